import {
  type DeviceAuthorizationResponse,
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  processDeviceAuthorizationResponse,
  ResponseBodyError,
} from 'oauth4webapi';
import { describeClient, describeServer } from '../authorization-server.ts';
import { AnswerError, CallerError, ServerError } from '../errors.ts';
import { ifItFailed, politeFetch } from '../network.ts';
import { readTokenAnswer, type TokenAnswer } from '../token-answer.ts';
import { authenticationOf, type GrantOptions, requestOptions } from './grant.ts';

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

/** RFC 8628 §3.5: by how many seconds the pause grows when it was too short. */
const SLOWER = 5;

/** Asks for a code that a person enters on any device. Throws `CallerError` where the provider has none for apps. */
export async function requestDevice(
  options: GrantOptions & { readonly scopes?: readonly string[] },
): Promise<DeviceRequest> {
  const { provider, client, scopes = [] } = options;
  if (provider.deviceAuthorizationEndpoint === null) {
    throw new CallerError('device_unsupported', `${provider.name} has no device grant for apps.`);
  }
  const as = describeServer(provider);
  const named = describeClient(client.clientId);
  const parameters: Record<string, string> = scopes.length === 0 ? {} : { scope: scopes.join(' ') };
  const send = requestOptions(options, politeFetch(options, ifItFailed));
  const response = await deviceAuthorizationRequest(as, named, authenticationOf(client), parameters, send);
  if (!response.ok) {
    await readTokenAnswer(provider, client.clientId, response, 'code_refused');
  }
  const answer = await readDeviceAnswer(() => processDeviceAuthorizationResponse(as, named, response));
  return {
    user_code: answer.user_code,
    verification_uri: answer.verification_uri,
    verification_uri_complete: answer.verification_uri_complete ?? answer.verification_uri,
    device_code: answer.device_code,
    expires_in: answer.expires_in,
    interval: answer.interval ?? SLOWER,
  };
}

/**
 * Asks again and again until the person has agreed or refused, or the code has ended (RFC 8628 §3.4). Throws
 * `ServerError('access_denied')` and `ServerError('code_refused')`.
 */
export async function pollDevice(options: GrantOptions & { readonly device: DeviceRequest }): Promise<TokenAnswer> {
  const { provider, client, device, now = Date.now, sleep = pause } = options;
  const end = now() + device.expires_in * 1000;
  let interval = device.interval;
  while (now() < end) {
    await sleep(interval * 1000);
    options.signal?.throwIfAborted();
    try {
      const response = await deviceCodeGrantRequest(
        describeServer(provider),
        describeClient(client.clientId),
        authenticationOf(client),
        device.device_code,
        requestOptions(options, politeFetch(options, ifItFailed)),
      );
      return await readTokenAnswer(provider, client.clientId, response, 'code_refused');
    } catch (error) {
      const said = error instanceof ServerError ? error.error : null;
      if (said === 'slow_down') interval += SLOWER;
      else if (said === 'expired_token') break;
      else if (said !== 'authorization_pending') throw error;
    }
  }
  throw new ServerError('code_refused', 'The code was not entered in time.', { reason: 'device_expired' });
}

async function readDeviceAnswer(read: () => Promise<DeviceAuthorizationResponse>) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ResponseBodyError) throw error;
    throw new AnswerError('answer_incomplete', 'The answer is not one to a device.', { cause: error });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
