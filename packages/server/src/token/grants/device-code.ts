import { hashSecret } from '../../storage/apps.ts';
import type { DeviceRequest } from '../../storage/device-codes.ts';
import { answerFromGrant } from '../issue.ts';
import { OAuthError } from '../oauth-error.ts';
import type { GrantParts, GrantType } from './grant.ts';

/** A device whose clock or network is a little ahead is not told to slow down, in ms. */
const TOLERANCE = 500;

/** RFC 8628 §3.4: what a device asks until a person has entered its code. */
export function deviceCode(parts: GrantParts): GrantType {
  const { grants, device, accessTokens, refreshTokens, clock, secretless } = parts;

  async function pend(text: string, { polledAt, pause }: DeviceRequest): Promise<never> {
    if (polledAt !== null && clock.now() - polledAt < pause * 1000 - TOLERANCE) {
      await device.slowDown(text);
      throw new OAuthError('slow_down');
    }
    throw new OAuthError('authorization_pending');
  }

  return async (form, client) => {
    if (!client.secret && !client.app.public && !secretless) {
      throw new OAuthError('invalid_client', 'Invalid client secret');
    }
    const text = form.get('device_code');
    if (text === undefined) throw new OAuthError('invalid_request', 'device_code must be supplied');
    const request = await device.poll(text);
    if (!request || request.clientId !== client.app.clientId) throw INVALID();
    const { status, userId, grantId, decidedAt, decidedWall } = request;
    if (status === 'denied') throw new OAuthError('access_denied');
    if (status === 'redeemed') throw INVALID();
    if (clock.now() >= request.expiresAt) throw new OAuthError('expired_token');
    if (userId === null || decidedAt === null || decidedWall === null) return pend(text, request);

    const refresh = refreshTokens.issue(grantId, 0);
    const grant = {
      id: grantId,
      clientId: request.clientId,
      userId,
      scopes: request.scopes.join(' '),
      secretless: !client.secret,
      tokenHash: hashSecret(refresh),
      authorizedAt: decidedAt,
    };
    if (!(await grants.redeem(grant, decidedWall))) throw INVALID();
    await device.markRedeemed(text);
    return answerFromGrant(accessTokens, grant, grant.scopes, refresh);
  };
}

const INVALID = () => new OAuthError('invalid_grant', 'Invalid device code');
