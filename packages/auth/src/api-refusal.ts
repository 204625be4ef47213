import { findEndpoint, lackingScopes } from './endpoint-scopes.ts';
import { ServerError } from './errors.ts';
import { readRetryAfter } from './network.ts';
import { printable } from './printable.ts';
import { splitScope } from './scope.ts';
import { recogniseText } from './spotify-texts.ts';
import type { Tokens } from './tokens.ts';

/**
 * What a refusing answer of the Web API means, by status and header first; its text only says more. `call` is as in
 * `GET /v1/me`. Reads the body of a copy.
 */
export async function explainRefusal(
  response: Response,
  call: string,
  tokens: Tokens | null,
  now: number = Date.now(),
): Promise<ServerError> {
  const { status, headers } = response;
  const text = (await response.clone().text()).slice(0, 10_000);
  const { message, reason } = readApiError(text);
  const challenge = headers.get('www-authenticate') ?? '';
  const known = recogniseText(message) ?? (reason === null ? null : recogniseText(reason.replaceAll('_', ' ')));
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), now);
  const refusal = {
    status,
    error: reason,
    description: printable(message),
    retryAfter: retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000),
  };
  const values = { status, message: printable(message) };
  if (status === 429) {
    const code = reason === 'QUOTA_EXCEEDED' ? 'quota_exceeded' : 'rate_limited';
    return new ServerError(code, 'Too many requests.', refusal, {
      values: { ...values, s: refusal.retryAfter ?? '?' },
    });
  }
  if (status >= 500)
    return new ServerError('provider_unavailable', `The Web API failed: ${status}.`, refusal, { values });
  if (status === 401) {
    return new ServerError(
      'login_required',
      'The token is refused.',
      { ...refusal, reason: 'token_refused' },
      { values },
    );
  }
  if (status === 403) {
    const listed = known === 'user_not_listed' || /not registered|developer dashboard/i.test(message);
    if (listed) return new ServerError('user_not_listed', 'The account is not on the app’s list.', refusal, { values });
    if (reason === 'PREMIUM_REQUIRED' || known === 'premium_required') {
      return new ServerError('premium_required', 'Premium is needed.', refusal, { values });
    }
    const lacking = findLacking(call, tokens, challenge);
    if (lacking.length > 0 || known === 'insufficient_scope' || /insufficient_scope/.test(challenge)) {
      const said = { ...refusal, reason: tokens?.flow === 'app' ? 'app' : null };
      const scope = lacking.join(' ') || '?';
      return new ServerError('insufficient_scope', `A permission is missing: ${scope}.`, said, {
        values: { ...values, scope },
      });
    }
  }
  return new ServerError('api_refused', `The Web API refuses: ${status}.`, refusal, { values });
}

function findLacking(call: string, tokens: Tokens | null, challenge: string): string[] {
  const named = /scope="([^"]*)"/.exec(challenge)?.[1];
  const endpoint = findEndpoint(call);
  const granted = splitScope(tokens?.scope ?? '');
  if (endpoint && (tokens === null || tokens.scope !== null || tokens.flow === 'app')) {
    return lackingScopes(endpoint, granted);
  }
  return named === undefined ? [] : splitScope(named);
}

/** The message of any of the shapes that the Web API answers with: nested, flat, or plain text. */
function readApiError(text: string): { message: string; reason: string | null } {
  try {
    const { error, error_description } = JSON.parse(text);
    if (typeof error === 'string') return { message: String(error_description ?? error), reason: null };
    return { message: String(error?.message ?? ''), reason: typeof error?.reason === 'string' ? error.reason : null };
  } catch {
    return { message: text.trim().slice(0, 200), reason: null };
  }
}
