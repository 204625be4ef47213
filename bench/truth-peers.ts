import { decode, type Level, type Levels, type Pixels } from '@barline/codes';

/** Reads the codes of a picture: the references found. */
export type Reader = (pixels: Pixels) => number[];

/**
 * Methods of other programs, written anew from their description (none of their code): each finds bars in its own way,
 * and all of them take a code only when its levels are right as they stand.
 */
export const PEERS: Readonly<Record<string, Reader>> = {
  'row scanner': scanRows,
  'region reader': readRegions,
};

/** Programs that do not run here, and why. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  'Shiqan/spotify-codes': 'Python with OpenCV; wants bars of pure black or white, and its codec is not that of Spotify',
  'timoseyfarth/spotify-code-backend': 'Python with OpenCV; region reader after a top-hat filter, for bare strips only',
  'artomweb/spotify-code-reader':
    'Python with scikit-image; the region reader with other thresholds, for bare strips only',
  'Marvin-Brouwer/guessify': 'works on a phone viewfinder of 261 × 88 pixels and draws on a canvas of the browser',
  'jsQR, zxing, qr': 'know no Spotify code; `npm run bench` measures their speed',
};

type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array };

function toGrey({ width, height, data }: Pixels): Grey {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++)
    grey[i] = (data[4 * i] * 299 + data[4 * i + 1] * 587 + data[4 * i + 2] * 114) / 1000;
  return { width, height, data: grey };
}

/** The threshold that parts dark from light best (Otsu 1979). */
function otsu({ data }: Grey): number {
  const histogram = new Float64Array(256);
  for (const value of data) histogram[value]++;
  let all = 0;
  for (let value = 0; value < 256; value++) all += value * histogram[value];
  let [count, sum, best, threshold] = [0, 0, -1, 128];
  for (let value = 0; value < 256; value++) {
    count += histogram[value];
    sum += value * histogram[value];
    if (count === 0 || count === data.length) continue;
    const between = count * (data.length - count) * (sum / count - (all - sum) / (data.length - count)) ** 2;
    if (between > best) [best, threshold] = [between, value + 1];
  }
  return threshold;
}

/** The reference of levels that are right as they stand, or `null`. */
function readClean(levels: readonly number[]): number | null {
  if (levels.length !== 23 || levels.some((level) => !(level >= 0 && level <= 7))) return null;
  const decoded = decode(levels as Level[] as Levels);
  return decoded.ok && decoded.correctedBits === 0 ? decoded.mediaRef : null;
}

/**
 * Every second row at three thresholds, both polarities, upright and turned by 90 degrees: 23 runs in a row that are
 * alike and evenly spaced are bars; their heights are measured up and down from the row.
 */
function scanRows(pixels: Pixels): number[] {
  const upright = toGrey(pixels);
  const middle = otsu(upright);
  for (const grey of [upright, turned(upright)]) {
    for (const threshold of [middle, middle >> 1, (middle + 255) >> 1]) {
      for (const light of [true, false]) {
        for (let y = 0; y < grey.height; y += 2) {
          const ref = readRow(grey, y, threshold, light);
          if (ref !== null) return [ref];
        }
      }
    }
  }
  return [];
}

function turned({ width, height, data }: Grey): Grey {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[x * height + height - 1 - y] = data[y * width + x];
  return { width: height, height: width, data: out };
}

function readRow(grey: Grey, y: number, threshold: number, light: boolean): number | null {
  const { width, data } = grey;
  const starts: number[] = [];
  const ends: number[] = [];
  let inside = false;
  for (let x = 0; x < width; x++) {
    const ink = data[y * width + x] >= threshold === light;
    if (ink && !inside) starts.push(x);
    if (!ink && inside) ends.push(x);
    inside = ink;
  }
  if (inside) ends.push(width);
  for (let first = 0; first + 23 <= starts.length; first++) {
    const pitch = (starts[first + 22] + ends[first + 22] - starts[first] - ends[first]) / 44;
    if (pitch < 2.5) continue;
    let even = true;
    for (let k = 0; k < 23 && even; k++) {
      const centre = (starts[first + k] + ends[first + k]) / 2;
      const expected = (starts[first] + ends[first]) / 2 + k * pitch;
      even = Math.abs(centre - expected) < 0.2 * pitch && ends[first + k] - starts[first + k] < 0.85 * pitch;
    }
    if (!even) continue;
    const heights = Array.from({ length: 23 }, (_, k) =>
      heightAt(grey, (starts[first + k] + ends[first + k]) >> 1, y, threshold, light),
    );
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    const ref = readClean(heights.map((height) => Math.round((7 * (height - low)) / (high - low))));
    if (ref !== null) return ref;
  }
  return null;
}

function heightAt({ width, height, data }: Grey, x: number, y: number, threshold: number, light: boolean): number {
  const isInk = (row: number) => row >= 0 && row < height && data[row * width + x] >= threshold === light;
  let [top, bottom] = [y, y];
  while (isInk(top - 1)) top--;
  while (isInk(bottom + 1)) bottom++;
  return bottom - top + 1;
}

/**
 * One threshold (Otsu), light ink: the connected regions from left to right are the mark and 23 bars, their heights
 * eighths of the mark's. For a picture that is nothing but the strip.
 */
function readRegions(pixels: Pixels): number[] {
  const grey = toGrey(pixels);
  const { width, height, data } = grey;
  const threshold = otsu(grey);
  const seen = new Uint8Array(data.length);
  const regions: { left: number; height: number }[] = [];
  const stack: number[] = [];
  for (let seed = 0; seed < data.length; seed++) {
    if (seen[seed] || data[seed] < threshold) continue;
    let [left, top, bottom] = [width, height, 0];
    seen[seed] = 1;
    stack.push(seed);
    while (stack.length > 0) {
      const i = stack.pop() as number;
      const x = i % width;
      const y = (i - x) / width;
      left = Math.min(left, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      const near = [x > 0 ? i - 1 : i, x + 1 < width ? i + 1 : i, i - width, i + width];
      for (const next of near) {
        if (next < 0 || next >= data.length || seen[next] || data[next] < threshold) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    regions.push({ left, height: bottom - top + 1 });
    if (regions.length > 24) return [];
  }
  if (regions.length !== 24) return [];
  const [mark, ...bars] = regions.sort((a, b) => a.left - b.left);
  const ref = readClean(bars.map((bar) => Math.floor((8 * bar.height) / mark.height) - 1));
  return ref === null ? [] : [ref];
}
