import { encode, resolveStyle, toMediaRef } from '@barline/codes';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawBadge } from './draw-badge.ts';

const drawing = { levels: encode(toMediaRef(57639171874)) };
const resolved = resolveStyle({});
const style = resolved.ok ? resolved.style : never();

test('a badge is an SVG that others can draw, as wide as its words and four times as wide as high for the code', async () => {
  for (const [label, width] of [
    ['Spotify', 46 + 18 + 112],
    ['Слушать «Ёж»', 79 + 18 + 112],
  ] as const) {
    const {
      format,
      width: drawn,
      height,
    } = await sharp(Buffer.from(drawBadge(drawing, style, label, 'dark', 'x'))).metadata();
    expect({ format, drawn, height }).toEqual({ format: 'svg', drawn: width, height: 28 });
  }
});

test('what stands in the label cannot become mark-up', () => {
  const svg = drawBadge(drawing, style, '</text><script>alert(1)</script>\u0000', 'light', '"&<');
  expect(svg).not.toContain('<script');
  expect(svg).not.toContain('\u0000');
  expect(svg).toContain('&lt;script&gt;');
});

function never(): never {
  throw new Error('The default style is one.');
}
