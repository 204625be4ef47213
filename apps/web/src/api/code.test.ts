import { encode, toMediaRef } from '@barline/codes';
import { expect, test } from 'vitest';
import { readCode } from './code.ts';

const mediaRef = toMediaRef(57639171874);
const wire = {
  media_ref: '57639171874',
  namespace: 'spotify',
  levels: encode(mediaRef),
  uri: 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy',
  url: 'https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy',
  type: 'playlist',
  id: '37i9dQZF1DWZq91oLsHZvy',
  origin: 'learned',
  since: '2026-11-21T10:00:00.000Z',
  mark: null,
};

test('the server’s code is read', () => {
  expect(readCode(wire)).toMatchObject({
    mediaRef,
    namespace: 'spotify',
    link: { type: 'playlist', id: wire.id },
    mark: null,
  });
});

test('an address that does not belong to the URI is not taken over', () => {
  expect(readCode({ ...wire, url: 'https://example.org' })?.url).toBe(wire.url);
});

test('an answer that would spoil the page is no code', () => {
  for (const part of [
    { uri: 'javascript:alert(1)' },
    { media_ref: '-1' },
    { levels: [1, 2, 3] },
    { levels: wire.levels.map(() => 9) },
    { uri: 'spotify:song:37i9dQZF1DWZq91oLsHZvy' },
  ]) {
    expect(readCode({ ...wire, ...part }), JSON.stringify(part)).toBeNull();
  }
  for (const body of [null, 7, 'text', [], {}]) expect(readCode(body)).toBeNull();
});

test('a mark that reaches out of its box gives way to ours', () => {
  expect(readCode({ ...wire, mark: 'M0 0H60V60H0Z' })?.mark).toBe('M0 0H60V60H0Z');
  for (const mark of ['M0 0H400V400H0Z', 'nonsense', 7]) expect(readCode({ ...wire, mark })?.mark).toBeNull();
});
