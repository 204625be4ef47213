/** A number with at most `digits` decimals, never in exponents, as SVG, PDF and PostScript take it. */
export function decimal(value: number, digits = 3): string {
  const text = value.toFixed(digits);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}
