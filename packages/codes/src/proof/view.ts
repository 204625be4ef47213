import type { Point } from '../pixels.ts';
import { compose, type Homography, invert, mapPoint } from './homography.ts';
import type { Light } from './light.ts';
import type { Source } from './source.ts';

/** How a camera sees a code: angles in degrees, `size` the width of the code's box in pixels where it is seen straight. */
export type View = {
  readonly size: number;
  /** Turned in the picture. */
  readonly roll?: number;
  /** Seen from one side. */
  readonly tilt?: number;
  /** Seen from below. */
  readonly nod?: number;
  /** The angle that the code's length takes up on something round, as on a cup; 0 is flat. */
  readonly bend?: number;
};

/** How far away the camera is, in units: two and a half times the code's length. */
const DISTANCE = 1000;
/** Room around the code in a photograph, in units. */
const ROOM = 24;
/** The paper or screen that a picture lies on where it ends, as light. */
const GROUND = 0.82;
/** The largest sine of the angle at which a point on something round is seen: what lies beyond is left out. */
const STEEPEST = 0.98;

/** Where a point of the code, in units from its middle, is in a photograph, in pixels from its middle. */
function project({ size, roll = 0, tilt = 0, nod = 0 }: View): Homography {
  const scale = size / 400;
  const [sinTilt, cosTilt] = sincos(tilt);
  const [sinNod, cosNod] = sincos(nod);
  const [sinRoll, cosRoll] = sincos(roll);
  const turned = [cosTilt, sinNod * sinTilt, 0, 0, cosNod, 0, sinTilt / DISTANCE, -(sinNod * cosTilt) / DISTANCE, 1];
  return compose([scale * cosRoll, -scale * sinRoll, 0, scale * sinRoll, scale * cosRoll, 0, 0, 0, 1], turned);
}

function sincos(degrees: number): [sin: number, cos: number] {
  const angle = (degrees * Math.PI) / 180;
  return [Math.sin(angle), Math.cos(angle)];
}

/** Photographs a code: what of it falls on every pixel, and around it the ground it lies on. */
export function lookAt({ light, toPixel, scale }: Source, view: View): Light {
  const forward = project(view);
  const bend = ((view.bend ?? 0) * Math.PI) / 180;
  const radius = bend > 0 ? 400 / bend : 0;
  const corners = [-200 - ROOM, 200 + ROOM].flatMap((x) =>
    [-50 - ROOM, 50 + ROOM].map((y): Point => mapPoint(forward, x, y)),
  );
  const halfWidth = Math.ceil(Math.max(...corners.map(([x]) => Math.abs(x))));
  const halfHeight = Math.ceil(Math.max(...corners.map(([, y]) => Math.abs(y))));
  const [width, height] = [2 * halfWidth, 2 * halfHeight];

  const back = invert(forward);
  const samples = Math.min(3, Math.max(1, Math.round((scale * 400) / view.size)));
  const data = new Float32Array(width * height * 3);
  const share = 1 / (samples * samples);
  // A flat code is one projective map from the photograph to the picture; on something round the map goes by way of the box.
  const direct = compose(toPixel, compose([1, 0, 200, 0, 1, 50, 0, 0, 1], back));
  const [a, b, c, d, e, f, g, h, i] = direct;
  for (let part = 0; part < samples * samples; part++) {
    const stepX = ((part % samples) + 0.5) / samples - halfWidth;
    const stepY = (Math.floor(part / samples) + 0.5) / samples - halfHeight;
    for (let y = 0, to = 0; y < height; y++) {
      const atY = y + stepY;
      for (let x = 0; x < width; x++, to += 3) {
        const atX = x + stepX;
        if (radius > 0) {
          const [sourceX, sourceY] = unroll(mapPoint(back, atX, atY), radius, toPixel);
          addSample(data, to, light, sourceX - 0.5, sourceY - 0.5, share);
        } else {
          const w = g * atX + h * atY + i;
          addSample(data, to, light, (a * atX + b * atY + c) / w - 0.5, (d * atX + e * atY + f) / w - 0.5, share);
        }
      }
    }
  }
  return { width, height, data };
}

/** Where in the picture a point is that is seen on something round of that radius; far away where its side is seen. */
function unroll([u, v]: Point, radius: number, toPixel: Homography): Point {
  const sine = u / radius;
  if (Math.abs(sine) > STEEPEST) return [-1e6, -1e6];
  const angle = Math.asin(sine);
  return mapPoint(toPixel, radius * angle + 200, v * (1 + (radius * (1 - Math.cos(angle))) / DISTANCE) + 50);
}

/** Adds a share of the light at a place between pixels; beyond the picture is the ground. */
function addSample(data: Float32Array, to: number, light: Light, x: number, y: number, share: number): void {
  const { width, height, data: from } = light;
  if (!(x > -0.5 && y > -0.5 && x < width - 0.5 && y < height - 0.5)) {
    data[to] += GROUND * share;
    data[to + 1] += GROUND * share;
    data[to + 2] += GROUND * share;
    return;
  }
  const left = Math.floor(x);
  const top = Math.floor(y);
  const partX = x - left;
  const partY = y - top;
  const x0 = left < 0 ? 0 : left * 3;
  const x1 = left + 1 < width ? (left + 1) * 3 : x0;
  const y0 = top < 0 ? 0 : top * width * 3;
  const y1 = top + 1 < height ? (top + 1) * width * 3 : y0;
  const w00 = (1 - partX) * (1 - partY) * share;
  const w10 = partX * (1 - partY) * share;
  const w01 = (1 - partX) * partY * share;
  const w11 = partX * partY * share;
  for (let channel = 0; channel < 3; channel++) {
    data[to + channel] +=
      w00 * from[y0 + x0 + channel] +
      w10 * from[y0 + x1 + channel] +
      w01 * from[y1 + x0 + channel] +
      w11 * from[y1 + x1 + channel];
  }
}
