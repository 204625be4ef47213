import { type Levels, rasterToRgba, renderRaster } from '@barline/codes';
import sharp from 'sharp';

type CodeInView = { levels: Levels; width: number; turn?: number; left?: number; top?: number };

/** What a camera sees in one moment; `code` is turned by `turn` degrees and `width` pixels long. */
export type Shot = {
  readonly code?: CodeInView;
  readonly also?: CodeInView;
  /** A picture in the middle of the frame, such as a QR code. */
  readonly picture?: Buffer;
  /** Sigma of a blur, in pixels. */
  readonly blur?: number;
  /** What the light is multiplied by. */
  readonly light?: number;
  /** How many frames it lasts. */
  readonly frames: number;
};

const WIDTH = 1280;
const HEIGHT = 720;

/**
 * A film in the format that Chromium's fake camera plays, over and over: JPEG pictures one after the other (the name
 * must end in .mjpeg).
 */
export async function makeClip(shots: readonly Shot[], size = { width: WIDTH, height: HEIGHT }): Promise<Buffer> {
  const frames: Buffer[] = [];
  for (const shot of shots) {
    const still = await drawShot(shot, size);
    for (let frame = 0; frame < shot.frames; frame++) frames.push(still);
  }
  return Buffer.concat(frames);
}

/** One frame of a shot as JPEG. */
export async function drawShot(shot: Shot, { width, height } = { width: WIDTH, height: HEIGHT }): Promise<Buffer> {
  const layers: { input: Buffer; left?: number; top?: number }[] = [];
  for (const code of [shot.code, shot.also]) if (code) layers.push(await placeCode(code, width, height));
  if (shot.picture) layers.push({ input: shot.picture });
  let frame = sharp(room(width, height), { raw: { width, height, channels: 3 } }).composite(layers);
  frame = sharp(await frame.png({ compressionLevel: 0 }).toBuffer());
  if (shot.blur) frame = frame.blur(shot.blur);
  if (shot.light) frame = frame.linear(shot.light, 0);
  return frame.jpeg({ quality: 85 }).toBuffer();
}

async function placeCode(
  { levels, width, turn = 0, left, top }: CodeInView,
  frameWidth: number,
  frameHeight: number,
): Promise<{ input: Buffer; left: number; top: number }> {
  const raster = renderRaster({ levels }, { width, background: '#ffffff', bars: '#000000' });
  const { data, ...size } = rasterToRgba(raster);
  const { data: input, info } = await sharp(data, { raw: { width: size.width, height: size.height, channels: 4 } })
    .rotate(turn, { background: '#00000000' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return {
    input,
    left: left ?? Math.round((frameWidth - info.width) / 2),
    top: top ?? Math.round((frameHeight - info.height) / 2),
  };
}

/** A wall with a shelf: light from one side, a few edges, nothing like a code. */
function room(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shelf = y > height * 0.78 ? 60 : 0;
      const light = 175 - (70 * x) / width - shelf + 6 * Math.sin(x * 0.013) * Math.cos(y * 0.017);
      const at = (y * width + x) * 3;
      data[at] = light;
      data[at + 1] = light * 0.95;
      data[at + 2] = light * 0.88;
    }
  }
  return data;
}
