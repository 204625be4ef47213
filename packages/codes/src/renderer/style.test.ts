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
  ])('of %j is refused by field', (request, field, value) => {
    expect(resolveStyle(request)).toEqual({ ok: false, field, value });
  });

  test('that was never resolved is misuse', () => {
    const style: Style = { background: '#000000', bars: '#ffffff', width: 640 };
    expect(() => checkStyle({ ...style, width: 63 })).toThrow(RangeError);
    expect(() => checkStyle({ ...style, bars: '#fff' })).toThrow(RangeError);
    expect(() => checkStyle({ ...style, background: '#000000"/><script>' })).toThrow(RangeError);
  });
});
