import type { Pixels } from '../pixels.ts';
import { type Brightness, brightnessOfLuma } from './brightness.ts';
import type { Course } from './course.ts';
import { GAIN, strengthenFaint } from './faint.ts';
import { halve, type Luma } from './luma.ts';
import { findDiscs, groundRound, stripBox } from './mark.ts';
import { countBars, findMarkedBars, type Mark, type Place } from './marked-bars.ts';
import { LEAST_CONTRAST, type Trouble, type Unread } from './trouble.ts';
import { hasUnevenHalves } from './uneven-halves.ts';

/** So many of the plainest marks are looked at. */
const MOST_MARKS = 8;
/** Fewer bars at their places beside a mark may be chance. Without it, the negatives “QR code” and “piano keys” get a reason. */
const LEAST_SEEN = 10;
/** So many places are outside the picture where it cuts a code off. Without it, the refusals as damaged and unsupported layout lose pictures. */
const LEAST_OUTSIDE = 3;

/** A code by its mark and those of its bars that are seen. */
export function findUnreadBars(pixels: Pixels, base: Luma, brightness: Brightness): Unread | null {
  let best: { course: Course; reason: Trouble; bars: number } | null = null;
  for (const mark of plainMarks(base)) {
    const found = findMarkedBars(brightness, mark);
    if (found === null) continue;
    const { course, places } = found;
    const bars = countBars(places);
    const count = (place: string) => places.filter((other) => other === place).length;
    const lamps = count('lamp');
    const isGlare = lamps >= 5 && bars >= 1 && bars + count('pale') >= 2 && count('other') <= 3;
    if (!isGlare && bars < LEAST_SEEN) continue;
    if (best !== null && best.bars >= bars) continue;
    const strip = { ...course, contrast: mark.contrast };
    const reason = isGlare
      ? 'glare'
      : count('outside') >= LEAST_OUTSIDE
        ? 'cropped'
        : hasUnevenHalves(pixels, strip)
          ? 'unsupported_layout'
          : 'damaged';
    best = { course, bars, reason };
  }
  return best && { polygon: stripBox(best.course), reason: best.reason };
}

/** A code too pale to be told from noise. */
export function findFaintBars(base: Luma): Unread | null {
  for (const luma of [base, halve(base)]) {
    const strong = strengthenFaint(luma);
    if (strong === null) return null;
    const brightness = brightnessOfLuma(strong);
    for (const mark of plainMarks(halve(strong))) {
      if (Math.abs(mark.contrast) > GAIN * LEAST_CONTRAST) continue;
      const found = findMarkedBars(brightness, mark);
      if (found !== null && isFaintCode(found.places))
        return { polygon: stripBox(found.course), reason: 'low_contrast' };
    }
  }
  return null;
}

/** Noise hides some bars in part: such places count half. */
const LEAST_FAINT = { bars: 6, places: 12 };

function isFaintCode(places: readonly Place[]): boolean {
  const bars = countBars(places);
  const pale = places.filter((place) => place === 'pale').length;
  return bars >= LEAST_FAINT.bars && bars + pale / 2 >= LEAST_FAINT.places;
}

function plainMarks(base: Luma): Mark[] {
  const marks: Mark[] = [];
  for (const { luma, x, y, diameter, light } of findDiscs(base)) {
    const { scale, left, top } = luma;
    const round = groundRound(luma, x, y, diameter / 60);
    if (round === null || round.contrast > 0 !== light || Math.abs(round.contrast) < LEAST_CONTRAST) continue;
    marks.push({ x: left + x * scale, y: top + y * scale, unit: (diameter * scale) / 60, ...round });
  }
  const kept: Mark[] = [];
  for (const mark of marks.sort((a, b) => b.unit * Math.abs(b.contrast) - a.unit * Math.abs(a.contrast))) {
    // The same mark is found at several levels.
    const isSame = ({ x, y, unit }: Mark) => Math.hypot(x - mark.x, y - mark.y) < 30 * unit && mark.unit > 0.7 * unit;
    if (!kept.some(isSame)) kept.push(mark);
    if (kept.length === MOST_MARKS) break;
  }
  return kept;
}
