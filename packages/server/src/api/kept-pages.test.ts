import { expect, it } from 'vitest';
import { keepPages } from './kept-pages.ts';

it('a page is kept for a second, and no more than a few of them are', async () => {
  let now = 0;
  let written = 0;
  const pages = keepPages(() => now);
  const find = async (name: string) => (await pages.find(name, async () => Buffer.from(String(++written)))).toString();
  expect([await find('a'), await find('b'), await find('a')]).toEqual(['1', '2', '1']);
  now = 1000;
  expect(await find('a')).toBe('3');
  for (let other = 0; other < 64; other++) await find(`other ${other}`);
  expect(await find('a')).toBe('68');
});
