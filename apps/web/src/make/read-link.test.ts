import { parseLink } from '@barline/codes';
import { describeFailure } from '@barline/messages';
import { expect, test } from 'vitest';
import { isWhole, problemOf } from './read-link.ts';

const explain = (text: string) => {
  const parsed = parseLink(text);
  if (parsed.ok || parsed.reason === 'short_link') throw new Error('This one can be read.');
  return describeFailure(problemOf(parsed), 'en').detail;
};

test('the part of a link that is wrong is named', () => {
  expect(explain('https://example.org')).toContain('not a Spotify link');
  expect(explain('https://open.spotify.com/concert/4uLU6hMCjMI75M1A2tKUQC')).toContain('Codes exist for tracks');
  expect(explain('spotify:track:4uLU6hMCjMI75')).toContain('this one has 13');
  expect(explain('spotify:track:4uLU6hMCjMI75M1A2tKU_C')).toContain('letters and digits only');
});

test('a link that is still being typed is not whole', () => {
  expect(isWhole('spotify:track:4uLU6hMC')).toBe(false);
  expect(isWhole('spotify:track:4uLU6hMCjMI75M1A2tKUQC')).toBe(true);
  expect(isWhole('https://spotify.link/abcdef')).toBe(true);
});
