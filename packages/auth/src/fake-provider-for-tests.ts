import type { Client } from './grants/grant.ts';
import { barlineServer } from './provider.ts';
import type { Tokens } from './tokens.ts';

export const provider = barlineServer('https://accounts.example');
export const client: Client = { clientId: 'a'.repeat(32) };

/** What a request looked like to the server. */
export type Seen = { readonly url: string; readonly headers: Headers; readonly form: URLSearchParams };

type Answer = Response | Error | ((seen: Seen) => Response | Promise<Response>);

/** A `fetch` that gives these answers one after the other, the last again and again, and remembers the requests. */
export function answering(...answers: Answer[]): { fetch: typeof fetch; seen: Seen[] } {
  const seen: Seen[] = [];
  return {
    seen,
    fetch: async (input, init) => {
      const request = {
        url: String(input),
        headers: new Headers(init?.headers),
        form: new URLSearchParams(String(init?.body ?? '')),
      };
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push(request);
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? answer(request) : answer.clone();
    },
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export const TOKEN = { access_token: 'BQnew', token_type: 'Bearer', expires_in: 3600, scope: 'user-read-email' };

/** Tokens that expired at ms 1000, in a world where it is later. */
export function expiredTokens(more: Partial<Tokens> = {}): Tokens {
  return {
    access_token: 'BQold',
    token_type: 'Bearer',
    expires_at: 1000,
    obtained_at: 0,
    refresh_token: 'AQold',
    scope: 'user-read-email',
    requested_scope: 'user-read-email',
    authorized_at: 0,
    flow: 'pkce',
    ...more,
  };
}
