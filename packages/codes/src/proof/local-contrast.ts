import { mapPoint } from './homography.ts';
import type { Source } from './source.ts';

/** First bar and pitch of the bars in the code's box, in units. */
const FIRST = 100 + 302 / 90;
const PITCH = 559 / 45;
const BARS = 23;
/** Where along its axis a bar of any height is surely ink, in units from the middle. */
const ROWS = [-3, -1.5, 0, 1.5, 3];

/**
 * The contrast of the bar that stands out least, 1 to 21: its middle against the gaps beside it, as WCAG 2.2 has it.
 */
export function worstContrast(source: Source): number {
  const bars = Array.from({ length: BARS }, (_, bar) => luminanceAt(source, FIRST + bar * PITCH));
  const gaps = Array.from({ length: BARS + 1 }, (_, gap) => luminanceAt(source, FIRST + (gap - 0.5) * PITCH));
  const ratios = bars.flatMap((bar, index) => [ratio(bar, gaps[index]), ratio(bar, gaps[index + 1])]);
  return Math.min(...ratios);
}

function ratio(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The relative luminance at an x of the axis, in units: the mean of what stands there. */
function luminanceAt({ light, toPixel }: Source, x: number): number {
  const samples = ROWS.map((row) => {
    const [atX, atY] = mapPoint(toPixel, x, 50 + row);
    const column = Math.min(light.width - 1, Math.max(0, Math.floor(atX)));
    const at = (Math.min(light.height - 1, Math.max(0, Math.floor(atY))) * light.width + column) * 3;
    return 0.2126 * light.data[at] + 0.7152 * light.data[at + 1] + 0.0722 * light.data[at + 2];
  });
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}
