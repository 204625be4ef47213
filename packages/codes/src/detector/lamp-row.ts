import { BAR_COUNT } from '../symbol.ts';
import { BAR_AREAS, type Bars, findBars } from './bars.ts';
import { findThresholds } from './binarizer.ts';
import { type Brightness, brightnessOfLuma } from './brightness.ts';
import { findComponents } from './components.ts';
import type { Course } from './course.ts';
import { findRows, type Row } from './finder.ts';
import { fitPolynomial, valueAt } from './least-squares.ts';
import type { Luma } from './luma.ts';
import { PITCH_UNITS } from './sampler.ts';

/** Brightness of a lamp's image, and the share of a picture that one at least takes. */
const LAMP = 253;
const LEAST_SHARE = 0.01;
/** So many bars at least are left in a row, and so many places beside them are under the lamp's image. */
const LEAST_BARS = 6;
const LEAST_LIT = 5;
/** Bars stand evenly to both sides of the axis, up to so much of a pitch, and the longest is so many times as long as the shortest. */
const MOST_OFF = 0.12;
const LEAST_RATIO = 1.5;

/**
 * The course of a code of which a lamp's image hides all but a row of bars at its end: beside the last one is the margin, where the others must
 * be is nothing but white. `null` where there is none.
 */
export function findRowAtLamp(luma: Luma): Course | null {
  let lit = 0;
  for (let i = 0; i < luma.data.length; i++) if (luma.data[i] >= LAMP) lit++;
  if (lit < LEAST_SHARE * luma.data.length) return null;
  const bars = findBars(findComponents(luma, findThresholds(luma), BAR_AREAS));
  const brightness = brightnessOfLuma({ ...luma, scale: 1, left: 0, top: 0 });
  for (const row of findRows(bars, luma.width, luma.height, LEAST_BARS)) {
    const course = courseOf(bars, row, brightness);
    if (course === null) continue;
    const { x, y, angle, unit } = course;
    return { x: luma.left + x * luma.scale, y: luma.top + y * luma.scale, angle, unit: unit * luma.scale };
  }
  return null;
}

/** Where the last bar is, in units from the mark's centre. */
const LAST_BAR = 50 + 302 / 90 + 22 * PITCH_UNITS;

function courseOf(bars: Bars, { members, index }: Row, brightness: Brightness): Course | null {
  const xs = fitPolynomial(
    index,
    members.map((member) => bars.x[member]),
    1,
  );
  const ys = fitPolynomial(
    index,
    members.map((member) => bars.y[member]),
    1,
  );
  if (xs === null || ys === null) return null;
  const pitch = Math.hypot(xs[1], ys[1]);
  const isEven = members.every(
    (member, i) =>
      Math.hypot(bars.x[member] - valueAt(xs, index[i]), bars.y[member] - valueAt(ys, index[i])) <
      MOST_OFF * pitch + 0.5,
  );
  const lengths = members.map((member) => bars.length[member]);
  if (!isEven || Math.max(...lengths) < LEAST_RATIO * Math.min(...lengths)) return null;
  const at = (place: number) => brightness(valueAt(xs, place), valueAt(ys, place));
  const last = index[index.length - 1];
  for (const [end, way] of [
    [last, 1],
    [0, -1],
  ]) {
    const ground = at(end - way / 2);
    const margin = at(end + way);
    const contrast = Math.abs(at(end) - ground);
    if (!(ground < LAMP && margin < LAMP && Math.abs(margin - ground) < contrast / 3)) continue;
    let lit = 0;
    for (let place = last + 1; place < BAR_COUNT; place++) if (at(end - way * place) >= LAMP) lit++;
    if (lit < LEAST_LIT) continue;
    const unit = pitch / PITCH_UNITS;
    const angle = Math.atan2(way * ys[1], way * xs[1]);
    const [toX, toY] = [Math.cos(angle) * unit * LAST_BAR, Math.sin(angle) * unit * LAST_BAR];
    return { x: valueAt(xs, end) - toX, y: valueAt(ys, end) - toY, angle, unit };
  }
  return null;
}
