import type { TokenCall } from './get.ts';
import { chooseProof } from './log-in.ts';
import type { Login, LoginStore } from './login.ts';
import { describeApp, describeLogin, openSession } from './session.ts';
import type { Settings } from './settings.ts';

/** Uses the refresh token of the surroundings (`SPOTIFY_REFRESH_TOKEN`): what comes of it is kept like any login. */
export async function useGivenToken(
  { options, env }: TokenCall,
  settings: Settings,
  store: LoginStore,
): Promise<Login> {
  const app = describeApp(settings, env, chooseProof({ options, env }));
  const login = describeLogin(app, {
    access_token: '',
    token_type: 'Bearer',
    expires_at: 0,
    obtained_at: 0,
    refresh_token: settings.refreshToken,
    scope: null,
    requested_scope: null,
    authorized_at: null,
    flow: 'given',
  });
  await store.exclusively(() => store.write(login));
  await openSession(settings, env, login, store).accessToken();
  return (await store.login()) ?? login;
}
