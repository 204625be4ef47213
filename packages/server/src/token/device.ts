import { SCOPES } from '@barline/messages';
import { DEVICE_CODE_LIFETIME, type DeviceCodeStore, FIRST_PAUSE } from '../storage/device-codes.ts';
import type { AppCache } from './app-cache.ts';
import { authenticateClient } from './client-authentication.ts';
import type { Form } from './form.ts';
import { OAuthError } from './oauth-error.ts';

type DeviceParts = { apps: AppCache; device: DeviceCodeStore; secretless: boolean; publicUrl: () => string };

/** The answer to a device that wants to be approved (RFC 8628 §3.2). */
export type AuthorizeDevice = (authorization: string | undefined, form: Form) => Promise<Record<string, unknown>>;

const LEGAL = new Set(SCOPES.map(({ name }) => name));

export function createDeviceEndpoint({ apps, device, secretless, publicUrl }: DeviceParts): AuthorizeDevice {
  return async (authorization, form) => {
    const client = await authenticateClient(apps, authorization, form);
    if (!client.secret && !client.app.public && !secretless) {
      throw new OAuthError('invalid_client', 'Invalid client secret');
    }
    const scopes = [...new Set((form.get('scope') ?? '').split(' ').filter((scope) => scope !== ''))];
    if (!scopes.every((scope) => LEGAL.has(scope))) throw new OAuthError('invalid_scope', 'Illegal scope');
    const { deviceCode, userCode } = await device.create(client.app.clientId, scopes);
    const page = `${publicUrl()}/pair`;
    return {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: page,
      verification_uri_complete: `${page}?code=${userCode}`,
      expires_in: DEVICE_CODE_LIFETIME,
      interval: FIRST_PAUSE,
    };
  };
}
