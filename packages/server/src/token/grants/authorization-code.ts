import { hashSecret } from '../../storage/apps.ts';
import type { NewGrant } from '../../storage/grants.ts';
import type { AuthorizationCode } from '../authorization-code.ts';
import type { Client } from '../client-authentication.ts';
import type { Form } from '../form.ts';
import { answerFromGrant } from '../issue.ts';
import { OAuthError } from '../oauth-error.ts';
import { verifies } from '../pkce.ts';
import type { AddressOf, GrantParts, GrantType } from './grant.ts';

/** How long after its end a code is still called expired and not invalid, in ms. */
const REMEMBERED_AS_EXPIRED = 3600_000;

/**
 * RFC 6749 §4.1.3 with PKCE (RFC 7636 §4.6). One durable statement decides who redeems a code: its id is the primary
 * key of the grant. A check that fails burns the code, and a second use revokes what the first gave.
 */
export function authorizationCode(parts: GrantParts): GrantType {
  const { grants, codes, audit, accessTokens, refreshTokens, clock, secretless } = parts;

  /** The code is used up; if it was before, everything that came from it dies. Throws. */
  async function refuse(
    code: AuthorizationCode,
    grant: NewGrant,
    address: AddressOf,
    error: OAuthError,
  ): Promise<never> {
    if (await grants.burn(grant)) throw error;
    return refuseReuse(code, address);
  }

  async function refuseReuse(code: AuthorizationCode, address: AddressOf): Promise<never> {
    const grant = await grants.find(code.id);
    if (grant && grant.revokedAt === null) {
      await grants.revoke({ grantId: code.id }, 'code_reused');
      await audit.record({ kind: 'code_reused', userId: code.userId, clientId: code.clientId, address: address() });
    }
    throw INVALID_CODE();
  }

  return async (form, client, address) => {
    const text = form.get('code');
    if (text === undefined) throw new OAuthError('invalid_request', 'code must be supplied');
    const code = codes.read(text);
    if (!code) throw INVALID_CODE();
    const refreshToken = refreshTokens.issue(code.id, 0);
    const grant: NewGrant = {
      id: code.id,
      clientId: code.clientId,
      userId: code.userId,
      scopes: code.scopes.join(' '),
      secretless: !client.secret,
      tokenHash: hashSecret(refreshToken),
      authorizedAt: code.authorizedAt,
    };
    if (!client.secret && !client.app.public && !(secretless && code.codeChallenge !== null)) {
      // Whoever cannot prove to be the app cannot use up its code either.
      throw new OAuthError('invalid_client', 'Invalid client secret');
    }
    const late = clock.now() - code.expiresAt;
    if (late > REMEMBERED_AS_EXPIRED) throw INVALID_CODE();
    if (late >= 0) return refuse(code, grant, address, new OAuthError('invalid_grant', 'Authorization code expired'));
    const wrong = findWrong(form, client, code);
    if (wrong) return refuse(code, grant, address, wrong);

    if (!(await grants.redeem(grant, code.issuedWall))) return refuseReuse(code, address);
    return answerFromGrant(accessTokens, grant, grant.scopes, refreshToken);
  };
}

/** What is wrong with an attempt to redeem a code, in the order Spotify tells it; or null. */
function findWrong(form: Form, client: Client, code: AuthorizationCode): OAuthError | null {
  const { codeChallenge } = code;
  if (code.clientId !== client.app.clientId) return INVALID_CODE();
  if (!code.isFor(form.get('redirect_uri') ?? '')) return new OAuthError('invalid_grant', 'Invalid redirect URI');
  const verifier = form.get('code_verifier');
  if (verifier === undefined && (codeChallenge !== null || client.app.public)) {
    return new OAuthError('invalid_request', 'code_verifier required');
  }
  // A verifier without a challenge is somebody else's code (RFC 9700 §4.8.2).
  if (verifier !== undefined && (codeChallenge === null || !verifies(verifier, codeChallenge))) {
    return new OAuthError('invalid_grant', 'code_verifier was incorrect');
  }
  return null;
}

const INVALID_CODE = () => new OAuthError('invalid_grant', 'Invalid authorization code');
