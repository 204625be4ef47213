import { describe, expect, it } from 'vitest';
import { readAppFields, readLines } from './app-fields.ts';

const GOOD = { name: 'Player', description: '', website: '', redirectUris: ['https://app.example/cb'] };

describe('fields of an app', () => {
  it('are cleaned of what cannot be seen', () => {
    const read = readAppFields({ ...GOOD, name: ' Pla\u202eyer\u200b ', description: 'a\u0000b\u2066c' });
    expect(read).toMatchObject({ ok: true, fields: { name: 'Player', description: 'abc', website: null } });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: '\u202e' }, 'name'],
    [{ name: 'a'.repeat(101) }, 'name'],
    [{ description: 'a'.repeat(1001) }, 'description'],
    [{ website: 'javascript:alert(1)' }, 'website'],
    [{ website: '//evil.example' }, 'website'],
    [{ website: 'https://a"onclick=' }, 'website'],
    [{ website: 'https://user:pw@a.example/' }, 'website'],
    [{ redirectUris: ['http://localhost/'] }, 'redirectUris'],
    [{ redirectUris: ['https://a.example/', 'javascript:1'] }, 'redirectUris'],
    [{ redirectUris: Array.from({ length: 21 }, (_, n) => `https://a.example/${n}`) }, 'redirectUris'],
  ])('%j is refused for its %s', (given, field) => {
    expect(readAppFields({ ...GOOD, ...given })).toMatchObject({ ok: false, faults: [{ field }] });
  });

  it('name every URI that is wrong', () => {
    const read = readAppFields({ ...GOOD, redirectUris: ['a', 'https://ok.example/', 'http://b.example/'] });
    expect(read).toMatchObject({
      faults: [
        { uri: 'a', fault: 'relative' },
        { uri: 'http://b.example/', fault: 'insecure' },
      ],
    });
  });

  it('keep each URI once', () => {
    const read = readAppFields({ ...GOOD, redirectUris: ['https://a.example/', 'https://a.example/'] });
    expect(read).toMatchObject({ fields: { redirectUris: ['https://a.example/'] } });
  });

  it('come by lines', () => expect(readLines(' a \r\n\n b\rc\n')).toEqual(['a', 'b', 'c']));
});
