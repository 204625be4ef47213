import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './server-for-tests.ts';

const KNOWN = 'playlist/37i9dQZF1DWZq91oLsHZvy';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('a README may show the badge of a known link, with words of its own', async () => {
  const answer = await fetch(
    `${server.url}/badge/${KNOWN}.svg?label=${encodeURIComponent('Слушать <тут>')}&theme=dark`,
  );
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('image/svg+xml');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const svg = await answer.text();
  expect(svg).toContain('>Слушать &lt;тут&gt;</text>');
  expect((await sharp(Buffer.from(svg)).metadata()).height).toBe(28);
});

test('a badge is drawn for known links only, in the colours asked for, as SVG', async () => {
  for (const [path, status, id] of [
    ['playlist/0000000000000000000000.svg', 404, 'unknown_link'],
    [`${KNOWN}.png`, 400, 'malformed_style'],
    [`${KNOWN}.svg?bg=mauve-ish`, 400, 'malformed_style'],
    [`${KNOWN}.svg?theme=blue`, 400, 'malformed_request'],
  ] as const) {
    const answer = await fetch(`${server.url}/badge/${path}`);
    expect(answer.status, path).toBe(status);
    expect(((await answer.json()) as { id: string }).id, path).toBe(id);
  }
});

test('pages of other sites may read the code of an item', async () => {
  const answer = await fetch(`${server.url}/api/v1/items/${KNOWN}`);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});
