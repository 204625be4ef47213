import { expect, test } from 'vitest';
import { en } from './en.ts';
import { plural } from './plural.ts';
import { ru } from './ru.ts';

/** Every text with the way to it; those that take values are called with numbers, which stand in any of them. */
function leaves(texts: object, path = ''): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, takesCount(here) ? value(5) : value('A', 'B')]];
    return leaves(value as object, here);
  });
}

const takesCount = (path: string) => /\.(found|outline|showAll|count|clearSure|imported)$/.test(path);

test('both languages say the same things', () => {
  expect(leaves(ru).map(([path]) => path)).toEqual(leaves(en).map(([path]) => path));
  for (const [path, text] of [...leaves(en), ...leaves(ru)]) expect(text.trim(), path).not.toBe('');
});

test('Russian is Russian: only names, units and examples have no Cyrillic letter', () => {
  const same = leaves(ru).filter(([, text]) => !/[а-яё]/i.test(text));
  expect(same.map(([path]) => path)).toEqual([
    '.site.name',
    '.site.title',
    '.site.api',
    '.code.uri',
    '.home.placeholder',
    '.scan.addressPlaceholder',
  ]);
});

test('English has no Cyrillic letter', () => {
  expect(leaves(en).filter(([, text]) => /[а-яё]/i.test(text))).toEqual([]);
});

test('what is counted agrees with the number', () => {
  expect([1, 2, 5, 11, 21, 22, 104, 111].map((count) => ru.scan.found(count))).toEqual([
    'Найден 1 код',
    'Найдено 2 кода',
    'Найдено 5 кодов',
    'Найдено 11 кодов',
    'Найден 21 код',
    'Найдено 22 кода',
    'Найдено 104 кода',
    'Найдено 111 кодов',
  ]);
  expect([0, 1, 2].map((count) => en.history.count(count))).toEqual(['0 entries', '1 entry', '2 entries']);
  expect(plural('en', 1200, { one: '# thing', other: '# things' })).toBe('1,200 things');
});
