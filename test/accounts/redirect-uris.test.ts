import { lintRedirectUri as lintForApps } from '@barline/auth';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintRedirectUri } from '../../packages/server/src/accounts/redirect-uri.ts';

/** Pieces that redirect URIs, good and bad, are made of. */
const PIECES = [
  ...[
    'https:',
    'http:',
    'HTTPS:',
    'myapp:',
    'com.example.app:',
    'javascript:',
    'file:',
    'ws:',
    '//',
    '/',
    '\\',
    ':',
    '?',
  ],
  ...[
    '127.0.0.1',
    '[::1]',
    'localhost',
    'a.localhost.',
    'app.example',
    'app.example.',
    '127.1',
    '0x7f000001',
    'аpp.example',
  ],
  ...[
    ':8888',
    ':0',
    ':65536',
    ':08',
    '@',
    'user:secret@',
    '#',
    '#x',
    '%2e%2e',
    '..',
    '.',
    ';a',
    '%',
    '%zz',
    '%00',
    '%5c',
  ],
  ...['callback', 'a/b', '?x=1', '&code=1', '?state', 'é', ' ', '\n', '*', 'a'.repeat(1024)],
];

test('the linter of the library and that of the server agree on every address', () => {
  const uris = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        uris,
        uris.map((rest) => `https://${rest}`),
        uris.map((rest) => `http://127.0.0.1${rest}`),
      ),
      (uri) => {
        const [ours, theirs] = [lintRedirectUri(uri), lintForApps(uri)];
        expect(theirs.ok).toBe(ours.ok);
        if (ours.ok && theirs.ok) expect(theirs.anyPort).toBe(ours.anyPort);
        // The library tells no kinds of strange characters apart.
        if (!ours.ok && !theirs.ok) expect(theirs.fault).toBe(ours.fault === 'percent' ? 'characters' : ours.fault);
      },
    ),
    { numRuns: 5000 },
  );
});
