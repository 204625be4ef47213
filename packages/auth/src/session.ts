import { explainRefusal } from './api-refusal.ts';
import { CallerError, NetworkError, ServerError } from './errors.ts';
import type { Client } from './grants/grant.ts';
import { refreshTokens } from './grants/refresh-token.ts';
import { type Network, pause, readRetryAfter } from './network.ts';
import { parseUrl } from './parse-url.ts';
import type { Provider } from './provider.ts';
import { revokeToken } from './revocation.ts';
import type { TokenAnswer } from './token-answer.ts';
import { memoryStore, type TokenStore } from './token-store.ts';
import { isFresh, renewTokens, type Tokens } from './tokens.ts';

export type SessionOptions = Network & {
  readonly provider: Provider;
  readonly client: Client;
  /** Without it the tokens are forgotten with the page or the process. */
  readonly store?: TokenStore;
  /** Another way to renewed tokens than the refresh token; `null` before: nothing is kept yet. */
  readonly renew?: (before: Tokens | null) => Promise<Tokens>;
};

/** A login that keeps itself alive. */
export type Session = {
  /** What is kept, fresh or not. */
  tokens(): Promise<Tokens | null>;
  /** An access token that will still do for a minute; refreshed first where it would not. Throws `ServerError`. */
  accessToken(): Promise<string>;
  /** Refreshes although the token is fresh. */
  refresh(): Promise<Tokens>;
  /** Keeps what a login gave. */
  keep(tokens: Tokens): Promise<void>;
  /**
   * `fetch` with the token, for the Web API only: a path, or an address of the provider's. A 401 is tried once more with
   * a refreshed token, a 429 after the pause it asks for where that is short. Answers as `fetch` does.
   */
  fetch(input: string | URL, init?: RequestInit): Promise<Response>;
  /** Throws what a refusing answer of the Web API means: which scope is missing, how long to wait. */
  check(response: Response, call: string): Promise<Response>;
  /** Forgets the tokens; the server is told where it takes that, and nobody waits for it to agree. */
  signOut(): Promise<void>;
};

/** How long one call of the Web API waits after 429, altogether, in ms. */
const API_PATIENCE = 30_000;

/**
 * Hands out access tokens and refreshes them: once, however many ask, in this process and in all others that share the
 * store. What a refresh gave is kept before anybody gets it. Where the permission has ended, that is remembered, so
 * that the server is not asked again.
 */
export function createSession(options: SessionOptions): Session {
  const { provider, store = memoryStore(), now = Date.now } = options;
  let refreshing: Promise<Tokens> | null = null;

  async function renew(before: Tokens | null): Promise<Tokens> {
    if (options.renew) return options.renew(before);
    if (before === null) throw loginRequired('none');
    if (before.refresh_token === null) throw loginRequired(before.ended ?? 'no_refresh_token');
    const answer: TokenAnswer = await refreshTokens({ ...options, refreshToken: before.refresh_token });
    return renewTokens(before, answer, now);
  }

  /** `stale`: the access token that will not do; another process may have replaced it since. */
  function renewOnce(stale: string | null): Promise<Tokens> {
    refreshing ??= store
      .exclusively(async () => {
        const before = await store.read();
        if (before && before.access_token !== stale && isFresh(before, now())) return before;
        try {
          const renewed = await renew(before);
          await store.write(renewed);
          return renewed;
        } catch (error) {
          if (before?.refresh_token && error instanceof ServerError && error.code === 'login_required') {
            await store.write({ ...before, refresh_token: null, ended: error.reason ?? 'ended' });
          }
          throw error;
        }
      })
      .finally(() => {
        refreshing = null;
      });
    return refreshing;
  }

  async function freshTokens(): Promise<Tokens> {
    const kept = await store.read();
    if (kept && isFresh(kept, now())) return kept;
    try {
      return await renewOnce(null);
    } catch (error) {
      // A token in its last minute is better than none.
      if (kept && isFresh(kept, now(), 0) && isPassing(error)) return kept;
      throw error;
    }
  }

  return {
    tokens: () => store.read(),
    accessToken: async () => (await freshTokens()).access_token,
    refresh: async () => renewOnce((await store.read())?.access_token ?? null),
    keep: (tokens) => store.exclusively(() => store.write(tokens)),
    check: async (response, call) => {
      if (response.ok) return response;
      throw await explainRefusal(response, call, await store.read(), now());
    },
    async fetch(input, init) {
      const url = apiAddress(provider, input);
      const { fetch: send = fetch, sleep = pause } = options;
      let { access_token } = await freshTokens();
      let renewed = false;
      for (let waited = 0; ; ) {
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${access_token}`);
        const response = await send(url, { ...init, headers });
        if (response.status === 401 && !renewed && isRepeatable(init)) {
          renewed = true;
          access_token = (await renewOnce(access_token)).access_token;
          continue;
        }
        const wait = response.status === 429 ? readRetryAfter(response.headers.get('retry-after'), now()) : null;
        if (wait === null || waited + wait > API_PATIENCE || !isRepeatable(init)) return response;
        await sleep(wait);
        waited += Math.max(wait, 1000);
      }
    },
    async signOut() {
      const tokens = await store.exclusively(async () => {
        const kept = await store.read().catch(() => null);
        await store.remove();
        return kept;
      });
      if (tokens) await revokeToken(options, tokens.refresh_token ?? tokens.access_token);
    },
  };
}

/** What another try in a while may mend. */
function isPassing(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ServerError && PASSING.includes(error.code));
}

const PASSING: readonly string[] = ['provider_unavailable', 'rate_limited', 'quota_exceeded'];

/** A stream can be sent once. */
function isRepeatable(init?: RequestInit): boolean {
  return !(init?.body instanceof ReadableStream);
}

/** The address of a call. Throws `CallerError` where it is not the provider's: a token goes nowhere else. */
export function apiAddress({ api, name }: Provider, input: string | URL): URL {
  const url =
    typeof input === 'string' && input.startsWith('/') ? parseUrl(api + input) : parseUrl(input, `${api}/v1/`);
  if (url?.origin !== new URL(api).origin || !url.href.startsWith(`${api}/`)) {
    const values = { host: url?.host ?? String(input), provider: name };
    throw new CallerError('foreign_address', 'This address is not one of the Web API.', { values });
  }
  return url;
}

function loginRequired(reason: string): ServerError {
  return new ServerError('login_required', 'A person must log in.', { reason });
}
