import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coloursOf, type Design, PLAIN_DESIGN, readDesign, TEMPLATE_IDS } from './design.ts';

test('a design that was kept comes back', () => {
  const design: Design = { ...PLAIN_DESIGN, template: 'poster-a3', bg: '#1db954', zoom: 2.5, turn: -90, title: 'Ёж' };
  expect(readDesign(JSON.stringify(design))).toEqual(design);
  expect(TEMPLATE_IDS).toContain('story');
});

test('whatever was kept, a design comes out of it', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const design = readDesign(json);
      expect(TEMPLATE_IDS).toContain(design.template);
      expect(design.zoom).toBeGreaterThanOrEqual(1);
    }),
  );
  expect(readDesign('{')).toEqual(PLAIN_DESIGN);
  expect(readDesign('{"zoom":99,"x":"no","template":"constructor","title":5}')).toEqual({ ...PLAIN_DESIGN, zoom: 8 });
});

test('paper is not transparent', () => {
  expect(coloursOf({ ...PLAIN_DESIGN, bg: 'transparent' })).toMatchObject({ ok: false, field: 'bg' });
  expect(coloursOf({ ...PLAIN_DESIGN, bg: 'white' })).toMatchObject({ ok: true, style: { bars: '#000000' } });
});
