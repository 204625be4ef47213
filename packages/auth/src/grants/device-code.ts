import { deviceAuthorizationRequest } from 'oauth4webapi';
import { CallerError, ServerError } from '../errors.ts';
import { ifItFailed, pause } from '../network.ts';
import { readAnswer, readSeconds, readText, readTokenAnswer, type TokenAnswer } from '../token-answer.ts';
import { type GrantOptions, requestArguments, requestTokens } from './grant.ts';

/** What a person is shown, and what to ask with until they have agreed (RFC 8628 §3.2). */
export type DeviceRequest = {
  readonly user_code: string;
  readonly verification_uri: string;
  /** With the code in it. */
  readonly verification_uri_complete: string;
  readonly device_code: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly interval: number;
};

/** RFC 8628 §3.4. */
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 8628 §3.5: by how many seconds the pause grows when it was too short. */
const SLOWER = 5;

/** Asks for a code that a person enters on any device. Throws `CallerError` where the provider has none for apps. */
export async function requestDevice(
  options: GrantOptions & { readonly scopes?: readonly string[] },
): Promise<DeviceRequest> {
  const { provider, scopes = [] } = options;
  if (provider.deviceAuthorizationEndpoint === null) {
    throw new CallerError('device_unsupported', `${provider.name} has no device grant for apps.`);
  }
  const { server, named, proof, sending } = requestArguments(options, ifItFailed);
  const parameters: Record<string, string> = scopes.length === 0 ? {} : { scope: scopes.join(' ') };
  const response = await deviceAuthorizationRequest(server, named, proof, parameters, sending);
  const answer = await readAnswer(response, 'code_refused');
  const verification_uri = readText(answer, 'verification_uri');
  return {
    user_code: readText(answer, 'user_code'),
    verification_uri,
    verification_uri_complete: String(answer.verification_uri_complete ?? verification_uri),
    device_code: readText(answer, 'device_code'),
    expires_in: readSeconds(answer, 'expires_in'),
    interval: answer.interval === undefined ? SLOWER : readSeconds(answer, 'interval'),
  };
}

/**
 * Asks again and again until the person has agreed or refused, or the code has ended (RFC 8628 §3.4). Throws
 * `ServerError('access_denied')` and `ServerError('code_refused')`.
 */
export async function pollDevice(options: GrantOptions & { readonly device: DeviceRequest }): Promise<TokenAnswer> {
  const { device, now = Date.now, sleep = pause, signal } = options;
  const end = now() + device.expires_in * 1000;
  const parameters = { device_code: device.device_code };
  let interval = device.interval;
  while (now() < end) {
    await sleep(interval * 1000);
    signal?.throwIfAborted();
    try {
      return await readTokenAnswer(await requestTokens(options, ifItFailed, DEVICE_GRANT, parameters), 'code_refused');
    } catch (error) {
      const said = error instanceof ServerError ? error.error : null;
      if (said === 'slow_down') interval += SLOWER;
      else if (said === 'expired_token') break;
      else if (said !== 'authorization_pending') throw error;
    }
  }
  throw new ServerError('code_refused', 'The code was not entered in time.', { reason: 'device_expired' });
}
