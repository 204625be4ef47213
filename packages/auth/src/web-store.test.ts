import { afterEach, describe, expect, it, vi } from 'vitest';
import { answering, client, expiredTokens, json, provider, TOKEN } from './fake-provider-for-tests.ts';
import { createSession } from './session.ts';
import { webStore } from './web-store.ts';

/** What tabs of one site share. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

/** The Web Locks of one browser, as far as they are used: one at a time for each name. */
function locks(): { request: (name: string, work: () => Promise<unknown>) => Promise<unknown>; held: string[] } {
  const last = new Map<string, Promise<unknown>>();
  const held: string[] = [];
  return {
    held,
    request(name, work) {
      held.push(name);
      const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
      last.set(name, mine);
      return mine;
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('web storage', () => {
  it('keeps tokens, and calls nothing tokens that is none', async () => {
    const shared = storage();
    const store = webStore(shared, 'tokens');
    expect(await store.read()).toBeNull();
    await store.write(expiredTokens());
    expect(await webStore(shared, 'tokens').read()).toEqual(expiredTokens());
    shared.setItem('tokens', '{"access_token":');
    expect(await store.read()).toBeNull();
    await store.remove();
    expect(shared.getItem('tokens')).toBeNull();
  });

  it.each([
    ['with Web Locks, two tabs', true],
    ['without them, two sessions of a tab', false],
  ])('%s refresh once', async (_, tabs) => {
    const browser = locks();
    vi.stubGlobal('navigator', tabs ? { locks: browser } : {});
    const shared = storage();
    const server = answering(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return json({ ...TOKEN, refresh_token: 'AQnew' });
    });
    const store = webStore(shared);
    await store.write(expiredTokens());
    const sessions = [store, tabs ? webStore(shared) : store].map((each) =>
      createSession({ provider, client, store: each, fetch: server.fetch }),
    );
    const tokens = await Promise.all([...sessions, ...sessions].map((session) => session.accessToken()));
    expect([new Set(tokens).size, server.seen.length]).toEqual([1, 1]);
    expect((await store.read())?.refresh_token).toBe('AQnew');
    expect(browser.held.length > 0).toBe(tabs);
  });
});
