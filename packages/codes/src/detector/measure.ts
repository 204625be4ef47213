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
