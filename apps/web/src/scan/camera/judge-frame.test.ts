import { expect, test } from 'vitest';
import { judgeFrame } from './judge-frame.ts';

/** A grey picture whose pixels have the brightness that `paint` gives. */
function picture(paint: (x: number, y: number) => number) {
  const [width, height] = [320, 240];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.fill(paint(x, y), (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return { width, height, data };
}

/** Upright bars, whose edges take `softness` pixels. */
const bars = (softness: number) => (x: number) => {
  const phase = x % 80;
  const edge = Math.min(1, Math.max(0, Math.min(phase, 80 - phase) / softness - 20 / softness + 0.5));
  return 60 + 140 * edge;
};

test('a sharp picture, and a wall without anything on it, give no hint', () => {
  expect(judgeFrame(picture(bars(1.5)))).toBeNull();
  expect(judgeFrame(picture(() => 128))).toBeNull();
  expect(judgeFrame(picture((x) => 90 + x / 8))).toBeNull();
});

test('soft edges only, too little light and too much are told', () => {
  expect(judgeFrame(picture(bars(18)))).toBe('still');
  expect(judgeFrame(picture((x) => 8 + (x % 7)))).toBe('dark');
  expect(judgeFrame(picture(() => 252))).toBe('bright');
});
