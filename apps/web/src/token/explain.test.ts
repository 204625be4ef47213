import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import { EXPLANATIONS, type ExplanationId } from './explanation-ids.ts';

test('every text that is shown beside an explanation is recognised as it', () => {
  for (const [id, { seen }] of Object.entries(EXPLANATIONS)) {
    for (const text of seen) expect(explain(text), text).toBe(id);
  }
});

test.each<[string, ExplanationId]>([
  ['{"error":"invalid_grant","error_description":"Refresh token revoked"}', 'refresh_token_revoked'],
  ['{\n  "error": "invalid_client",\n  "error_description": "Invalid client secret"\n}', 'wrong_secret'],
  ['{"error":"invalid_client"}', 'unknown_client'],
  ['http://127.0.0.1:8888/callback?error=access_denied&state=abc', 'access_denied'],
  ['https://app.example/?auth_callback#error=unsupported_response_type', 'implicit_removed'],
  [
    'WWW-Authenticate: Bearer realm="spotify", error="invalid_token", error_description="The access token expired"',
    'token_refused',
  ],
  [
    'spotipy.exceptions.SpotifyException: http status: 403, code: -1 - Insufficient client scope, reason: None',
    'insufficient_scope',
  ],
  ['http status: 429, code:-1 - /v1/me, reason: Too many requests', 'rate_limited'],
  ['{"error":{"status":429,"message":"API rate limit exceeded","reason":"QUOTA_EXCEEDED"}}', 'quota_exceeded'],
  [
    '{"error":{"status":403,"message":"Player command failed: Premium required","reason":"PREMIUM_REQUIRED"}}',
    'premium_required',
  ],
  ['Access to fetch at https://accounts.spotify.com/authorize has been blocked by CORS policy', 'cors'],
  ['HTTP/1.1 503 Service Unavailable', 'server_down'],
  ['INVALID_CLIENT%3A+Invalid+redirect+URI', 'redirect_uri_mismatch'],
])('%s', (text, id) => {
  expect(explain(text)).toBe(id);
});

test('what is none of the errors is said to be none', () => {
  for (const text of ['', 'Hello', '200 OK', '<img src=x onerror=alert(1)>']) expect(explain(text), text).toBeNull();
});

test('whatever is pasted, it ends without a failure', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const id = explain(text);
      expect(id === null || Object.hasOwn(EXPLANATIONS, id)).toBe(true);
    }),
  );
  expect(explain(`${'x '.repeat(50_000)}%`)).toBeNull();
});
