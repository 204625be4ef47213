import type { Provider } from './provider.ts';
import { splitScope } from './scope.ts';
import type { TokenAnswer } from './token-answer.ts';

/** How the tokens were got. */
export type Flow = 'pkce' | 'code' | 'device' | 'app' | 'implicit' | 'given';

/** What is kept: plain JSON, wire names. Times are ms since 1970. */
export type Tokens = {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_at: number;
  readonly obtained_at: number;
  readonly refresh_token: string | null;
  /** What was granted; `null` where the server never said. */
  readonly scope: string | null;
  /** What was asked for; `null` where nobody knows. */
  readonly requested_scope: string | null;
  /** When the person approved; `null` where no person did. */
  readonly authorized_at: number | null;
  readonly flow: Flow;
  /** Why there is no refresh token any more; absent while the permission holds. */
  readonly ended?: string;
};

/** What a first answer becomes. */
export function toTokens(
  answer: TokenAnswer,
  { flow, requestedScope = null, now = Date.now }: { flow: Flow; requestedScope?: string | null; now?: () => number },
): Tokens {
  const obtained_at = now();
  return {
    access_token: answer.access_token,
    token_type: 'Bearer',
    expires_at: obtained_at + answer.expires_in * 1000,
    obtained_at,
    refresh_token: answer.refresh_token ?? null,
    scope: answer.scope ?? null,
    requested_scope: requestedScope,
    authorized_at: flow === 'app' || flow === 'given' ? null : obtained_at,
    flow,
  };
}

/** The tokens after a refresh: what the answer does not say stays as it was, the refresh token above all (§6). */
export function renewTokens(before: Tokens, answer: TokenAnswer, now: () => number = Date.now): Tokens {
  const obtained_at = now();
  return {
    ...before,
    access_token: answer.access_token,
    expires_at: obtained_at + answer.expires_in * 1000,
    obtained_at,
    refresh_token: answer.refresh_token ?? before.refresh_token,
    scope: answer.scope ?? before.scope,
  };
}

/** A token that ends so soon, in ms, is not handed out any more. */
const LEEWAY = 60_000;
/** Clocks differ a little. */
const SKEW = 5000;

/** Whether the access token will still do. A clock that was set back behind the answer tells nothing: no. */
export function isFresh({ access_token, expires_at, obtained_at }: Tokens, now: number, leeway = LEEWAY): boolean {
  return access_token !== '' && now + leeway < expires_at && now + SKEW >= obtained_at;
}

/** The day on which the person must approve again, in ms, or `null` where nobody knows; refreshing does not move it. */
export function approvalEnd({ authorized_at }: Tokens, { approvalMonths }: Provider): number | null {
  if (authorized_at === null || approvalMonths === null) return null;
  const end = new Date(authorized_at);
  const day = end.getUTCDate();
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + approvalMonths);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, lastDay));
  return end.getTime();
}

/** Scopes that were asked for and not granted; none where the server never said what it granted. */
export function missingScopes({ scope, requested_scope }: Tokens): string[] {
  if (scope === null || requested_scope === null) return [];
  const granted = new Set(splitScope(scope));
  return splitScope(requested_scope).filter((name) => !granted.has(name));
}
