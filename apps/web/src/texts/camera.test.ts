import { expect, test } from 'vitest';
import { cameraEn } from './camera.en.ts';
import { cameraRu } from './camera.ru.ts';

/** Every text with the way to it; those that take values are called with a number. */
function leaves(texts: object, path = ''): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, value(5)]];
    return leaves(value as object, here);
  });
}

test('the camera says the same things in both languages, each in its own letters', () => {
  expect(leaves(cameraRu).map(([path]) => path)).toEqual(leaves(cameraEn).map(([path]) => path));
  expect(leaves(cameraRu).filter(([, text]) => !/[а-яё]/i.test(text))).toEqual([]);
  expect(leaves(cameraEn).filter(([, text]) => text.trim() === '' || /[а-яё]/i.test(text))).toEqual([]);
});
