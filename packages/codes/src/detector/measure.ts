import type { Profile } from './sampler.ts';

/** What was measured of 23 bars: their lengths and the pitch at each, in pixels. */
export type Measured = { readonly lengths: readonly number[]; readonly pitches: readonly number[] };

/** How to find the end of a bar in its profile. Returns its distance from the centre in steps; `way` is 1 or -1. */
type EndRule = (profile: Profile, way: 1 | -1) => number;

/**
 * The ways to find where a bar ends, the surest in clean pictures first: where the brightness passes the middle between bar and gap;
 * where it passes the middle between the bar and the ground beyond its end, which blur leaves darker than the gaps; and
 * where it falls most steeply, whatever its neighbours add.
 */
const RULES: readonly EndRule[] = [
  (profile, way) => crossing(profile, way, (profile.ink + profile.paper) / 2),
  (profile, way) => crossing(profile, way, (profile.ink + beyond(profile, way)) / 2),
  steepest,
];

/** Measures the bars by each rule in turn. */
export function* measureBars(profiles: readonly Profile[]): Generator<Measured> {
  const pitches = profiles.map(({ pitch }) => pitch);
  for (const rule of RULES) {
    const lengths = profiles.map((profile) => (rule(profile, 1) + rule(profile, -1)) * profile.step);
    yield { lengths, pitches };
  }
}

/** An outline stands out at least by this share of the bar's contrast, and within so many steps from bar to bar of what else is seen of the bar. */
const LEAST_OUTLINE = 0.16;
const MOST_HOLLOW = 0.7;

/** Measures bars whose ends are seen by their outlines only, as far as anything of them is seen: pockets in a model, seen aslant (a screenshot). */
export function measureHollowBars(profiles: readonly Profile[]): Measured {
  const lengths = profiles.map((profile) => (lastInk(profile, 1) + lastInk(profile, -1)) * profile.step);
  return { lengths, pitches: profiles.map(({ pitch }) => pitch) };
}

function lastInk({ values, reach, ink, paper, step, pitch }: Profile, way: 1 | -1): number {
  const sign = ink > paper ? 1 : -1;
  const level = paper + LEAST_OUTLINE * (ink - paper);
  const gap = (MOST_HOLLOW * pitch) / step;
  let last = 0;
  for (let i = 0; i <= Math.min(reach, last + gap); i++) if (sign * (values[reach + way * i] - level) > 0) last = i;
  return last + 0.5;
}

/** So many of the nearest bars that are seen say how bright bar and ground are where one is damaged. */
const WITNESSES = 7;

/**
 * Lengths that each half of a bar may have, in pixels: where it first ends, and where it last ends; none where no end is seen.
 */
export type Halves = readonly [up: readonly number[], down: readonly number[]];

/**
 * What the halves of bar `k` may be, by the brightness that the bars and the ground near it have: its own may be that of what lies
 * on it. `gaps` is the brightness beside the bar, place by place.
 */
export function measureHalves(profiles: readonly Profile[], gaps: Float64Array, k: number): Halves {
  const near = profiles
    .map((profile, bar) => ({ profile, away: Math.abs(bar - k) }))
    .filter(({ profile }) => !profile.lost)
    .sort((a, b) => a.away - b.away)
    .slice(0, WITNESSES);
  const ink = medianOf(near.map(({ profile }) => profile.ink));
  const paper = medianOf(near.map(({ profile }) => profile.paper));
  const usual = { ...profiles[k], ink, paper };
  return [endsOf(usual, gaps, -1), endsOf(usual, gaps, 1)];
}

/** Ends closer to each other than this, in steps, are one. */
const SAME_END = 1.5;
/** Ground follows on a bar within so many steps and this share of the profile's reach, however soft the end is. */
const SOFT_END = 3;
const SOFT_SHARE = 0.08;

/**
 * The first and the last place where the bar ends: where it differs from the gaps beside it, and a little further on there is
 * ground. A lamp's image wipes out that difference, and what lies on a bar mostly lies on the gaps too.
 */
function endsOf(profile: Profile, gaps: Float64Array, way: 1 | -1): number[] {
  const { values, reach, ink, paper, step } = profile;
  const level = (ink + paper) / 2;
  const sign = ink > paper ? 1 : -1;
  const usual = Math.abs(ink - paper);
  const softness = Math.max(SOFT_END, Math.round(SOFT_SHARE * reach));
  const differs = (i: number) => sign * (values[reach + way * i] - gaps[reach + way * i]) > usual / 2;
  const isGround = (i: number) =>
    i <= reach && sign * (values[reach + way * i] - level) < 0 && sign * (values[reach + way * i] - paper) > -usual / 2;
  const ends: number[] = [];
  for (let i = 1; i <= reach; i++) {
    const before = values[reach + way * (i - 1)];
    const now = values[reach + way * i];
    if (!(sign * (before - level) >= 0 && sign * (now - level) < 0)) continue;
    // Within the soft end the bar's edge differs less and less from the gaps.
    if (!differs(Math.max(0, i - 1 - softness)) && !differs(i - 1)) continue;
    if (!isGround(i + softness) && !isGround(i + 1)) continue;
    ends.push(i - 1 + (before - level) / (before - now));
  }
  const first = ends[0];
  const last = ends[ends.length - 1];
  return ends.length === 0 ? [] : (last - first > SAME_END ? [first, last] : [first]).map((end) => end * step);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Where the profile first passes `level`, between the samples; its end where it never does. */
function crossing({ values, reach, ink, paper }: Profile, way: 1 | -1, level: number): number {
  const light = ink > paper;
  for (let i = 1; i <= reach; i++) {
    const now = values[reach + way * i];
    if (light ? now < level : now > level) {
      const before = values[reach + way * (i - 1)];
      const part = before === now ? 0.5 : (before - level) / (before - now);
      return i - 1 + Math.min(1, Math.max(0, part));
    }
  }
  return reach;
}

/** The brightness beyond the bar's end: the one least like the bar. */
function beyond({ values, reach, ink, paper }: Profile, way: 1 | -1): number {
  let far = values[reach];
  for (let i = 1; i <= reach; i++) {
    const now = values[reach + way * i];
    far = ink > paper ? Math.min(far, now) : Math.max(far, now);
  }
  return far;
}

function steepest({ values, reach, ink, paper }: Profile, way: 1 | -1): number {
  const sign = ink > paper ? 1 : -1;
  const fall = (i: number) => sign * (values[reach + way * (i - 1)] - values[reach + way * (i + 1)]);
  let best = 1;
  for (let i = 2; i < reach; i++) if (fall(i) > fall(best)) best = i;
  if (best === 1 || best >= reach - 1) return best;
  // The top of the parabola through the steepest and the two beside it.
  const [before, here, after] = [fall(best - 1), fall(best), fall(best + 1)];
  const bend = before - 2 * here + after;
  return bend === 0 ? best : best + (0.5 * (before - after)) / bend;
}
