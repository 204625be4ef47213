import { expect, it } from 'vitest';
import { cleanName, isEmail, readUsername } from './names.ts';

it.each([
  ['Player', 'Player'],
  ['  My \t player ', 'My player'],
  ['Плеер № 1 & <b>', 'Плеер № 1 & <b>'],
  ['good\u202egnp.exe', 'goodgnp.exe'],
  ['a\u200bb\u2066c\u2069\u061c\ufeff', 'abc'],
  ['a\0b\u001bc\u0085', 'abc'],
  ['line\none\u2028two', 'line onetwo'],
  ['Z\u0301\u0302\u0303\u0304\u0305\u0306', 'Z\u0301\u0302\u0303\u0304'.normalize('NFC')],
  ['a'.repeat(100), 'a'.repeat(100)],
  ['🎵'.repeat(100), '🎵'.repeat(100)],
])('the name %j is %j', (given, shown) => expect(cleanName(given, 100)).toBe(shown));

it.each(['', ' ', '\u200b', '\u202e', '\u3164', '\u0301', 'a'.repeat(101)])('%j is no name', (given) =>
  expect(cleanName(given, 100)).toBeNull(),
);

it.each(['ada', 'Ada.Lovelace-1', 'анна', 'ada@example.org', '田中'])('%s is a username', (name) =>
  expect(readUsername(` ${name} `)).toBe(name),
);

it.each([undefined, '', 'a b', 'a\0', 'a\u202eb', '<b>', "a'b", 'a'.repeat(65), 'a/b'])('%j is none', (name) =>
  expect(readUsername(name)).toBeNull(),
);

it('a username in full-width letters is the plain one', () => expect(readUsername('ａｄａ')).toBe('ada'));

it('knows addresses of e-mail', () => {
  expect(isEmail('ada@example.org')).toBe(true);
  for (const no of ['ada', 'ada@', '@example.org', 'a b@example.org', 'a@b', 'a@b\n.org', `${'a'.repeat(65)}@b.org`])
    expect(isEmail(no)).toBe(false);
});
