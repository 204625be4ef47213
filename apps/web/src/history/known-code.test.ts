import { encode, toMediaRef } from '@barline/codes';
import { beforeEach, expect, test } from 'vitest';
import { entries } from './history.ts';
import { findKnownCode, findKnownCodeOf } from './known-code.ts';

const link = { type: 'track', id: '4uLU6hMCjMI75M1A2tKUQC' } as const;
const mediaRef = toMediaRef(57639171874);
const entry = {
  kind: 'scan',
  namespace: 'local',
  mediaRef,
  link,
  source: '',
  time: '2026-11-21T10:00:00.000Z',
} as const;

beforeEach(() => entries.set([]));

test('the code of a link that was met before is drawn from its number, in its namespace', () => {
  entries.set([{ ...entry, link: null }, entry]);
  expect(findKnownCode(link)).toMatchObject({
    namespace: 'local',
    mediaRef,
    levels: encode(mediaRef, 'local'),
    origin: 'history',
  });
  expect(findKnownCodeOf('look: https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=1')?.uri).toBe(
    'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
  );
});

test('what was never met is not known', () => {
  entries.set([{ ...entry, link: null }]);
  expect(findKnownCode(link)).toBeNull();
  expect(findKnownCodeOf('no link')).toBeNull();
});
