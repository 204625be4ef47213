import { findScope, splitScopes } from '@barline/messages';
import type { App } from '../storage/apps.ts';
import type { ProfileRules } from '../token/profile.ts';
import type { Parameters } from './parameters.ts';
import { judgeSentUri, type SentUriVerdict } from './redirect-uri.ts';

/** What an app asks a person for, once everything about it is known to be right. */
export type AuthorizationRequest = {
  readonly app: App;
  readonly responseType: 'code' | 'token';
  readonly redirectUri: string;
  /** Each once, in the order they were asked for. */
  readonly scopes: readonly string[];
  /** Percent-encoded, as it goes back. */
  readonly state: string | undefined;
  readonly codeChallenge: string | null;
  /** Ask again although the person has approved before. */
  readonly showDialog: boolean;
};

/**
 * Why a request is refused. As a page: the literal text of Spotify's, and what explains it. As a redirect, once the
 * client and the redirect URI are verified: the `error` of RFC 6749 §4.1.2.1.
 */
export type Refusal =
  | { readonly as: 'page'; readonly literal: string; readonly cause: RefusalCause }
  | { readonly as: 'redirect'; readonly error: string; readonly where: 'query' | 'fragment' };

export type RefusalCause =
  | { readonly kind: 'client' | 'response_type' }
  | { readonly kind: 'missing'; readonly name: string }
  | {
      readonly kind: Exclude<SentUriVerdict, 'registered'>;
      readonly sent: string;
      readonly registered: readonly string[];
    }
  | { readonly kind: 'scope'; readonly scopes: readonly string[] };

type Check = (query: Parameters, app: App | null, rules: ProfileRules) => Refusal | null;

/** Every check of a request, in the order of the contract (section 1.1). None before `checkRedirectUri` may redirect. */
const CHECKS: readonly Check[] = [
  checkClientId,
  checkClient,
  checkResponseType,
  checkRedirectUriGiven,
  checkRedirectUri,
  checkNothingTwice,
  checkImplicitAllowed,
  checkScopes,
  checkChallenge,
];

/** The request in the query, or why it is refused. `app` is the one of its `client_id`, where there is one. */
export function readAuthorizationRequest(
  query: Parameters,
  app: App | null,
  rules: ProfileRules,
): { ok: true; request: AuthorizationRequest } | { ok: false; refusal: Refusal } {
  for (const check of CHECKS) {
    const refusal = check(query, app, rules);
    if (refusal) return { ok: false, refusal };
  }
  const request: AuthorizationRequest = {
    app: app!,
    responseType: query.one('response_type') as 'code' | 'token',
    redirectUri: query.one('redirect_uri')!,
    scopes: splitScopes(query.one('scope') ?? ''),
    state: query.encoded('state'),
    codeChallenge: query.one('code_challenge') ?? null,
    showDialog: query.one('show_dialog')?.toLowerCase() === 'true',
  };
  return { ok: true, request };
}

function checkClientId(query: Parameters): Refusal | null {
  return query.one('client_id') === undefined ? missing('client_id') : null;
}

function checkClient(_query: Parameters, app: App | null): Refusal | null {
  return app === null ? page('INVALID_CLIENT: Invalid client', { kind: 'client' }) : null;
}

function checkResponseType(query: Parameters): Refusal | null {
  const type = query.one('response_type');
  if (type === 'code' || type === 'token') return null;
  return page('response_type must be code or token', { kind: 'response_type' });
}

function checkRedirectUriGiven(query: Parameters): Refusal | null {
  if (query.undecodable('redirect_uri'))
    return page('Illegal redirect_uri', { kind: 'illegal', sent: '', registered: [] });
  return query.one('redirect_uri') === undefined ? missing('redirect_uri') : null;
}

function checkRedirectUri(query: Parameters, app: App | null, rules: ProfileRules): Refusal | null {
  const sent = query.one('redirect_uri')!;
  const registered = app!.redirectUris;
  const verdict = judgeSentUri(registered, sent);
  if (verdict === 'registered') return null;
  const literals = {
    illegal: 'Illegal redirect_uri',
    insecure: rules.redirectInsecure,
    unregistered: rules.redirectMismatch,
  };
  return page(literals[verdict], { kind: verdict, sent, registered });
}

/** RFC 6749 §3.1: no parameter more than once. */
function checkNothingTwice(query: Parameters): Refusal | null {
  const names = ['state', 'scope', 'code_challenge', 'code_challenge_method', 'show_dialog'];
  return names.some((name) => query.repeated(name)) ? redirect(query, 'invalid_request') : null;
}

/** Contract 1.2: an app without the switch is told so in the fragment. */
function checkImplicitAllowed(query: Parameters, app: App | null): Refusal | null {
  const wanted = query.one('response_type') === 'token';
  return wanted && !app!.implicit ? redirect(query, 'unsupported_response_type') : null;
}

function checkScopes(query: Parameters): Refusal | null {
  if (query.undecodable('scope')) return page('Illegal scope', { kind: 'scope', scopes: [] });
  const unknown = splitScopes(query.one('scope') ?? '').filter((name) => findScope(name) === null);
  return unknown.length > 0 ? page('Illegal scope', { kind: 'scope', scopes: unknown.slice(0, 20) }) : null;
}

/** RFC 7636 §4.3: S256 only, and never left out by an app that has no secret. */
function checkChallenge(query: Parameters, app: App | null): Refusal | null {
  if (query.one('response_type') === 'token') return null;
  const named = (name: string) => query.one(name) !== undefined || query.undecodable(name);
  if (!named('code_challenge') && !named('code_challenge_method')) {
    return app!.public ? redirect(query, 'invalid_request') : null;
  }
  const right = query.one('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(query.one('code_challenge') ?? '');
  return right ? null : redirect(query, 'invalid_request');
}

function missing(name: string): Refusal {
  return page(`Missing required parameter: ${name}`, { kind: 'missing', name });
}

function page(literal: string, cause: RefusalCause): Refusal {
  return { as: 'page', literal, cause };
}

function redirect(query: Parameters, error: string): Refusal {
  return { as: 'redirect', error, where: query.one('response_type') === 'token' ? 'fragment' : 'query' };
}
