/** How well bars and background can be told apart. */
export type ContrastLevel = 'good' | 'fine' | 'risky' | 'refused';

/** Levels by WCAG ratio. White on Spotify's own green is 2.59, so a low ratio alone must not block. */
export function judgeContrast(ratio: number): ContrastLevel {
  if (ratio >= 4.5) return 'good';
  if (ratio >= 3) return 'fine';
  return ratio >= 1.5 ? 'risky' : 'refused';
}
