/** The shade of a pixel that is covered wholly; 0 is one that is not. 16 shades fit 4 bits of a PNG. */
export const MAX_SHADE = 15;

/** The shade of a pixel of which `coverage`, 0 to 1, is covered. */
export function toShade(coverage: number): number {
  return Math.min(MAX_SHADE, Math.round(coverage * MAX_SHADE));
}
