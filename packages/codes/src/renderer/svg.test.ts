import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Levels } from '../symbol.ts';
import { readTags } from './read-tags.ts';
import type { Style } from './style.ts';
import { renderSvg } from './svg.ts';

const LEVELS: Levels = [0, 5, 7, 4, 1, 4, 6, 6, 0, 2, 4, 7, 3, 4, 6, 7, 5, 5, 6, 0, 5, 0, 0];
const STYLE: Style = { background: '#1db954', bars: '#ffffff', width: 640 };

describe('an SVG', () => {
  test('is drawn in the geometry of Spotify’s own', () => {
    const labels = { title: 'Spotify Code', description: 'Opens a playlist' };
    expect(renderSvg({ levels: LEVELS }, STYLE, labels).replaceAll('><', '>\n<')).toMatchSnapshot();
  });

  test('has no background where that is transparent', () => {
    const svg = renderSvg({ levels: LEVELS }, { ...STYLE, background: 'transparent' });
    expect(svg.match(/<rect/g)).toHaveLength(23);
  });

  test('has its size in millimetres where that matters', () => {
    const svg = renderSvg({ levels: LEVELS }, { ...STYLE, mm: 80, margin: 20 });
    expect(svg).toContain('width="80mm" height="25.455mm" viewBox="-20 -20 440 140"');
  });

  test('says what its labels say, whatever that is, and nothing else', async () => {
    const nasty = '</title><script>alert("1")</script>&amp;\u0000\u0008\ud800\ufffe ]]> <!-- Цой & Ёлка 🎧';
    const svg = renderSvg({ levels: LEVELS }, STYLE, { title: nasty, description: nasty });
    expect(readTags(svg)?.map(({ name }) => name)).not.toContain('script');
    expect(svg).toContain(
      '<title>&lt;/title&gt;&lt;script&gt;alert("1")&lt;/script&gt;&amp;amp;\ufffd ]]&gt; &lt;!-- Цой &amp; Ёлка 🎧</title>',
    );
    await expect(sharp(Buffer.from(svg)).metadata()).resolves.toMatchObject({ width: 640, height: 160 });
  });

  test('stays well-formed with any label', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (title) => {
        const svg = renderSvg({ levels: LEVELS }, { ...STYLE, width: 64 }, { title, description: title });
        expect(readTags(svg)).toHaveLength(2 + 4 + 24 + 2 + 2 + 1);
        await sharp(Buffer.from(svg)).metadata();
      }),
      { numRuns: 50 },
    );
  });

  test('cannot be broken out of by a colour or a mark', () => {
    const colour = '#000"/><script/>' as Style['bars'];
    expect(() => renderSvg({ levels: LEVELS }, { ...STYLE, bars: colour })).toThrow(RangeError);
    expect(() => renderSvg({ levels: LEVELS, mark: 'M0 0h60v60z"/><script/>' }, STYLE)).toThrow(RangeError);
  });
});
