import { toMediaRef } from '@barline/codes';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fetch } from './bounded-fetch.ts';
import type { Codes, CodesEvent } from './codes.ts';
import { openCodes } from './open-codes.ts';

const ref = toMediaRef(12345);
const uri = 'spotify:track:1111111111111111111111';
let opened: Codes | undefined;
afterEach(() => opened?.close());

async function open(answer: Fetch, resolverUrl = 'http://resolver.example/refs') {
  const events: CodesEvent[] = [];
  const asked: string[] = [];
  const codes = await openCodes(
    {
      database: { kind: 'sqlite', file: ':memory:' },
      stripUrl: null,
      resolverUrl,
      registry: 'spotify',
      symbol: 'local',
    },
    {
      observe: (event) => events.push(event),
      fetch: (url, init) => {
        asked.push(url);
        return answer(url, init);
      },
    },
  );
  opened = codes;
  return { codes, events, asked };
}

const json =
  (body: unknown, status = 200) =>
  async () =>
    Response.json(body, { status });

it.each([[{ uri }], [{ target: uri }], [{ uri: 'https://open.spotify.com/track/1111111111111111111111' }]])(
  'takes %j as the page of a reference',
  async (answer) => {
    const { codes, asked } = await open(json(answer));
    expect(await codes.resolve(ref)).toMatchObject({
      via: 'resolver',
      namespace: 'spotify',
      uri,
      origin: null,
      since: null,
    });
    expect(asked).toEqual(['http://resolver.example/refs/12345']);
  },
);

it('puts the reference where the address wants it', async () => {
  const { codes, asked } = await open(json({ uri }), 'http://resolver.example/?id={ref}&format=json');
  await codes.resolve(ref);
  expect(asked).toEqual(['http://resolver.example/?id=12345&format=json']);
});

it('is not asked for what the registry knows, nor for local references', async () => {
  const { codes, asked } = await open(json({ uri }));
  expect(await codes.resolve(toMediaRef(57639171874))).toMatchObject({ via: 'registry' });
  expect(await codes.resolve(ref, 'local')).toBeNull();
  expect(asked).toEqual([]);
});

it('may not know a reference', async () => {
  const { codes, events } = await open(json({}, 404));
  expect(await codes.resolve(ref)).toBeNull();
  expect(events).toEqual([{ kind: 'resolved', via: 'nothing' }]);
});

describe('whatever it does wrong, the reference is just unknown, and it is counted', () => {
  it.each<[string, Fetch, string]>([
    ['is down', () => Promise.reject(new TypeError('fetch failed')), 'unreachable'],
    ['fails', json({}, 500), '500'],
    ['answers a page', async () => new Response('<p>hello'), 'unreadable'],
    ['answers null', json(null), 'unreadable'],
    ['answers another site', json({ uri: 'https://example.org/' }), 'unreadable'],
    ['answers far too much', async () => new Response(new Uint8Array(100_000)), 'too_large'],
    [
      'sends us elsewhere',
      async () => new Response(null, { status: 302, headers: { location: 'http://127.0.0.1/' } }),
      '302',
    ],
  ])('%s', async (_what, answer, why) => {
    const { codes, events } = await open(answer);
    expect(await codes.resolve(ref)).toBeNull();
    expect(events).toEqual([
      { kind: 'resolver_failed', why },
      { kind: 'resolved', via: 'nothing' },
    ]);
  });

  it('leaves it alone for a while after it was down', async () => {
    const { codes, asked } = await open(() => Promise.reject(new TypeError('fetch failed')));
    await codes.resolve(ref);
    await codes.resolve(ref);
    expect(asked).toHaveLength(1);
  });
});

it('with Spotify’s reference bars on local codes, such bars may mean either', async () => {
  const codes = await openCodes({
    database: { kind: 'sqlite', file: ':memory:' },
    stripUrl: null,
    resolverUrl: null,
    registry: 'local',
    symbol: 'spotify',
  });
  opened = codes;
  const made = await codes.make(uri);
  expect(await codes.resolve(made.mediaRef, 'spotify')).toMatchObject({ namespace: 'local', uri });
});
