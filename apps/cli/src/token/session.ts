import {
  type Client,
  createSession,
  findProvider,
  type Provider,
  type Session,
  type TokenAnswer,
  type Tokens,
  toTokens,
} from '@barline/auth';
import { confidentialClient, requestAppToken, type SecretMethod } from '@barline/auth/confidential';
import { Failure } from '@barline/messages';
import { type Login, type LoginStore, openLogin } from './login.ts';
import { withSandboxApp } from './sandbox-app.ts';
import { readSecret, type Settings } from './settings.ts';

type Environment = NodeJS.ProcessEnv;

/** What a login is made and kept with. */
export type App = {
  readonly provider: Provider;
  readonly clientId: string;
  readonly client: Client;
  readonly clientAuth: Login['client_auth'];
};

/** The app that these settings name, with its secret where one is to be shown. Throws `Failure('client_missing')`. */
export function describeApp(settings: Settings, env: Environment, clientAuth: Login['client_auth']): App {
  const provider = findProvider(settings.provider);
  const values = { dashboard: provider.dashboard ?? settings.provider, uri: settings.redirectUri };
  if (settings.clientId === null) throw new Failure('client_missing', values);
  const { clientId } = settings;
  if (clientAuth === 'none') return { provider, clientId, client: { clientId }, clientAuth };
  const secret = readSecret(env);
  if (secret === null) throw new Failure('client_missing', { ...values, reason: 'secret' });
  return { provider, clientId, client: confidentialClient(clientId, secret, clientAuth), clientAuth };
}

/** The session of a person's login that is kept. Throws `Failure('login_required')` where it is of another app. */
export function openSession(settings: Settings, env: Environment, login: Login | null, store: LoginStore): Session {
  const clientId = settings.clientId ?? login?.client_id ?? null;
  if (login && (login.client_id !== clientId || login.provider !== settings.provider)) {
    throw new Failure('login_required', { reason: 'other_app' });
  }
  const known = withSandboxApp(settings, env);
  const own = known.settings.clientId === clientId ? known.env : env;
  const { provider, client } = describeApp({ ...settings, clientId }, own, login?.client_auth ?? 'none');
  return createSession({ provider, client, store });
}

/** Of the person, or one whose token the surroundings bring along. Throws `Failure('login_required')`. */
export async function openKeptSession(settings: Settings, env: Environment): Promise<Session> {
  const provider = findProvider(settings.provider);
  if (settings.accessToken !== null) {
    const session = createSession({ provider, client: { clientId: settings.clientId ?? '' } });
    await session.keep({
      access_token: settings.accessToken,
      token_type: 'Bearer',
      expires_at: Number.MAX_SAFE_INTEGER,
      obtained_at: 0,
      refresh_token: null,
      scope: null,
      requested_scope: null,
      authorized_at: null,
      flow: 'given',
    });
    return session;
  }
  const store = await openLogin(settings);
  const login = await store.login();
  if (login === null) throw new Failure('login_required', { reason: 'none' });
  return openSession(settings, env, login, store);
}

/** The session of the app itself: a new token is got with the secret. */
export function openAppSession(settings: Settings, env: Environment, store: LoginStore, method: SecretMethod): Session {
  const app = describeApp(settings, env, method);
  const { provider, client } = app;
  const renew = async (): Promise<Tokens> => {
    const answer: TokenAnswer = await requestAppToken({ provider, client });
    return describeLogin(app, toTokens(answer, { flow: 'app' }));
  };
  return createSession({ provider, client, store, renew });
}

export function describeLogin({ provider, clientId, clientAuth }: App, tokens: Tokens): Login {
  return { ...tokens, provider: provider.name, client_id: clientId, client_auth: clientAuth };
}
