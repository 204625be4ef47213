import { LINK_TYPES, parseLink, toMediaRef } from '@barline/codes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isServerPath, itemPath, matchRoute, referencePath, showPath } from './routes.ts';

test('each page has its address, with or without a slash at the end', () => {
  for (const [path, page] of [
    ['/', 'home'],
    ['/scan', 'scan'],
    ['/scan/', 'scan'],
    ['/create', 'create'],
    ['/cover', 'cover'],
    ['/batch', 'batch'],
    ['/history', 'history'],
    ['/help', 'help'],
    ['/help/errors', 'errors'],
    ['/privacy', 'privacy'],
    ['/token', 'token'],
    ['/token/console', 'token-console'],
    ['/token/doctor/', 'token-doctor'],
    ['/callback', 'callback'],
    ['/accessibility', 'accessibility'],
  ] as const) {
    expect(matchRoute(path), path).toEqual({ page });
  }
});

test('an item’s path leads back to the item, whatever a profile is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const parsed = parseLink(`spotify:user:${encodeURIComponent(name)}`);
      fc.pre(parsed.ok);
      expect(matchRoute(itemPath(parsed.link))).toEqual({ page: 'item', ...parsed.link });
      expect(matchRoute(showPath(parsed.link))).toEqual({ page: 'show', ...parsed.link });
    }),
  );
  for (const type of LINK_TYPES) {
    const link = { type, id: '4uLU6hMCjMI75M1A2tKUQC' };
    expect(matchRoute(itemPath(link))).toEqual({ page: 'item', ...link });
  }
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      expect(() => matchRoute(path)).not.toThrow();
    }),
  );
});

test('a reference’s path leads back to the reference and its namespace', () => {
  const mediaRef = toMediaRef(57639171874);
  expect(referencePath('spotify', mediaRef)).toBe('/r/57639171874');
  expect(referencePath('local', mediaRef)).toBe('/r/local/57639171874');
  expect(matchRoute('/r/57639171874')).toEqual({ page: 'reference', namespace: 'spotify', mediaRef });
  expect(matchRoute('/r/local/57639171874')).toEqual({ page: 'reference', namespace: 'local', mediaRef });
});

test('an article of the help has its address, and none that is not there', () => {
  expect(matchRoute('/help/flow-pkce')).toEqual({ page: 'article', id: 'flow-pkce' });
  expect(matchRoute('/help/nonsense')).toEqual({ page: 'not-found' });
  expect(matchRoute('/help/scan/more')).toEqual({ page: 'not-found' });
});

test('everything else is no page', () => {
  for (const path of [
    '/i',
    '/i/track',
    '/i/song/x',
    '/i/track/short',
    '/i/track/4uLU6hMCjMI75M1A2tKU_C',
    '/i/track/x/y',
    '/r',
    '/r/x',
    '/r/137438953472',
    '/r/1/2',
    '/i/user/%E0%A4%A',
    '/toString',
    '/constructor',
  ]) {
    expect(matchRoute(path), path).toEqual({ page: 'not-found' });
  }
});

test('the server’s own addresses are left to it', () => {
  expect(
    ['/help/api', '/help/api/', '/openapi.json', '/api/v1/codes', '/pair', '/dashboard/new'].every(isServerPath),
  ).toBe(true);
  expect(['/help', '/help/errors', '/apiary', '/'].some(isServerPath)).toBe(false);
});
