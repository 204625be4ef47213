import { calculatePKCECodeChallenge } from 'oauth4webapi';
import { CallerError } from './errors.ts';
import { type Random, randomText, systemRandom } from './random.ts';

/** RFC 7636 §4.1: the letters of a verifier. */
const UNRESERVED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';

export const SHORTEST_VERIFIER = 43;
export const LONGEST_VERIFIER = 128;

export type Pkce = {
  readonly code_verifier: string;
  readonly code_challenge: string;
  readonly code_challenge_method: 'S256';
};

/** A new verifier of `length` characters (43 to 128) and its challenge. Throws `CallerError`. */
export async function createPkce(length = 64, random: Random = systemRandom): Promise<Pkce> {
  if (!Number.isInteger(length) || length < SHORTEST_VERIFIER || length > LONGEST_VERIFIER) throw malformed();
  const code_verifier = randomText(length, UNRESERVED, random);
  return { code_verifier, code_challenge: await challengeOf(code_verifier), code_challenge_method: 'S256' };
}

/** The S256 challenge of a verifier (RFC 7636 §4.2): base64url of its SHA-256, without padding. Throws `CallerError`. */
export function challengeOf(verifier: string): Promise<string> {
  if (!isVerifier(verifier)) throw malformed();
  if (globalThis.crypto?.subtle === undefined) {
    throw new CallerError(
      'insecure_context',
      'SHA-256 is missing: the page must be opened over https or on 127.0.0.1.',
    );
  }
  return calculatePKCECodeChallenge(verifier);
}

/** RFC 7636 §4.1: 43 to 128 of `A-Z a-z 0-9 - . _ ~`. */
export function isVerifier(text: string): boolean {
  return /^[A-Za-z0-9._~-]{43,128}$/.test(text);
}

function malformed(): CallerError {
  const rule = `A code verifier has ${SHORTEST_VERIFIER} to ${LONGEST_VERIFIER} characters of A-Z a-z 0-9 - . _ ~`;
  return new CallerError('verifier_malformed', rule);
}
