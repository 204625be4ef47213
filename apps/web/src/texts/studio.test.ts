import { expect, test } from 'vitest';
import { studioEn } from './studio.en.ts';
import { studioRu } from './studio.ru.ts';

/** Every text with the way to it; those that take values are called with numbers, which stand in any of them. */
function leaves(texts: object, path = ''): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, value(5, 7, 9)]];
    return leaves(value as object, here);
  });
}

test('the studio says the same things in both languages, and nothing in the other one', () => {
  expect(leaves(studioRu).map(([path]) => path)).toEqual(leaves(studioEn).map(([path]) => path));
  const latin = leaves(studioRu).filter(([, text]) => !/[а-яё]/i.test(text));
  expect(latin.map(([path]) => path)).toEqual([]);
  expect(leaves(studioEn).filter(([, text]) => /[а-яё]/i.test(text) || text.trim() === '')).toEqual([]);
});

test('what is counted agrees with the number', () => {
  expect([1, 2, 5, 21].map(studioRu.style.imported)).toEqual([
    'Загружен 1 стиль',
    'Загружено 2 стиля',
    'Загружено 5 стилей',
    'Загружен 21 стиль',
  ]);
  expect(studioRu.batch.counts(1200, 5000, 3)).toMatch(/^Создано 1\s200 из 5\s000, не удалось 3$/);
  expect(studioEn.batch.counts(1200, 5000, 0)).toBe('1,200 of 5,000 made');
});
