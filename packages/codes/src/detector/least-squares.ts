/**
 * The polynomial `c[0] + c[1] t + … ` of the given degree that is nearest to the points in the sense of weighted least
 * squares. `null` where the points do not determine it.
 */
export function fitPolynomial(
  t: readonly number[],
  values: readonly number[],
  degree: number,
  weights?: readonly number[],
): number[] | null {
  const n = degree + 1;
  const rows = Array.from({ length: n }, () => new Array<number>(n + 1).fill(0));
  for (let i = 0; i < t.length; i++) {
    const weight = weights ? weights[i] : 1;
    for (let r = 0; r < n; r++) {
      for (let c = 0; c < n; c++) rows[r][c] += weight * t[i] ** (r + c);
      rows[r][n] += weight * t[i] ** r * values[i];
    }
  }
  for (let p = 0; p < n; p++) {
    let pivot = p;
    for (let r = p + 1; r < n; r++) if (Math.abs(rows[r][p]) > Math.abs(rows[pivot][p])) pivot = r;
    if (Math.abs(rows[pivot][p]) < 1e-9) return null;
    [rows[p], rows[pivot]] = [rows[pivot], rows[p]];
    for (let r = 0; r < n; r++) {
      if (r === p) continue;
      const factor = rows[r][p] / rows[p][p];
      for (let c = p; c <= n; c++) rows[r][c] -= factor * rows[p][c];
    }
  }
  return rows.map((row, p) => row[n] / row[p]);
}

/** The value of a polynomial at `t`. */
export function valueAt(coefficients: readonly number[], t: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
}

/** The slope of a polynomial at `t`. */
export function slopeAt(coefficients: readonly number[], t: number): number {
  let slope = 0;
  for (let power = coefficients.length - 1; power > 0; power--) slope = slope * t + power * coefficients[power];
  return slope;
}
