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
  return solveLinear(rows);
}

/** Solves linear equations, one a row, the right side last; the rows are used up. `null` where they do not determine the answer. */
function solveLinear(rows: number[][]): number[] | null {
  const n = rows.length;
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

/** Differences over so small a step are slopes; what is fitted has parameters of about 1 to 100. */
const TINY_STEP = 0.01;
/** Rounds after which a fit has gone as far as it will, and the share of the squares that a round must take away for another. */
const ROUNDS = 30;
const LEAST_GAIN = 1e-3;

/**
 * The parameters near `start` for which the sum of the squares of `errorsOf` is least. `errorsOf` gives as many errors
 * each time, or `null` where there are none. (Levenberg 1944, Marquardt 1963; slopes by differences.)
 */
export function fitParameters(
  errorsOf: (parameters: readonly number[]) => Float64Array | null,
  start: readonly number[],
): readonly number[] {
  let here = start;
  let errors = errorsOf(here);
  let damping = 0.01;
  for (let round = 0; round < ROUNDS && errors !== null && damping < 1e4; round++) {
    const now: Float64Array = errors;
    const slopes = here.map((_, i) =>
      errorsOf(here.with(i, here[i] + TINY_STEP))?.map((e, at) => (e - now[at]) / TINY_STEP),
    );
    const rows = slopes.map((slope, i) => [
      ...slopes.map((other, j) => dot(slope, other) * (i === j ? 1 + damping : 1)),
      -dot(slope, now),
    ]);
    const step = solveLinear(rows);
    const there = step && here.map((parameter, i) => parameter + step[i]);
    const found = there && errorsOf(there);
    const [before, after] = [dot(now, now), dot(found, found)];
    if (there === null || found === null || !(after < before)) {
      damping *= 10;
      continue;
    }
    [here, errors] = [there, found];
    damping /= 10;
    if (after > (1 - LEAST_GAIN) * before) break;
  }
  return here;
}

function dot(a: Float64Array | null | undefined, b: Float64Array | null | undefined): number {
  let sum = 0;
  if (a && b) for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
