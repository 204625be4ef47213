import { describe, expect, it } from 'vitest';
import type { App } from '../storage/apps.ts';
import { type Profile, RULES } from '../token/profile.ts';
import { readAuthorizationRequest } from './authorization-request.ts';
import { readParameters } from './parameters.ts';

const app: App = {
  clientId: 'a'.repeat(32),
  name: 'Player',
  description: '',
  website: null,
  ownerId: null,
  redirectUris: ['https://app.example/cb'],
  public: false,
  implicit: false,
  issParameter: false,
  developmentMode: false,
  allowList: [],
  secretHashes: [],
  createdAt: 0,
  deletedAt: null,
};
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const GOOD = 'client_id=a&response_type=code&redirect_uri=https://app.example/cb';

function judge(query: string, of: Partial<App> | null = {}, profile: Profile = '2026-07') {
  const result = readAuthorizationRequest(readParameters(query), of && { ...app, ...of }, RULES[profile]);
  if (result.ok) return result.request;
  const { refusal } = result;
  return refusal.as === 'page' ? refusal.literal : `${refusal.where}: ${refusal.error}`;
}

describe('an authorization request', () => {
  it('is read', () => {
    expect(
      judge(`${GOOD}&scope=user-read-email+user-read-private%20user-read-email&state=a%20b%26&show_dialog=True`),
    ).toMatchObject({
      responseType: 'code',
      redirectUri: 'https://app.example/cb',
      scopes: ['user-read-email', 'user-read-private'],
      state: 'a%20b%26',
      codeChallenge: null,
      showDialog: true,
    });
  });

  it.each([
    'show_dialog=false',
    'show_dialog=False',
    'show_dialog=1',
    'nonce=x',
    'utm_source=spotify',
    'request_uri=http://x',
    'scope=',
  ])('may carry %s', (more) => expect(judge(`${GOOD}&${more}`)).toMatchObject({ showDialog: false, scopes: [] }));

  it.each([
    ['', app, 'Missing required parameter: client_id'],
    ['client_id=&response_type=code', app, 'Missing required parameter: client_id'],
    ['client_id=a&client_id=a&response_type=code', app, 'Missing required parameter: client_id'],
    [GOOD, null, 'INVALID_CLIENT: Invalid client'],
    ['client_id=a&response_type=x', null, 'INVALID_CLIENT: Invalid client'],
    ['client_id=a', app, 'response_type must be code or token'],
    ['client_id=a&response_type=code%20token', app, 'response_type must be code or token'],
    ['client_id=a&response_type=CODE', app, 'response_type must be code or token'],
    ['client_id=a&response_type=code&response_type=token', app, 'response_type must be code or token'],
    ['client_id=a&response_type=code', app, 'Missing required parameter: redirect_uri'],
    [
      'client_id=a&response_type=code&redirect_uri[]=https://app.example/cb',
      app,
      'Missing required parameter: redirect_uri',
    ],
    [`${GOOD}&redirect_uri=https://app.example/cb`, app, 'Missing required parameter: redirect_uri'],
    ['client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%ff', app, 'Illegal redirect_uri'],
    ['client_id=a&response_type=code&redirect_uri=cb', app, 'Illegal redirect_uri'],
    ['client_id=a&response_type=code&redirect_uri=http://localhost/cb', app, 'INVALID_CLIENT: Insecure redirect URI'],
    [
      'client_id=a&response_type=code&redirect_uri=https://evil.example/cb',
      app,
      'redirect_uri: Not matching configuration',
    ],
    [`${GOOD}&scope=user-read-birthdate`, app, 'Illegal scope'],
    [`${GOOD}&scope=__proto__`, app, 'Illegal scope'],
    [`${GOOD}&scope=%ff`, app, 'Illegal scope'],
    [`${GOOD}&scope=user-read-email%0a`, app, 'Illegal scope'],
  ])('%j is refused on a page', (query, of, literal) => {
    expect(judge(query, of)).toBe(literal);
  });

  it('is refused in the words of its time', () => {
    const wrong = 'client_id=a&response_type=code&redirect_uri=https://evil.example/cb';
    const insecure = 'client_id=a&response_type=code&redirect_uri=http://app.example/cb';
    expect(judge(wrong, {}, '2024')).toBe('INVALID_CLIENT: Invalid redirect URI');
    expect(judge(wrong, {}, '2025-11')).toBe('INVALID_CLIENT: Invalid redirect URI');
    expect(judge(insecure, {}, '2024')).toBe('INVALID_CLIENT: Invalid redirect URI');
    expect(judge(insecure, {}, '2025-11')).toBe('INVALID_CLIENT: Insecure redirect URI');
  });

  it.each([
    [`${GOOD}&state=a&state=b`, {}],
    [`${GOOD}&scope=user-read-email&scope=user-read-private`, {}],
    [GOOD, { public: true }],
    [`${GOOD}&code_challenge=${CHALLENGE}`, {}],
    [`${GOOD}&code_challenge_method=S256`, {}],
    [`${GOOD}&code_challenge=${CHALLENGE}&code_challenge_method=plain`, {}],
    [`${GOOD}&code_challenge=${CHALLENGE}&code_challenge_method=s256`, {}],
    [`${GOOD}&code_challenge=${CHALLENGE}x&code_challenge_method=S256`, {}],
    [`${GOOD}&code_challenge=${CHALLENGE.slice(1)}&code_challenge_method=S256`, {}],
    [`${GOOD}&code_challenge=${CHALLENGE.slice(1)}=&code_challenge_method=S256`, {}],
    [`${GOOD}&code_challenge=%ff&code_challenge_method=%ff`, {}],
    [`${GOOD}&code_challenge=${CHALLENGE}&code_challenge=${CHALLENGE}&code_challenge_method=S256`, { public: true }],
  ])('%j goes back as an invalid request', (query, of) => {
    expect(judge(query, of)).toBe('query: invalid_request');
  });

  it('of a public app carries a challenge', () => {
    const query = `${GOOD}&code_challenge=${CHALLENGE}&code_challenge_method=S256`;
    expect(judge(query, { public: true })).toMatchObject({ codeChallenge: CHALLENGE });
  });

  it('for a token is only for apps that switched it on', () => {
    const query = GOOD.replace('code', 'token');
    expect(judge(query)).toBe('fragment: unsupported_response_type');
    expect(judge(query, { implicit: true })).toMatchObject({ responseType: 'token' });
  });
});
