import type { Namespace, Pixels, Point } from '@barline/codes';
import sharp from 'sharp';
import { paintGround } from './ground.ts';
import { type Light, meanTone, toPixels } from './light.ts';
import { addGlare, anyBlob, castShadow } from './lighting.ts';
import { defocus, moveBlur, soften } from './optics.ts';
import { drawPrint } from './print.ts';
import type { Random } from './random.ts';
import { expose } from './sensor.ts';
import { type Area, laySheet, type Sheet } from './sheet.ts';
import type { Item, Shot } from './shot.ts';
import { type Pose, placeSurface, type Surface } from './surface.ts';

/** A code that is in a picture, and the corners of its 400 × 100 box, clockwise from the one above the mark. */
export type Truth = {
  readonly mediaRef: number;
  readonly namespace: Namespace;
  readonly polygon: readonly [Point, Point, Point, Point];
};

export type Picture = { readonly pixels: Pixels; readonly codes: readonly Truth[] };

/** Takes the picture. The same shot and the same chance give the same pixels. */
export async function photograph(shot: Shot, random: Random): Promise<Picture> {
  const { width, height } = shot;
  const scene = paintGround(shot.ground, width, height, random);
  const placed = shot.items.map((item) => ({ item, ...placeItem(item, boxOf(item), width, height) }));
  for (const { item, surface, pose } of placed) {
    // Finer than the picture, so that the drawing is not what is soft.
    laySheet(scene, drawPrint(item.print, meanTone(scene), Math.min(6, 1.7 * pose.scale), random), surface);
  }
  const first = placed[0]?.surface ?? null;
  castShadow(scene, shot.shadow, first?.toPicture(random.between(80, 320), 50) ?? [width / 2, height / 2], random);
  if (shot.glare !== null && first !== null) addGlare(scene, anyBlob(shot.glare, random), first);
  const pixels = await develop(first === null ? scene : blur(scene, shot, first), shot, random);
  return {
    pixels,
    codes: placed.map(({ item, surface }) => ({
      mediaRef: item.mediaRef,
      namespace: item.namespace,
      polygon: [
        surface.toPicture(0, 0),
        surface.toPicture(400, 0),
        surface.toPicture(400, 100),
        surface.toPicture(0, 100),
      ],
    })),
  };
}

/** Takes a picture of any sheet, hung where the shot's first item would. */
export async function photographSheet(shot: Shot, sheet: Sheet, random: Random): Promise<Pixels> {
  const scene = paintGround(shot.ground, shot.width, shot.height, random);
  const { surface } = placeItem(shot.items[0], sheet.box, shot.width, shot.height);
  laySheet(scene, sheet, surface);
  return develop(blur(scene, shot, surface), shot, random);
}

/** What the sensor and the file make of the light. */
async function develop(scene: Light, { sensor, jpeg }: Pick<Shot, 'sensor' | 'jpeg'>, random: Random): Promise<Pixels> {
  const pixels = toPixels(expose(scene, sensor, random));
  return jpeg === null ? pixels : throughJpeg(pixels, jpeg);
}

/** Bars stand 559/45 units apart. */
const PITCH = 559 / 45;

function blur(scene: Light, shot: Shot, surface: Surface): Light {
  // The strip's own direction and the distance from bar to bar in its middle.
  const [left, right] = [surface.toPicture(200 - PITCH / 2, 50), surface.toPicture(200 + PITCH / 2, 50)];
  const pitch = Math.hypot(right[0] - left[0], right[1] - left[1]);
  const angle = Math.atan2(right[1] - left[1], right[0] - left[0]) + (shot.motionAngle * Math.PI) / 180;
  const length = shot.motion * pitch;
  soften(scene, shot.softness);
  const moved = length > 0 ? moveBlur(scene, length * Math.cos(angle), length * Math.sin(angle)) : scene;
  return defocus(moved, shot.defocus * pitch);
}

/** Hangs an item in the picture so that all of its code is seen; where it is too large for that it is made smaller. */
function placeItem(item: Item, box: Area, width: number, height: number): { surface: Surface; pose: Pose } {
  let scale = (item.share * width) / 400;
  let [x, y] = [width / 2, height / 2];
  for (let round = 0; ; round++) {
    const pose = {
      x,
      y,
      scale,
      roll: radians(item.roll),
      tilt: radians(item.tilt),
      tiltAxis: radians(item.tiltAxis),
      arc: radians(item.arc),
    };
    const surface = placeSurface(pose, width, height);
    const [left, top, right, bottom] = boundsOf(surface, box);
    const margin = 0.02 * height;
    const roomX = width - 2 * margin - (right - left);
    const roomY = height - 2 * margin - (bottom - top);
    if (round === 4) return { surface, pose };
    if (roomX < 0 || roomY < 0) {
      scale *= 0.98 * Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
      [x, y] = [width / 2, height / 2];
      round = Math.min(round, 1);
    } else {
      // Off the middle it looks a little different: a second round corrects the place.
      x += margin + item.x * roomX - left;
      y += margin + item.y * roomY - top;
    }
  }
}

/** What is left of a code's box where its margins are cut off. */
function boxOf({ print: { cut } }: Item): Area {
  return { left: cut, top: cut, right: 400 - cut, bottom: 100 - cut };
}

function boundsOf(surface: Surface, { left, top, right, bottom }: Area): [number, number, number, number] {
  const points: Point[] = [];
  for (const v of [top, bottom]) {
    for (let i = 0; i <= 8; i++) points.push(surface.toPicture(left + ((right - left) * i) / 8, v));
  }
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

async function throughJpeg({ width, height, data }: Pixels, quality: number): Promise<Pixels> {
  const file = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality })
    .toBuffer();
  const decoded = await sharp(file).ensureAlpha().raw().toBuffer();
  return { width, height, data: new Uint8Array(decoded.buffer, decoded.byteOffset, decoded.length) };
}
