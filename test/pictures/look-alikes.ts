import { BARLINE_MARK, type Level, type Levels, layoutCode } from '@barline/codes';
import encodeQR from 'qr';
import { toBits } from '../../packages/codes/src/codec/bits.ts';
import { encodeConvolutional } from '../../packages/codes/src/codec/convolutional-code.ts';
import { appendCrc8 } from '../../packages/codes/src/codec/crc8.ts';
import { toLevels } from '../../packages/codes/src/codec/gray-map.ts';
import { interleave } from '../../packages/codes/src/codec/interleaver.ts';
import { packLevels, wordsToRef } from '../../packages/codes/src/codec/linear-code.ts';
import { puncture } from '../../packages/codes/src/codec/puncturing.ts';
import { withReferenceBars } from '../../packages/codes/src/codec/reference-bars.ts';
import { MEDIA_REF_LIMIT, toMediaRef } from '../../packages/codes/src/media-ref.ts';
import { type Easel, openEasel } from './easel.ts';
import type { Tone } from './light.ts';
import type { Random } from './random.ts';
import { anyTone, TILE, textureTile, VARIANTS, writeWords } from './textures.ts';

/** What people take for a code, or a careless reader may: nothing here holds one. */
export type Painter = (random: Random, ink: Tone, paper: Tone, texelsPerUnit: number) => Easel;

/** The 400 × 100 box of a code with 23 bars of these levels, with or without the mark. */
function drawLevels(
  levels: Levels,
  mark: 'disc' | 'ring' | 'none',
  ink: Tone,
  paper: Tone,
  texelsPerUnit: number,
): Easel {
  const easel = openEasel(400, 100, paper, texelsPerUnit);
  if (mark !== 'none') easel.ellipse(50, 50, 30, 30, ink);
  if (mark === 'ring') easel.ellipse(50, 50, 24, 24, paper);
  for (const { x, y, width, height } of layoutCode({ levels, mark: BARLINE_MARK }).bars) {
    easel.bar(x + width / 2, y + height / 2, width, height, true, ink);
  }
  return easel;
}

const anyMark = (random: Random) => random.pick(['disc', 'ring', 'none'] as const);

/** 23 levels whose reference bars are right and whose other bars are nobody's code, from either end. */
function anyInvalidLevels(random: Random, level: (bar: number) => number): Levels {
  for (;;) {
    const data = Array.from({ length: 20 }, (_, bar) => Math.min(7, Math.max(0, level(bar))) as Level);
    const levels = withReferenceBars(data, random.chance(0.75) ? 'spotify' : 'local');
    if (!isCode(levels) && !isCode(levels.toReversed())) return levels;
  }
}

function isCode(levels: Levels): boolean {
  const data = levels.filter((_, bar) => bar !== 0 && bar !== 11 && bar !== 22);
  const ref = wordsToRef(packLevels(data, 0), packLevels(data, 10));
  return ref >= 0 && ref < MEDIA_REF_LIMIT;
}

/** Levels of a word that obeys the convolutional code but whose checksum is wrong. */
function wrongChecksum(random: Random): Levels {
  for (;;) {
    const word = appendCrc8(toBits(toMediaRef(Math.floor(random.next() * MEDIA_REF_LIMIT))));
    const wrong = random.whole(1, 255);
    for (let bit = 0; bit < 8; bit++) word[37 + bit] ^= (wrong >> bit) & 1;
    const levels = withReferenceBars(toLevels(interleave(puncture(encodeConvolutional(word)))), 'spotify');
    if (!isCode(levels) && !isCode(levels.toReversed())) return levels;
  }
}

/** A linear barcode: widths of bars and gaps in modules, alternating, beginning with a bar. */
function drawLinear(widths: readonly number[], height: number, ink: Tone, paper: Tone, texelsPerUnit: number): Easel {
  const easel = openEasel(400, height + 40, paper, texelsPerUnit);
  const module = 360 / widths.reduce((a, b) => a + b);
  let x = 20;
  widths.forEach((width, i) => {
    if (i % 2 === 0) easel.rectangle(x, 15, width * module, height, ink);
    x += width * module;
  });
  return easel;
}

/** Digits of EAN-13 as widths of space, bar, space, bar (set A; set C has bars and spaces swapped). */
const EAN_DIGITS = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];

export const LOOK_ALIKES: Readonly<Record<string, Painter>> = {
  'random bars beside a disc'(random, ink, paper, fine) {
    return drawLevels(
      anyInvalidLevels(random, () => random.whole(0, 7)),
      anyMark(random),
      ink,
      paper,
      fine,
    );
  },
  'sorted bars beside a disc'(random, ink, paper, fine) {
    const levels = Array.from({ length: 23 }, () => random.whole(0, 7)).sort((a, b) => a - b);
    if (random.chance(0.5)) levels.reverse();
    return drawLevels(levels as Level[], anyMark(random), ink, paper, fine);
  },
  'waves of bars beside a disc'(random, ink, paper, fine) {
    const [phase, length, swing] = [random.between(0, 6), random.between(3, 14), random.between(1, 4)];
    const wave = (bar: number) =>
      Math.round(3.5 + swing * Math.sin(phase + (2 * Math.PI * bar) / length) + random.between(-0.6, 0.6));
    return drawLevels(anyInvalidLevels(random, wave), anyMark(random), ink, paper, fine);
  },
  'equal bars beside a disc'(random, ink, paper, fine) {
    const level = random.whole(0, 7) as Level;
    return drawLevels(Array(23).fill(level), anyMark(random), ink, paper, fine);
  },
  'a code whose checksum is wrong'(random, ink, paper, fine) {
    return drawLevels(wrongChecksum(random), anyMark(random), ink, paper, fine);
  },
  'a code of two halves'(random, ink, paper, fine) {
    const easel = openEasel(400, 100, paper, fine);
    easel.ellipse(50, 50, 30, 30, ink);
    const [upper, lower] = [0, 1].map(
      () => layoutCode({ levels: anyInvalidLevels(random, () => random.whole(0, 7)) }).bars,
    );
    upper.forEach((bar, i) => {
      const [up, down] = [bar.height / 2, lower[i].height / 2];
      easel.bar(bar.x + bar.width / 2, 50 + (down - up) / 2, bar.width, up + down, true, ink);
    });
    return easel;
  },
  'half a code'(random, ink, paper, fine) {
    const easel = drawLevels(
      anyInvalidLevels(random, () => random.whole(0, 7)),
      'disc',
      ink,
      paper,
      fine,
    );
    if (random.chance(0.5)) easel.rectangle(random.between(180, 260), 0, 220, 100, anyTone(random));
    else easel.rectangle(0, 0, random.between(200, 260), 100, anyTone(random));
    return easel;
  },
  equalizer(random, ink, paper, fine) {
    const easel = openEasel(400, 140, paper, fine);
    const count = random.whole(8, 40);
    const pitch = 380 / count;
    const wide = random.between(0.4, 0.85);
    const pieces = random.chance(0.4);
    for (let i = 0; i < count; i++) {
      const height = random.between(6, 125);
      if (pieces) for (let y = 0; y < height; y += 8) easel.rectangle(10 + i * pitch, 128 - y, pitch * wide, 5.5, ink);
      else easel.rectangle(10 + i * pitch, 132 - height, pitch * wide, height, ink);
    }
    return easel;
  },
  'bar chart'(random, ink, paper, fine) {
    const easel = openEasel(400, 220, paper, fine);
    const count = random.whole(5, 24);
    const pitch = 350 / count;
    easel.rectangle(30, 10, 1.5, 190, ink);
    easel.rectangle(30, 199, 360, 1.5, ink);
    const tone = anyTone(random);
    for (let y = 40; y < 199; y += 40) easel.rectangle(30, y, 360, 0.7, ink);
    for (let i = 0; i < count; i++) {
      const height = random.between(5, 180);
      easel.rectangle(38 + i * pitch, 199 - height, pitch * 0.7, height, tone);
    }
    return easel;
  },
  fence(random, ink, paper, fine) {
    const easel = openEasel(400, 160, paper, fine);
    const count = random.whole(12, 40);
    const pitch = 400 / count;
    for (const y of [50, 115]) if (random.chance(0.6)) easel.rectangle(0, y, 400, 7, ink);
    const uneven = random.chance(0.5) ? 40 : 3;
    const round = random.chance(0.5);
    for (let i = 0; i < count; i++) {
      const height = 130 - random.between(0, uneven);
      easel.bar((i + 0.5) * pitch, 155 - height / 2, pitch * 0.55, height, round, ink);
    }
    return easel;
  },
  'piano keys'(random, _ink, _paper, fine) {
    const ink: Tone = [0.02, 0.02, 0.02];
    const easel = openEasel(400, 120, [0.9, 0.9, 0.88], fine);
    const count = random.whole(14, 35);
    const pitch = 400 / count;
    for (let i = 0; i < count; i++) {
      easel.rectangle(i * pitch, 0, 0.8, 120, ink);
      if (![2, 6].includes(i % 7)) easel.rectangle((i + 0.7) * pitch, 0, pitch * 0.6, 75, ink);
    }
    return easel;
  },
  'EAN barcode'(random, ink, paper, fine) {
    const digits = () => EAN_DIGITS[random.whole(0, 9)].split('').map(Number);
    const half = () => Array.from({ length: 6 }, digits).flat();
    const widths = [1, 1, 1, ...half(), 1, 1, 1, 1, 1, ...half(), 1, 1, 1];
    return drawLinear(widths, random.between(60, 200), ink, paper, fine);
  },
  'Code 128 barcode'(random, ink, paper, fine) {
    const widths = [2, 1, 1, 2, 1, 4];
    for (let i = random.whole(5, 14); i > 0; i--) {
      // Six widths that sum to 11 modules.
      const symbol = [1, 1, 1, 1, 1, 1];
      for (let rest = 5; rest > 0; ) {
        const at = random.whole(0, 5);
        if (symbol[at] < 4) {
          symbol[at]++;
          rest--;
        }
      }
      widths.push(...symbol);
    }
    return drawLinear([...widths, 2, 3, 3, 1, 1, 1, 2], random.between(40, 120), ink, paper, fine);
  },
  'QR code'(random, ink, paper, fine) {
    const text = `https://open.spotify.com/track/${random.whole(1, 2 ** 31)}${'x'.repeat(random.whole(0, 60))}`;
    const modules = encodeQR(text, 'raw');
    const easel = openEasel(300, 300, paper, fine);
    const size = 300 / (modules.length + 4);
    modules.forEach((row, y) => {
      row.forEach((on, x) => {
        if (on) easel.rectangle((x + 2) * size, (y + 2) * size, size, size, ink);
      });
    });
    return easel;
  },
  'mail barcode'(random, ink, paper, fine) {
    const easel = openEasel(400, 60, paper, fine);
    const count = random.pick([20, 23, 30, 52, 65]);
    const pitch = 380 / count;
    const tall = Math.min(50, pitch * random.between(2.5, 5));
    for (let i = 0; i < count; i++) {
      // Four states: a middle piece, reaching up, down, both or neither.
      const up = random.chance(0.5) ? tall / 2 : tall / 6;
      const down = random.chance(0.5) ? tall / 2 : tall / 6;
      easel.rectangle(10 + i * pitch, 30 - up, pitch * 0.45, up + down, ink);
    }
    return easel;
  },
  'sound wave'(random, ink, paper, fine) {
    const easel = openEasel(400, 100, paper, fine);
    const count = random.whole(18, 90);
    const pitch = 390 / count;
    const [slow, phase] = [random.between(4, 30), random.between(0, 6)];
    const played = random.chance(0.5) ? random.whole(0, count) : count;
    const other = anyTone(random);
    for (let i = 0; i < count; i++) {
      const height = 6 + 88 * Math.abs(Math.sin(phase + (i * Math.PI) / slow)) * random.between(0.2, 1);
      easel.bar(5 + (i + 0.5) * pitch, 50, pitch * 0.55, height, random.chance(0.8), i < played ? ink : other);
    }
    return easel;
  },
  text(random, ink, paper, fine) {
    const easel = openEasel(400, 260, paper, fine);
    const size = random.between(2, 10);
    for (let y = 12; y < 245; y += size * random.between(3, 3.4)) {
      const start = random.chance(0.2) ? random.between(20, 200) : 15;
      writeWords(
        easel.texture,
        random,
        start * fine,
        y * fine,
        (385 - start - random.between(0, 60)) * fine,
        size * fine,
        ink,
      );
    }
    return easel;
  },
  discs(random, ink, paper, fine) {
    const easel = openEasel(400, 200, paper, fine);
    if (random.chance(0.5)) {
      const [columns, rows] = [random.whole(5, 25), random.whole(1, 8)];
      const radius = Math.min(400 / columns, 200 / rows) * random.between(0.2, 0.45);
      for (let i = 0; i < columns * rows; i++) {
        easel.ellipse(
          ((i % columns) + 0.5) * (400 / columns),
          (Math.floor(i / columns) + 0.5) * (200 / rows),
          radius,
          radius,
          ink,
        );
      }
    } else {
      for (let i = 0; i < 30; i++) {
        const radius = random.between(3, 40);
        easel.ellipse(
          random.between(0, 400),
          random.between(0, 200),
          radius,
          radius,
          random.chance(0.5) ? ink : anyTone(random),
        );
      }
    }
    return easel;
  },
  noise(random, _ink, _paper, fine) {
    const easel = openEasel(400, 200, [0, 0, 0], Math.min(fine, 1.5));
    const grey = random.chance(0.5);
    const { data } = easel.texture;
    for (let i = 0; i < data.length; i += 3) {
      const value = random.next();
      for (let c = 0; c < 3; c++) data[i + c] = grey ? value : random.next();
    }
    return easel;
  },
  texture(random, _ink, _paper, fine) {
    const easel = openEasel(400, 300, [0, 0, 0], fine);
    const tile = textureTile(
      random.pick(['brick', 'foliage', 'cloth', 'screen', 'clutter', 'wood']),
      random.whole(0, VARIANTS - 1),
    );
    const size = random.between(0.5, 1.5);
    const { width, height, data } = easel.texture;
    const [startX, startY] = [random.between(0, TILE), random.between(0, TILE)];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = (((startY + y * size) & (TILE - 1)) * TILE + ((startX + x * size) & (TILE - 1))) * 3;
        data.set(tile.data.subarray(at, at + 3), (y * width + x) * 3);
      }
    }
    return easel;
  },
  windows(random, ink, paper, fine) {
    const easel = openEasel(400, 260, paper, fine);
    const [columns, rows] = [random.whole(6, 26), random.whole(1, 8)];
    const [pitchX, pitchY] = [400 / columns, 260 / rows];
    const lit = anyTone(random);
    const [wide, tall] = [random.between(0.35, 0.65), random.between(0.3, 0.8)];
    for (let i = 0; i < columns * rows; i++) {
      const tone = random.chance(0.15) ? lit : ink;
      easel.rectangle(
        ((i % columns) + 0.2) * pitchX,
        (Math.floor(i / columns) + 0.1) * pitchY,
        pitchX * wide,
        pitchY * tall * random.between(0.9, 1.05),
        tone,
      );
    }
    return easel;
  },
  keyboard(random, ink, paper, fine) {
    const easel = openEasel(400, 150, paper, fine);
    for (let row = 0; row < 5; row++) {
      for (let x = 6 + row * 4; x < 380; x += 26) {
        easel.rectangle(x, 6 + row * 28, 21, 23, ink);
        easel.rectangle(x + 5, 11 + row * 28, random.between(4, 9), random.between(5, 9), paper);
      }
    }
    return easel;
  },
};
