import { describe, expect, it } from 'vitest';
import { findScope, SCOPE_GROUPS, SCOPES, splitScopes } from './scopes.ts';

const CLASSIC =
  'ugc-image-upload user-read-playback-state user-modify-playback-state user-read-currently-playing app-remote-control streaming playlist-read-private playlist-read-collaborative playlist-modify-private playlist-modify-public user-follow-modify user-follow-read user-read-playback-position user-top-read user-read-recently-played user-library-modify user-library-read user-read-email user-read-private';

describe('scopes', () => {
  it('holds all of the official page, each once', () => {
    const names = SCOPES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(CLASSIC.split(' ')));
    expect(names).toHaveLength(25);
  });

  it('tells each in both languages, no two alike', () => {
    for (const language of ['en', 'ru'] as const) {
      const sentences = SCOPES.map(({ consent }) => consent[language]);
      expect(new Set(sentences).size).toBe(SCOPES.length);
      for (const sentence of sentences) expect(sentence).toMatch(language === 'ru' ? /^[а-яё]/ : /^[a-z]/);
    }
  });

  it('puts each under a heading', () => {
    for (const { group } of SCOPES) expect(SCOPE_GROUPS[group]).toBeDefined();
  });

  it('finds by exact name only', () => {
    expect(findScope('user-read-email')?.group).toBe('account');
    for (const name of ['', 'USER-READ-EMAIL', 'user-read-birthdate', '__proto__', 'constructor', 'openid'])
      expect(findScope(name)).toBeNull();
  });

  it('splits at single spaces and drops repetitions', () => {
    expect(splitScopes('')).toEqual([]);
    expect(splitScopes(' b a  b ')).toEqual(['b', 'a']);
    expect(splitScopes('a\tb')).toEqual(['a\tb']);
  });
});
