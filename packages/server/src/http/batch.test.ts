import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './server-for-tests.ts';

const KNOWN = 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const post = (body: unknown) =>
  fetch(`${server.url}/api/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

type State = { id: string; state: string; total: number; done: number; failed: number; zip: string | null };

test('a batch is begun, tells how far it is, and gives a ZIP file', async () => {
  const begun = await post({
    links: [KNOWN, { link: KNOWN, title: 'Ёлка', bg: 'white' }, 'nothing'],
    formats: ['svg', 'png'],
    template: '{n}-{title}',
  });
  expect(begun.status).toBe(202);
  const place = begun.headers.get('location');
  expect(place).toMatch(/^\/api\/v1\/batch\/\w{22}$/);

  const stream = await fetch(`${server.url}${place}`, { headers: { accept: 'text/event-stream' } });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const events = (await stream.text()).trim().split('\n\n');
  expect(events.at(-1)).toMatch(/^event: done\ndata: \{/);

  const state = (await (await fetch(`${server.url}${place}`)).json()) as State;
  expect(state).toMatchObject({ state: 'done', total: 3, done: 3, failed: 1, zip: `${place}/codes.zip` });
  const zip = await fetch(`${server.url}${state.zip}`);
  expect(zip.headers.get('content-type')).toBe('application/zip');
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  const names = [
    '1-37i9dQZF1DWZq91oLsHZvy.svg',
    '1-37i9dQZF1DWZq91oLsHZvy.png',
    '2-Ёлка.svg',
    '2-Ёлка.png',
    'index.csv',
  ];
  expect(Object.keys(files)).toEqual(names);
  expect(Buffer.from(files['2-Ёлка.svg']).toString()).toContain('fill="#ffffff"');
  expect(Buffer.from(files['index.csv']).toString()).toContain('not_spotify_link');
});

test.each([
  ['no links', { links: [] }, 'malformed_request'],
  ['too many links', { links: Array(1001).fill(KNOWN) }, 'malformed_request'],
  ['nothing', {}, 'malformed_request'],
  ['a format that is not drawn', { links: [KNOWN], formats: ['bmp'] }, 'malformed_style'],
  ['a template of unknown fields', { links: [KNOWN], template: '{nr}' }, 'malformed_style'],
  ['a colour that is none', { links: [{ link: KNOWN, bg: 'reddish' }] }, 'malformed_style'],
])('%s is refused', async (_, body, id) => {
  const answer = await post(body);
  expect({ status: answer.status, id: ((await answer.json()) as { id: string }).id }).toEqual({ status: 400, id });
});

test('a batch that there is not is not found', async () => {
  for (const path of ['/api/v1/batch/nothing', '/api/v1/batch/nothing/codes.zip']) {
    const answer = await fetch(`${server.url}${path}`);
    expect(answer.status).toBe(404);
  }
});

test.each([
  ['pdf', 'application/pdf', '%PDF-1.7'],
  ['eps', 'application/postscript', '%!PS-Ado'],
  ['dxf', 'image/vnd.dxf', '  0\r\nSEC'],
  ['stl?keychain=left', 'model/stl', 'Barline,'],
  ['3mf', 'model/3mf', 'PK'],
  ['scad', 'application/x-openscad', '// A Spo'],
])('the code of a known link is drawn as %s', async (name, type, beginning) => {
  const answer = await fetch(`${server.url}/api/v1/codes/playlist/37i9dQZF1DWZq91oLsHZvy.${name}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain(type);
  expect(
    Buffer.from(await answer.arrayBuffer())
      .toString('latin1')
      .slice(0, beginning.length),
  ).toBe(beginning);
});
