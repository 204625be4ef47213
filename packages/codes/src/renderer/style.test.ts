import { describe, expect, test } from 'vitest';
import { checkStyle, resolveStyle, type Style, type StyleRequest } from './style.ts';

describe('a style', () => {
  test.each<[StyleRequest, Style]>([
    [{}, { background: '#000000', bars: '#ffffff', width: 640 }],
    [{ bg: 'ffffff' }, { background: '#ffffff', bars: '#000000', width: 640 }],
    [
      { bg: '1DB954', bars: 'white', width: '64' },
      { background: '#1db954', bars: '#ffffff', width: 64 },
    ],
    [
      { bg: '#1db954', bars: 'auto' },
      { background: '#1db954', bars: '#000000', width: 640 },
    ],
    [
      { bg: 'Transparent', width: 8192 },
      { background: 'transparent', bars: '#000000', width: 8192 },
    ],
    [{ width: '80mm' }, { background: '#000000', bars: '#ffffff', width: 945, mm: 80 }],
    [
      { width: '3in', dpi: 600 },
      { background: '#000000', bars: '#ffffff', width: 1800, mm: 76.2 },
    ],
    [
      { width: '8,5 cm', dpi: '100' },
      { background: '#000000', bars: '#ffffff', width: 335, mm: 85 },
    ],
    [
      { margin: '20', corners: 12, frame: '2', mirror: '1' },
      { background: '#000000', bars: '#ffffff', width: 640, margin: 20, corners: 12, frame: 2, mirror: true },
    ],
    [
      { margin: 0, mirror: 'false' },
      { background: '#000000', bars: '#ffffff', width: 640 },
    ],
    [{ bars: '#c0ffee' }, { background: '#000000', bars: '#c0ffee', width: 640 }],
  ])('of %j is filled in', (request, style) => {
    expect(resolveStyle(request)).toEqual({ ok: true, style });
    expect(() => checkStyle(style)).not.toThrow();
  });

  test.each<[StyleRequest, string, string]>([
    [{ bg: 'greenish' }, 'bg', 'greenish'],
    [{ bg: '' }, 'bg', ''],
    [{ bars: 'transparent' }, 'bars', 'transparent'],
    [{ width: 63 }, 'width', '63'],
    [{ width: '8193' }, 'width', '8193'],
    [{ width: '640px' }, 'width', '640px'],
    [{ width: 640.5 }, 'width', '640.5'],
    [{ width: Number.NaN }, 'width', 'NaN'],
    [{ width: '' }, 'width', ''],
    [{ width: '1e3' }, 'width', '1e3'],
    [{ width: '2mm' }, 'width', '2mm'],
    [{ width: '1000mm' }, 'width', '1000mm'],
    [{ width: '80mm', dpi: 12 }, 'dpi', '12'],
    [{ margin: -1 }, 'margin', '-1'],
    [{ margin: 101 }, 'margin', '101'],
    [{ corners: '2.5' }, 'corners', '2.5'],
    [{ frame: 'thick' }, 'frame', 'thick'],
    [{ mirror: 'maybe' }, 'mirror', 'maybe'],
  ])('of %j is refused by field', (request, field, value) => {
    expect(resolveStyle(request)).toEqual({ ok: false, field, value });
  });

  test('that was never resolved is misuse', () => {
    const style: Style = { background: '#000000', bars: '#ffffff', width: 640 };
    expect(() => checkStyle({ ...style, width: 63 })).toThrow(RangeError);
    expect(() => checkStyle({ ...style, margin: 1.5 })).toThrow(RangeError);
    expect(() => checkStyle({ ...style, mm: Number.NaN })).toThrow(RangeError);
    expect(() => checkStyle({ ...style, bars: '#fff' })).toThrow(RangeError);
    expect(() => checkStyle({ ...style, background: '#000000"/><script>' })).toThrow(RangeError);
  });
});
