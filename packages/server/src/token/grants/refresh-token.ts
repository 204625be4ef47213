import { hashSecret } from '../../storage/apps.ts';
import type { Grant } from '../../storage/grants.ts';
import type { Client } from '../client-authentication.ts';
import type { Form } from '../form.ts';
import { answerFromGrant } from '../issue.ts';
import { OAuthError } from '../oauth-error.ts';
import type { RefreshToken } from '../refresh-token.ts';
import type { GrantParts, GrantType } from './grant.ts';
import { hasPassed } from './months.ts';

/**
 * RFC 6749 §6. Without rotation it costs one read. With it (apps without a secret, profiles before mid-2026) the next
 * token takes the place of the present one in one durable statement; the one before gives the same successor within
 * the grace; any other that was replaced ends the grant (RFC 9700 §4.14.2).
 */
export function refreshToken(parts: GrantParts): GrantType {
  const { grants, audit, accessTokens, refreshTokens, clock, rules, refreshGrace, secretless } = parts;

  /** Which of the tokens of this grant it is. */
  function place(
    { generation }: RefreshToken,
    hash: string,
    grant: Grant,
  ): 'present' | 'before' | 'replaced' | 'unknown' {
    if (hash === grant.tokenHash) return 'present';
    if (generation >= grant.generation) return 'unknown';
    const inGrace = grant.rotatedAt !== null && clock.now() - grant.rotatedAt < refreshGrace;
    return hash === grant.previousHash && inGrace ? 'before' : 'replaced';
  }

  function findSuccessor(grant: Grant): string | null {
    for (const candidate of refreshTokens.candidates(grant.id, grant.generation)) {
      if (hashSecret(candidate) === grant.tokenHash) return candidate;
    }
    return null;
  }

  async function rotate(grant: Grant, from: string): Promise<string | null> {
    const next = refreshTokens.issue(grant.id, grant.generation + 1);
    return (await grants.rotate(grant.id, { from, to: hashSecret(next) })) ? next : null;
  }

  function checkUsable(grant: Grant | null, client: Client): asserts grant is Grant {
    // A real token whose grant is forgotten was revoked long ago, or is past its end.
    if (!grant) throw REVOKED();
    if (grant.clientId !== client.app.clientId) throw INVALID();
    if (!client.secret && !client.app.public && !(secretless && grant.secretless)) {
      throw new OAuthError('invalid_client', 'Invalid client secret');
    }
    if (grant.revokedAt !== null) throw REVOKED();
    const { refreshMonths } = rules();
    if (refreshMonths !== null && hasPassed(grant.authorizedAt, refreshMonths, clock.now())) {
      throw new OAuthError('invalid_grant');
    }
  }

  return async (form, client, address) => {
    const text = form.get('refresh_token');
    if (text === undefined) throw new OAuthError('invalid_request', 'refresh_token must be supplied');
    const token = refreshTokens.parse(text);
    if (!token) throw INVALID();
    const hash = hashSecret(text);
    // Another request may replace the token between the read and the write; the second look then finds it replaced.
    for (let look = 0; look < 2; look++) {
      const grant = await grants.find(token.grantId);
      // The present token is known by its hash; any other must have been made here to mean anything.
      if (grant?.tokenHash !== hash && !refreshTokens.isAuthentic(text)) throw INVALID();
      checkUsable(grant, client);
      const found = place(token, hash, grant);
      if (found === 'unknown') throw INVALID();
      if (found === 'replaced') {
        await grants.revoke({ grantId: grant.id }, 'refresh_token_reused');
        const { userId, clientId } = grant;
        await audit.record({ kind: 'refresh_token_reused', userId, clientId, address: address() });
        throw REVOKED();
      }
      const scopes = narrow(form, grant);
      if (found === 'before') {
        const successor = findSuccessor(grant);
        if (successor === null) throw REVOKED();
        return answerFromGrant(accessTokens, grant, scopes, successor);
      }
      if (!rules().rotation || client.secret) return answerFromGrant(accessTokens, grant, scopes, null);
      const next = await rotate(grant, hash);
      if (next !== null) return answerFromGrant(accessTokens, grant, scopes, next);
    }
    throw REVOKED();
  };
}

/** The scopes asked for, of those that were granted. */
function narrow(form: Form, grant: Grant): string {
  const asked = form.get('scope');
  if (asked === undefined) return grant.scopes;
  const granted = grant.scopes.split(' ');
  const wanted = new Set(asked.split(' ').filter((scope) => scope !== ''));
  if ([...wanted].some((scope) => !granted.includes(scope))) throw new OAuthError('invalid_scope', 'Illegal scope');
  return granted.filter((scope) => wanted.has(scope)).join(' ');
}

const INVALID = () => new OAuthError('invalid_grant', 'Invalid refresh token');
const REVOKED = () => new OAuthError('invalid_grant', 'Refresh token revoked');
