import type { Pixels } from '../pixels.ts';
import { brightnessInside } from './brightness.ts';
import { findRowAtLamp } from './lamp-row.ts';
import { halve, type Luma } from './luma.ts';
import { type Strip, stripBox } from './mark.ts';
import type { Trouble, Unread } from './trouble.ts';
import { findFaintBars, findUnreadBars } from './unread-bars.ts';
import { findUnreadStrip } from './unread-strip.ts';
import { findUnresolvedStrip } from './unresolved-strip.ts';

/** Looks for a code that was not read, and for what is wrong with it; `null` where there is none. `strips` are those found by their marks. */
export function findUnread(
  pixels: Pixels,
  base: Luma,
  { strips, crowded }: { readonly strips: readonly Strip[]; readonly crowded: boolean },
  effort: 'thorough' | 'quick',
): Unread | null {
  const marked = findUnreadStrip(pixels, strips);
  if (effort === 'quick') return marked;
  const brightness = brightnessInside(pixels);
  const certain = marked?.reason === 'too_small' || marked?.reason === 'blurry' ? null : marked;
  // Among much that has contrast, looking for bars that are hidden or pale takes too long.
  if (crowded) return certain ?? findUnresolvedStrip(base, brightness, crowded);
  return (
    findUnreadBars(pixels, base, brightness) ??
    certain ??
    findGlare(base) ??
    findUnresolvedStrip(base, brightness, crowded) ??
    findFaintBars(base)
  );
}

/** A code of which a lamp's image leaves nothing but bars at the end. */
function findGlare(base: Luma): Unread | null {
  for (const luma of [base, halve(base)]) {
    const course = findRowAtLamp(luma);
    if (course !== null) return { polygon: stripBox(course), reason: 'glare' };
  }
  return null;
}

/** Brightness that is pure white. Doubled, the refusals as overexposed lose pictures. */
const WHITE = 250;
/** Pictures whose brightest places are darker than this show nothing. */
const DARK = 48;
/**
 * Pictures of which so much is pure white, and hardly a pixel is darker than pale, have lost what was there.
 * With `PALE` doubled, the refusals as overexposed lose pictures.
 */
const MOST_BURNT = 0.2;
const PALE = 180;
const HARDLY = 0.0005;
/** Smaller pictures than this, in pixels, are no camera's: white ones are blank pages. */
const LEAST_TAKEN = 320 * 240;
const EXTREME = 0.01;
/** Every so manieth pixel is looked at. */
const STRIDE = 7;

/** What the whole picture suffers from: too little or too much light, or nothing. */
export function lightTrouble({ data, scale }: Luma): Trouble | null {
  const histogram = new Uint32Array(256);
  let count = 0;
  for (let i = 0; i < data.length; i += STRIDE, count++) histogram[data[i]]++;
  const below = (share: number) => {
    let left = share * count;
    let value = 0;
    while (value < 255 && left >= histogram[value]) left -= histogram[value++];
    return value;
  };
  const brightest = below(1 - EXTREME);
  if (brightest < DARK && brightest - below(EXTREME) > 2) return 'too_dark';
  let burnt = 0;
  for (let value = WHITE; value < 256; value++) burnt += histogram[value];
  const isTaken = data.length * scale ** 2 >= LEAST_TAKEN;
  if (isTaken && burnt > MOST_BURNT * count && below(HARDLY) > PALE) return 'overexposed';
  return null;
}
