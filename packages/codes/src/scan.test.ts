import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encode } from './codec/encode.ts';
import { blank, paste, seeded, turn } from './detector/pictures-for-tests.ts';
import { MEDIA_REF_LIMIT, type MediaRef, toMediaRef } from './media-ref.ts';
import type { Pixels } from './pixels.ts';
import { type Colour, rasterToRgba, renderRaster } from './renderer/index.ts';
import { scan } from './scan.ts';
import type { Level, Levels, Namespace } from './symbol.ts';

const random = seeded(20261121);
const anyRef = () => toMediaRef(Math.floor(random() * MEDIA_REF_LIMIT));

function draw(levels: Levels, width: number, bars: Colour = '#000000', background: Colour | 'transparent' = '#ffffff') {
  return rasterToRgba(renderRaster({ levels }, { width, bars, background }));
}

function onPage(strip: Pixels, left: number, top: number): Pixels {
  return paste(blank(strip.width + 120, strip.height + 120, [238, 238, 238, 255]), strip, left, top);
}

const read = (picture: Pixels) => scan(picture).codes.map(({ mediaRef, namespace }) => ({ mediaRef, namespace }));

// The backgrounds Spotify's site offers.
const BACKGROUNDS = (
  '000000 5394E7 4430E9 2E49AE 1E3361 97BAC9 94E6D7 6BDC88 74EC5B 4D887B 2C644F BBE5C0 C4EB6C F4BE6C F1DE59 ' +
  'E99045 7B4937 B78D84 BA7E5A E9623D E64336 E13139 801B33 F5C3C9 AD93BF EA7898 E640A2 A12E8C 50364E'
)
  .split(' ')
  .map((hex): Colour => `#${hex.toLowerCase()}`);

describe('scan', () => {
  it('reads codes of every official background with white and with black bars, large and small', () => {
    for (const background of BACKGROUNDS) {
      for (const bars of ['#ffffff', '#000000'] as const) {
        if (bars === background) continue;
        for (const width of [120, 256, 640]) {
          const mediaRef = anyRef();
          expect(
            read(draw(encode(mediaRef), width, bars, background)),
            `${bars} on ${background}, ${width} px`,
          ).toEqual([{ mediaRef, namespace: 'spotify' }]);
        }
      }
    }
  });

  it.each([100, 101, 103, 105, 107, 110, 113, 117, 121, 128, 137, 149, 160, 175, 190, 220, 400, 1000, 2000])(
    'reads a code %i px wide, turned by any quarter, of either namespace, anywhere on a page',
    (width) => {
      for (let i = 0; i < 16; i++) {
        const mediaRef = anyRef();
        const namespace: Namespace = i % 3 === 0 ? 'local' : 'spotify';
        const [bars, background]: [Colour, Colour] = i % 2 ? ['#ffffff', '#1db954'] : ['#000000', '#ffffff'];
        const strip = turn(draw(encode(mediaRef, namespace), width, bars, background), Math.floor(i / 2) % 4);
        const page = onPage(strip, Math.floor(random() * 60), Math.floor(random() * 60));
        expect(read(page), `picture ${i}`).toEqual([{ mediaRef, namespace }]);
      }
    },
  );

  it('finds each of 600 codes in one collage', () => {
    const collage = blank(20 * 256, 30 * 64);
    const drawn: MediaRef[] = [];
    for (let i = 0; i < 600; i++) {
      const background = BACKGROUNDS[i % BACKGROUNDS.length];
      const bars = background === '#000000' || i % 2 ? '#ffffff' : '#000000';
      drawn.push(anyRef());
      paste(collage, draw(encode(drawn[i]), 256, bars, background), (i % 20) * 256, Math.floor(i / 20) * 64);
    }
    const found = scan(collage).codes.map(({ mediaRef }) => mediaRef);
    expect(found.toSorted()).toEqual(drawn.toSorted());
  });

  it('reads bars that differ from the ground in colour but not in brightness', () => {
    for (const [bars, background] of [
      ['#62664a', '#3c783c'],
      ['#29a244', '#ad6615'],
      ['#ba17af', '#499c2c'],
      ['#2338b7', '#890ab1'],
    ] as const) {
      const mediaRef = anyRef();
      expect(read(draw(encode(mediaRef), 400, bars, background)), `${bars} on ${background}`).toEqual([
        { mediaRef, namespace: 'spotify' },
      ]);
    }
  });

  it('reads black bars and white bars on a transparent ground', () => {
    for (const bars of ['#000000', '#ffffff'] as const) {
      const mediaRef = anyRef();
      expect(read(draw(encode(mediaRef), 400, bars, 'transparent'))).toEqual([{ mediaRef, namespace: 'spotify' }]);
    }
  });

  it('outlines the strip clockwise from the corner above the mark, however it is turned', () => {
    const levels = encode(toMediaRef(57639171874));
    const corners = [
      [30, 40],
      [430, 40],
      [430, 140],
      [30, 140],
    ];
    for (let quarters = 0; quarters < 4; quarters++) {
      const page = turn(paste(blank(500, 300, [9, 9, 9, 255]), draw(levels, 400), 30, 40), quarters);
      const { polygon } = scan(page).codes[0];
      const [width, height] = [500, 300];
      const turned = corners.map(
        ([x, y]) =>
          [
            [x, y],
            [height - y, x],
            [width - x, height - y],
            [y, width - x],
          ][quarters],
      );
      polygon.forEach(([x, y], i) => {
        expect(Math.hypot(x - turned[i][0], y - turned[i][1]), `corner ${i} at ${quarters} quarters`).toBeLessThan(3);
      });
    }
  });

  it('measures heights to a tenth of a level in a clean picture', () => {
    const [{ heights, levels }] = scan(draw(encode(anyRef()), 640)).codes;
    heights.forEach((height, bar) => {
      expect(Math.abs(height - levels[bar])).toBeLessThan(0.1);
    });
  });

  it('reads sharp codes quickly, and says where one is that it cannot read', () => {
    const page = blank(640, 480, [200, 200, 200, 255]);
    const mediaRef = anyRef();
    const quick = scan(paste(page, draw(encode(mediaRef), 120), 300, 200), { effort: 'quick' });
    expect(quick).toMatchObject({ codes: [{ mediaRef }], failure: null, near: null });
    const random23 = Array.from(encode(anyRef()), (level, bar) => ([0, 11, 22].includes(bar) ? level : 7 - level));
    const missed = scan(paste(page, draw(random23 as unknown as Levels, 400), 100, 200), { effort: 'quick' });
    expect(missed.codes).toEqual([]);
    expect(missed.near?.reason).toBe(missed.failure);
    const [left, right] = [missed.near?.polygon[0] ?? [0, 0], missed.near?.polygon[1] ?? [0, 0]];
    expect(Math.hypot(left[0] - 100, left[1] - 200)).toBeLessThan(8);
    expect(Math.hypot(right[0] - 500, right[1] - 200)).toBeLessThan(8);
  });

  it('finds nothing in bars of random heights, sorted bars, stripes, discs and noise', () => {
    for (let i = 0; i < 150; i++) {
      const levels = Array.from({ length: 23 }, () => Math.floor(random() * 8) as Level);
      const kind = i % 3;
      if (kind === 1) levels.sort((a, b) => a - b);
      if (kind === 2) levels.fill((i % 8) as Level);
      expect(read(draw(levels, 400)), levels.join()).toEqual([]);
    }
    const noise = blank(320, 240);
    for (let i = 0; i < noise.data.length; i++) if (i % 4 < 3) noise.data[i] = random() * 256;
    expect(read(noise)).toEqual([]);
  });

  it('says that there is no code in an empty picture, and that the checksum fails where bars are no code', () => {
    expect(scan(blank(300, 200))).toEqual({ codes: [], failure: 'no_code', near: null });
    expect(scan(blank(1, 1))).toEqual({ codes: [], failure: 'no_code', near: null });
    const fixture = new URL('../../../fixtures/vectors/spotify-codes.json', import.meta.url);
    const { invalid } = JSON.parse(readFileSync(fixture, 'utf8')) as { invalid: { levels: Levels; why: string }[] };
    for (const { levels, why } of invalid.slice(0, -1)) {
      const scanned = scan(draw(levels, 400));
      expect(scanned.codes, why).toEqual([]);
      expect(scanned.failure, why).toMatch(/^(checksum|damaged|ambiguous)$/);
    }
  });

  it('refuses data that does not fit the size', () => {
    expect(() => scan({ width: 2, height: 2, data: new Uint8Array(15) })).toThrow(RangeError);
  });
});
