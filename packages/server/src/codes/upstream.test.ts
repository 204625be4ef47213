import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  referenceOf,
  type StripService,
  startStripService,
  TEST_MARK,
} from '../../../../test/strip-service/strip-service.ts';
import { createUpstream } from './upstream.ts';

// Real waits, pictures and processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const track = { type: 'track', id: '1ykrctzPhcSS9GS3aHdtMt' } as const;
const uri = 'spotify:track:1ykrctzPhcSS9GS3aHdtMt';

let service: StripService;
beforeAll(async () => {
  service = await startStripService();
});
afterAll(() => service.close());
beforeEach(() => service.become('answer'));

/** Asks the stand-in, in some mood, with an upstream of its own. */
async function ask(
  mood: Parameters<StripService['become']>[0],
  link: Parameters<ReturnType<typeof createUpstream>>[0] = track,
) {
  service.become(mood);
  const before = service.requests.length;
  const started = performance.now();
  const answer = await createUpstream(service.url, fetch)(link);
  return { answer, requests: service.requests.slice(before), took: performance.now() - started };
}

it('reads the reference and the mark from the strip, with one request', async () => {
  const { answer, requests } = await ask('answer');
  expect(answer).toEqual({ ok: true, mediaRef: referenceOf(uri), mark: expect.any(String) });
  expect(requests).toEqual([`/uri/plain/svg/000000/white/640/${uri}`]);
});

it('keeps the mark as it was served', async () => {
  const { answer } = await ask('answer');
  expect((answer as { mark: string }).mark.replaceAll(/[\s,]/g, '')).toBe(TEST_MARK.replaceAll(/[\s,]/g, ''));
});

it('asks for a profile by its percent-encoded name', async () => {
  const { requests } = await ask('answer', { type: 'user', id: 'jürgen müller/1' });
  expect(requests).toEqual(['/uri/plain/svg/000000/white/640/spotify:user:j%C3%BCrgen%20m%C3%BCller%2F1']);
});

it('reads a strip that comes as pixels', async () => {
  const { answer } = await ask('raster');
  expect(answer).toEqual({ ok: true, mediaRef: referenceOf(uri), mark: null });
});

it.each([
  ['refuse', { ok: false, reason: 'refused', status: 404 }, 1],
  ['empty', { ok: false, reason: 'refused', status: 200 }, 1],
  ['html', { ok: false, reason: 'unreadable' }, 1],
  ['damage', { ok: false, reason: 'unreadable' }, 1],
  ['flood', { ok: false, reason: 'too_large' }, 1],
  ['redirect', { ok: false, reason: 'failed', status: 302 }, 1],
  ['fail', { ok: false, reason: 'failed', status: 500 }, 2],
  ['reset', { ok: false, reason: 'unreachable' }, 2],
] as const)('a service in the mood “%s” gives %j', async (mood, expected, times) => {
  const { answer, requests, took } = await ask(mood);
  expect(answer).toEqual(expected);
  expect(requests).toHaveLength(times);
  expect(took).toBeLessThan(3000);
});

it('waits three seconds for a slow service, not longer, and does not ask twice', async () => {
  const { answer, requests, took } = await ask('slow');
  expect(answer).toEqual({ ok: false, reason: 'slow' });
  expect(requests).toHaveLength(1);
  expect(took).toBeGreaterThan(2900);
  expect(took).toBeLessThan(3900);
});

it('asks at most twice a second', async () => {
  const upstream = createUpstream(service.url, fetch);
  const before = service.times.length;
  await Promise.all(Array.from({ length: 4 }, (_, index) => upstream({ type: 'user', id: `user${index}` })));
  const times = service.times.slice(before);
  expect(times).toHaveLength(4);
  expect(times[3] - times[0]).toBeGreaterThan(1450);
});

it('does not let anyone wait in a queue for more than ten seconds', async () => {
  const upstream = createUpstream(service.url, () => new Promise(() => {}));
  const results = Array.from({ length: 30 }, () => upstream(track).catch((error) => error.id));
  expect(await Promise.race(results)).toBe('rate_limited');
});

describe('without a connection', () => {
  it('leaves the network alone for a while, so that the next answer is instant', async () => {
    const closed = await closedPort();
    let tries = 0;
    const upstream = createUpstream(closed, (url, init) => {
      tries += 1;
      return fetch(url, init);
    });
    expect(await upstream(track)).toEqual({ ok: false, reason: 'unreachable' });
    const started = performance.now();
    expect(await upstream(track)).toEqual({ ok: false, reason: 'unreachable' });
    expect(performance.now() - started).toBeLessThan(20);
    expect(tries).toBe(2);
  });

  it('is offline when the name of the service cannot be found', async () => {
    const lost = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } });
    expect(await createUpstream('http://strip.invalid', () => Promise.reject(lost))(track)).toEqual({
      ok: false,
      reason: 'offline',
    });
  });

  it('is offline when packets vanish', async () => {
    // 192.0.2.0/24 is reserved for documentation (RFC 5737): nothing answers there.
    const swallow = (_: string, init: RequestInit) =>
      new Promise<never>((_resolve, reject) =>
        init.signal!.addEventListener('abort', () => reject(init.signal!.reason)),
      );
    expect(await createUpstream('http://192.0.2.1', swallow)(track)).toEqual({ ok: false, reason: 'offline' });
  });

  it('asks nobody when the network is off', async () => {
    const upstream = createUpstream(null, () => Promise.reject(new Error('The network must not be asked.')));
    expect(await upstream(track)).toEqual({ ok: false, reason: 'off' });
  });
});

function closedPort(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(`http://127.0.0.1:${port}`));
    });
  });
}
