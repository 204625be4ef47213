import { BAR_COUNT } from '../symbol.ts';
import type { Brightness } from './brightness.ts';
import type { Course } from './course.ts';
import { PITCH_UNITS } from './sampler.ts';

/** A mark as it was found: its centre and a unit of the code's box in pixels, the brightness of the ground round it, and by how much it is lighter. */
export type Mark = {
  readonly x: number;
  readonly y: number;
  readonly unit: number;
  readonly paper: number;
  readonly contrast: number;
};

/** What is seen where the mark says that a bar stands: a bar, a lamp's image, nothing for being outside of the picture, or something else. */
export type Place = 'bar' | 'pale' | 'lamp' | 'outside' | 'other';

/** The 23 places beside a mark, and the course on which most of them are bars. */
export type MarkedBars = { readonly course: Course; readonly places: readonly Place[] };

/** Where the middle of the first bar is, in units from the mark's centre. Halved, the refusals as glare lose a picture. */
const FIRST = 50 + 302 / 90;

/**
 * Which bars tell the direction: the first or, where a lamp's image hides those, the last; how many directions are tried, and which shares of
 * what the mark's size seems: the farther the bars, the finer.
 */
const ENDS = [
  { from: 0, to: 5, directions: 240, sizes: [0.96, 1, 1.04] },
  {
    from: BAR_COUNT - 4,
    to: BAR_COUNT,
    directions: 720,
    sizes: Array.from({ length: 25 }, (_, i) => 0.94 + 0.005 * i),
  },
] as const;
/** So plainly must they be seen, in bars, and so many courses on which they are seen most plainly are followed. */
const LEAST_AT_END = 1.2;
const MOST_FOLLOWED = 4;

/** Follows the bars from the mark on. `null` where there are none in any direction. */
export function findMarkedBars(brightness: Brightness, mark: Mark): MarkedBars | null {
  const isPale = Math.max(mark.paper, mark.paper + mark.contrast) > LAMP - 3;
  const view: View = { ...mark, brightness, lamp: isPale ? 256 : LAMP };
  let best: MarkedBars | null = null;
  for (const { from, to, directions, sizes } of ENDS) {
    const starts: { course: Course; plain: number }[] = [];
    for (let i = 0; i < directions; i++) {
      const angle = (i * 2 * Math.PI) / directions;
      for (const size of sizes) {
        const course = { x: mark.x, y: mark.y, unit: mark.unit * size, angle };
        if (from > 0 && !isLampAt(view, course, MIDDLE_BAR)) break;
        const plain = plainness(view, course, from, to);
        if (plain > LEAST_AT_END) starts.push({ course, plain });
      }
    }
    starts.sort((a, b) => b.plain - a.plain);
    for (const { course } of starts.slice(0, MOST_FOLLOWED)) {
      const places = follow(view, course);
      if (best === null || countBars(places) > countBars(best.places)) best = { course, places };
    }
  }
  return best;
}

const MIDDLE_BAR = BAR_COUNT >> 1;

function isLampAt(view: View, course: Course, bar: number): boolean {
  return toSampler(view, course)(FIRST + bar * PITCH_UNITS, 0) >= view.lamp;
}

export function countBars(places: readonly Place[]): number {
  return places.filter((place) => place === 'bar').length;
}

type View = Mark & { readonly brightness: Brightness; readonly lamp: number };

/** Brightness by place in units from the mark's centre, NaN outside the picture. */
function toSampler({ brightness }: View, { x, y, angle, unit }: Course): Look {
  const cos = Math.cos(angle) * unit;
  const sin = Math.sin(angle) * unit;
  return (u, v) => brightness(x + u * cos - v * sin, y + u * sin + v * cos);
}
type Look = (u: number, v: number) => number;

/** Beside the tallest bar is ground. Halved, the refusals as glare lose a picture. */
const BESIDE = 37;
/** Something that is no bar counts so much against a course. */
const MOST_AGAINST = 0.25;

/** How plainly bars are seen at the places `from` up to `to`, in bars. */
function plainness(view: View, course: Course, from: number, to: number): number {
  const at = toSampler(view, course);
  let sum = 0;
  for (let bar = from; bar < to; bar++) {
    const plain = plainnessAt(view, at, FIRST + bar * PITCH_UNITS, 0);
    if (!Number.isNaN(plain)) sum += Math.max(-MOST_AGAINST, plain);
  }
  return sum;
}

/**
 * How plainly a bar is seen at a place: 1 where it differs as much as the mark does from the gaps beside it and from the ground beyond its
 * ends. NaN where a lamp's image hides light bars or all beside
 * them; dark ones are not hidden by what lights the ground beside them.
 */
function plainnessAt({ contrast, lamp }: View, at: Look, u: number, v: number): number {
  const seen = (atU: number, atV: number) => {
    const value = at(atU, atV);
    return contrast < 0 || value < lamp ? value : Number.NaN;
  };
  const gaps = meanSeen(seen(u - PITCH_UNITS / 2, v), seen(u + PITCH_UNITS / 2, v));
  const ink = (seen(u - ASIDE, v - 3) + seen(u + ASIDE, v + 3)) / 2;
  const beside = meanSeen(seen(u, v - BESIDE), seen(u, v + BESIDE));
  return Math.min(1, (ink - gaps) / contrast, (ink - beside) / contrast);
}

function meanSeen(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : (a + b) / 2;
}

/**
 * Ink is looked at so far from the bar's middle, so that it is the middle where most is seen.
 * Doubled, the refusals as glare and low contrast lose pictures.
 */
const ASIDE = 2;

/** What is seen at the 23 places. The course is put right from bar to bar: the mark's size and place are not known well, and perspective changes the pitch. */
function follow(view: View, course: Course): Place[] {
  const at = toSampler(view, course);
  const along = { off: 0, slope: 0 };
  const across = { off: 0, slope: 0 };
  return Array.from({ length: BAR_COUNT }, (_, bar) => {
    for (const way of [along, across]) way.off += way.slope;
    const from = FIRST + bar * PITCH_UNITS + along.off;
    let u = from;
    let most = -Infinity;
    for (let off = -REACH; off <= REACH; off += 0.75) {
      const plain = plainnessAt(view, at, from + off, across.off);
      if (plain > most) [u, most] = [from + off, plain];
    }
    const { place, aside } = lookAt(view, at, u, across.off);
    if (place === 'bar') {
      learn(along, u - from);
      learn(across, aside);
    }
    return place === 'other' && most > 0.2 ? 'pale' : place;
  });
}

/** Halved, the refusals as unsupported layout lose a picture. */
const REACH = 3;

function learn(way: { off: number; slope: number }, error: number): void {
  way.off += 0.6 * error;
  way.slope += 0.15 * error;
}

/** Brightness of a lamp's image. Halved, the refusals as glare lose pictures. */
const LAMP = 253;
/** A bar differs from the gaps beside it by this share of the mark's contrast, and from the mark's own brightness by no more than that. */
const LEAST_DEPTH = 0.45;
const MOST_UNLIKE = 0.5;
/**
 * Halves of a bar's length, in units: the drawing's, with what light and blur make of it, and by how much they may differ.
 * With `TALLEST_HALF` halved, the refusals as damaged lose pictures; without `MOST_ASIDE`, the refusals as unsupported layout lose a
 * picture.
 */
const SHORTEST = 8;
const TALLEST_HALF = 36;
const MOST_ASIDE = 4;

function lookAt(view: View, at: Look, u: number, v: number): { place: Place; aside: number } {
  const [before, ink, after] = [
    at(u - PITCH_UNITS / 2, v),
    (at(u, v - 2) + at(u, v + 2)) / 2,
    at(u + PITCH_UNITS / 2, v),
  ];
  if (Number.isNaN(before + ink + after)) return { place: 'outside', aside: 0 };
  if ((view.contrast < 0 ? ink : Math.max(before, ink, after)) >= view.lamp) return { place: 'lamp', aside: 0 };
  const other = { place: 'other', aside: 0 } as const;
  const ground = (before + after) / 2;
  const depth = ink - ground;
  if (depth / view.contrast < LEAST_DEPTH) return other;
  if (Math.abs(ink - view.paper - view.contrast) > MOST_UNLIKE * Math.abs(view.contrast)) return other;
  const half = (way: 1 | -1) => {
    let length = 0;
    while (length < TALLEST_HALF + MOST_ASIDE && (at(u, v + way * length) - ground) / depth > 0.5) length += 0.5;
    return length;
  };
  const [up, down] = [half(-1), half(1)];
  const aside = (down - up) / 2;
  const isBar = up + down > SHORTEST && up + down < 2 * TALLEST_HALF && Math.abs(aside) < MOST_ASIDE;
  return isBar ? { place: 'bar', aside } : other;
}
