import type { Brightness } from './brightness.ts';
import type { Course } from './course.ts';

/**
 * How like a code a place looks whose bars cannot be told apart. Of a code is known, however small or blurred it is: ground is in the
 * margins, between mark and bars, and beyond the longest bars; the bars stand evenly to both sides of the axis.
 */
export type Likeness = {
  /** What contradicts this, as a share of what the bars differ from the ground, both squared: 0 for a code. */
  readonly unlike: number;
  /** By how many grey steps the mark is lighter than the ground. */
  readonly contrast: number;
  /** What the axis differs from the ground where there are bars, as a share of the mark's contrast: on the average, and at the third of the palest places. */
  readonly cover: number;
  readonly palest: number;
  /** The least that the mark, inside its edge, differs from the ground, as a share of its contrast. */
  readonly solid: number;
  /** How long the bars are, on the average, in units; between them counts as well. */
  readonly height: number;
};

/** Places, in units from the mark's centre, that are looked at: along the axis, and to both sides of it. */
const ALONG = Array.from({ length: 44 }, (_, i) => 9 * i - 44);
const ASIDE = [4, 13, 22, 30, 39];
/** The longest bar's half is 30. Halved, the refusals as too small and blurry lose pictures. */
const BEYOND_BARS = 36;
/** Radius of the mark, 30, with what softness adds to it, and without. */
const ROUND_MARK = 34;
const IN_MARK = 27;
/** The bars begin 50 units from the mark's centre and end at 330. */
const [BARS_BEGIN, BARS_END] = [47, 333];

/** Inside the mark's edge, clear of what is cut out of it. */
const RING = Array.from(
  { length: 12 },
  (_, i) => [21 * Math.cos((i * Math.PI) / 6), 21 * Math.sin((i * Math.PI) / 6)] as const,
);

type Part = 'ground' | 'mark' | 'bars' | 'edge';
const ALL_PLACES = ALONG.flatMap((u) => ASIDE.map((v) => ({ u, v, part: partAt(u, v) }))).filter(
  ({ part }) => part !== 'edge',
);

function partAt(u: number, v: number): Part {
  const fromMark = Math.hypot(u, v);
  if (v > BEYOND_BARS || u > BARS_END) return 'ground';
  if (u >= BARS_BEGIN) return 'bars';
  if (fromMark > ROUND_MARK) return 'ground';
  return fromMark < IN_MARK ? 'mark' : 'edge';
}

/**
 * What a place is measured by. `small`: the ground is even. `blurred`: blur mixes the ground with the bars and with what is round the code's
 * box, so that each place near the axis is compared with the ground `beside` it, so many units from the axis. Bars differ from the ground
 * at least and on the average by such shares of the mark's contrast, whatever becomes of them.
 */
const WAYS = {
  small: { ...placesUpTo(Infinity), beside: null, leastPalest: 0.15, mostCover: 0.85 },
  blurred: { ...placesUpTo(25), beside: 31, leastPalest: 0.15, mostCover: 1.05 },
} as const;
export type Way = keyof typeof WAYS;

/** All places up to so far from the axis, and every second row across it. */
function placesUpTo(most: number) {
  const places = ALL_PLACES.filter(({ v }) => v < most);
  return { places, few: places.filter(({ u }) => ALONG.indexOf(u) % 2 === 0) };
}

/** Measures a place; `null` where it is not all inside the picture. `roughly`, at half as many places. */
export function likenessOf(at: Brightness, { x, y, angle, unit }: Course, way: Way, roughly = false): Likeness | null {
  const { few, places, beside, leastPalest, mostCover } = WAYS[way];
  const cos = Math.cos(angle) * unit;
  const sin = Math.sin(angle) * unit;
  const ground = { sum: 0, squares: 0, count: 0 };
  const bars = { sum: 0, squares: 0, count: 0 };
  const mark = { sum: 0, squares: 0, count: 0 };
  const parts = { ground, bars, mark };
  let uneven = 0;
  const axis: number[] = [];
  const look = (u: number, v: number) => at(x + u * cos - v * sin, y + u * sin + v * cos);
  const groundAt = (u: number) => (beside === null ? 0 : (look(u, -beside) + look(u, beside)) / 2);
  for (const { u, v, part } of roughly ? few : places) {
    const here = groundAt(u);
    const above = look(u, -v) - here;
    const below = look(u, v) - here;
    const both = above + below;
    if (Number.isNaN(both)) return null;
    const sums = parts[part as 'ground' | 'bars' | 'mark'];
    sums.sum += both;
    sums.squares += above * above + below * below;
    sums.count += 2;
    if (part !== 'bars') continue;
    uneven += (above - below) ** 2 / 2;
    if (v === ASIDE[0]) axis.push(both / 2);
  }
  const paper = beside === null ? ground.sum / ground.count : 0;
  const contrast = mark.sum / mark.count - paper;
  const seen = bars.squares - 2 * paper * bars.sum + bars.count * paper * paper;
  const cover = axis.map((value) => (value - paper) / contrast).sort((a, b) => a - b);
  const [average, palest] = [cover.reduce((a, b) => a + b) / cover.length, cover[2]];
  const tooPale = Math.max(0, leastPalest - palest);
  const tooSolid = Math.max(0, average - mostCover);
  return {
    unlike: (ground.squares - ground.count * paper * paper + uneven) / seen + (tooPale + tooSolid) / 2,
    contrast,
    cover: average,
    palest,
    solid: Math.min(...RING.map(([u, v]) => (look(u, v) - groundAt(u) - paper) / contrast)),
    height: (2 * BEYOND_BARS * (bars.sum / bars.count - paper)) / contrast,
  };
}

/** From the mark's centre to the last bar, in units. Doubled, the refusals as blurry lose a picture. */
const LENGTH = 325;
/** By how many units both ends are moved, round by round. */
const STEPS = [2, 1, 0.5];

/** The course near by that is most like a code's. `null` where it leaves the picture. */
export function fitCourse(at: Brightness, start: Course, way: Way): (Course & Likeness) | null {
  let course = start;
  let best = likenessOf(at, start, way);
  for (const step of STEPS) {
    for (let better = true; better; ) {
      better = false;
      for (const next of coursesBeside(course, step)) {
        const likeness = likenessOf(at, next, way);
        if (best === null || likeness === null || likeness.unlike >= best.unlike) continue;
        [course, best, better] = [next, likeness, true];
      }
    }
  }
  return best && { ...course, ...best };
}

/** The courses one end of which lies `step` units farther along or aside. */
function* coursesBeside({ x, y, angle, unit }: Course, step: number): Generator<Course> {
  const [alongX, alongY] = [Math.cos(angle) * unit, Math.sin(angle) * unit];
  for (const isMark of [true, false]) {
    for (const way of [-step, step]) {
      for (const [byX, byY] of [
        [alongX * way, alongY * way],
        [-alongY * way, alongX * way],
      ]) {
        const [fromX, fromY] = isMark ? [x + byX, y + byY] : [x, y];
        const toX = x + alongX * LENGTH + (isMark ? 0 : byX) - fromX;
        const toY = y + alongY * LENGTH + (isMark ? 0 : byY) - fromY;
        yield { x: fromX, y: fromY, angle: Math.atan2(toY, toX), unit: Math.hypot(toX, toY) / LENGTH };
      }
    }
  }
}
