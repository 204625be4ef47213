/**
 * Get, keep and refresh a Spotify token, in browsers, workers and Node, with the real Spotify or a Barline server. The
 * catalogue of scopes is in `@barline/auth/scopes`, what holds a secret in `@barline/auth/confidential`, what keeps tokens
 * in files in `@barline/auth/node`.
 */
export { explainRefusal } from './api-refusal.ts';
export {
  type AuthorizationRequest,
  type AuthorizationRequestOptions,
  createAuthorizationRequest,
  REQUEST_LIFETIME,
} from './authorization-request.ts';
export { type AuthorizationResponse, validateAuthorizationResponse } from './authorization-response.ts';
export { type EndpointScopes, findEndpoint, lackingScopes, listEndpoints } from './endpoint-scopes.ts';
export {
  AnswerError,
  type AnswerErrorCode,
  AuthError,
  type AuthErrorCode,
  CallerError,
  type CallerErrorCode,
  NetworkError,
  type NetworkErrorCode,
  type Refusal,
  ServerError,
  type ServerErrorCode,
  StoreError,
  type StoreErrorCode,
} from './errors.ts';
export { exchangeCode } from './grants/authorization-code.ts';
export { type DeviceRequest, pollDevice, requestDevice } from './grants/device-code.ts';
export type { Client, GrantOptions } from './grants/grant.ts';
export { readImplicitResponse } from './grants/implicit.ts';
export { refreshTokens } from './grants/refresh-token.ts';
export type { Network } from './network.ts';
export { challengeOf, createPkce, isVerifier, LONGEST_VERIFIER, type Pkce, SHORTEST_VERIFIER } from './pkce.ts';
export { barlineServer, findProvider, type Provider, spotify } from './provider.ts';
export type { Random } from './random.ts';
export {
  isLoopback,
  lintRedirectUri,
  loopbackPort,
  type RedirectUriFault,
  type RedirectUriVerdict,
  withPort,
} from './redirect-uri.ts';
export { revokeToken } from './revocation.ts';
export { splitScope } from './scope.ts';
export { apiAddress, createSession, type Session, type SessionOptions } from './session.ts';
export { recogniseText } from './spotify-texts.ts';
export type { TokenAnswer } from './token-answer.ts';
export { createQueue, memoryStore, parseTokens, type TokenStore } from './token-store.ts';
export { approvalEnd, type Flow, isFresh, missingScopes, renewTokens, type Tokens, toTokens } from './tokens.ts';
export { webStore } from './web-store.ts';
