import { expect, it } from 'vitest';
import { createFormToken, isFormToken } from './csrf.ts';

const NOW = Date.UTC(2026, 10, 21);

it('a form token holds for its owner, its purpose and two hours', () => {
  const token = createFormToken('secret', 'log-in', NOW);
  expect(isFormToken(token, 'secret', 'log-in', NOW + 1000)).toBe(true);
  expect(isFormToken(token, 'secret', 'log-in', NOW + 2 * 3600 * 1000)).toBe(false);
  expect(isFormToken(token, 'another', 'log-in', NOW)).toBe(false);
  expect(isFormToken(token, undefined, 'log-in', NOW)).toBe(false);
  expect(isFormToken(token, '', 'log-in', NOW)).toBe(false);
  expect(isFormToken(token, 'secret', 'log-out', NOW)).toBe(false);
});

it('nothing else is one', () => {
  const token = createFormToken('secret', 'log-in', NOW);
  const later = `${(Math.floor(NOW / 1000) + 60).toString(36)}${token.slice(token.indexOf('.'))}`;
  for (const forged of [
    undefined,
    '',
    'x',
    '.',
    `${token}x`,
    `x${token}`,
    later,
    token.slice(0, -1),
    token.toUpperCase(),
  ])
    expect(isFormToken(forged, 'secret', 'log-in', NOW)).toBe(false);
});
