import { isFresh, splitScope } from '@barline/auth';
import { Failure } from '@barline/messages';
import type { Call } from '../command.ts';
import type { TOKEN_OPTIONS } from '../commands/token.ts';
import { withFailures } from './failure.ts';
import { type Login, openLogin } from './login.ts';
import { readSettings, type Settings } from './settings.ts';

export type TokenCall = Call<typeof TOKEN_OPTIONS>;

/**
 * `barline token get`: the token alone on standard output. One that is kept and will do is printed at once, without
 * loading what speaks to servers; else it is refreshed; else, where nothing is kept, a person logs in.
 */
export async function getToken(call: TokenCall): Promise<number> {
  const settings = readSettings(call.options, call.env);
  checkFlow(call);
  await withFailures(settings, async () => {
    const login = await findLogin(call, settings);
    print(call, login);
  });
  return 0;
}

/** Refuses flows that cannot be had in a terminal. Throws `Failure`. */
export function checkFlow({ options }: TokenCall): void {
  if (options.flow === 'implicit') throw new Failure('implicit_removed');
}

async function findLogin(
  call: TokenCall,
  settings: Settings,
): Promise<Pick<Login, 'access_token' | 'scope'> & Partial<Login>> {
  const { options, env } = call;
  if (options.app) return findAppLogin(call, settings);
  if (settings.accessToken !== null) return { access_token: settings.accessToken, scope: null };
  const store = await openLogin(settings);
  const kept = await store.login();
  if (kept && isSame(kept, settings) && covers(kept, options.scope ?? [])) {
    if (isFresh(kept, Date.now())) return kept;
    const { openSession } = await import('./session.ts');
    const session = openSession(settings, env, kept, store);
    await session.accessToken();
    return (await store.login()) ?? kept;
  }
  if (kept && !isSame(kept, settings)) throw new Failure('login_required', { reason: 'other_app' });
  if (!kept && settings.refreshToken !== null) {
    const { useGivenToken } = await import('./given.ts');
    return useGivenToken(call, settings, store);
  }
  const { logIn } = await import('./log-in.ts');
  const before = splitScope(kept?.requested_scope ?? kept?.scope ?? '');
  return logIn(call, { ...settings, scopes: [...new Set([...before, ...settings.scopes])] }, store);
}

async function findAppLogin({ options, env, output }: TokenCall, settings: Settings) {
  const store = await openLogin(settings, 'app');
  const kept = await store.login();
  if (kept && isSame(kept, settings) && isFresh(kept, Date.now())) return kept;
  const [{ openAppSession }, { namePlace }] = await Promise.all([import('./session.ts'), import('./report.ts')]);
  if (kept && !isSame(kept, settings)) await store.remove();
  const { withSandboxApp } = await import('./sandbox-app.ts');
  const known = withSandboxApp(settings, env);
  const session = openAppSession(
    known.settings,
    known.env,
    store,
    options['client-auth'] === 'post' ? 'post' : 'basic',
  );
  await session.accessToken();
  if (kept === null) namePlace(output, store.place);
  return (await store.login())!;
}

/** Whether a login is of the app and the server that these settings name. */
function isSame({ client_id, provider }: Login, settings: Settings): boolean {
  return provider === settings.provider && (settings.clientId === null || settings.clientId === client_id);
}

/** Whether a person was already asked for these scopes, whatever they answered, or has granted them. */
function covers({ scope, requested_scope }: Login, wanted: readonly string[]): boolean {
  const asked = new Set([...splitScope(scope ?? ''), ...splitScope(requested_scope ?? '')]);
  return wanted.flatMap(splitScope).every((name) => asked.has(name));
}

function print({ options, output }: TokenCall, login: Pick<Login, 'access_token' | 'scope'> & Partial<Login>): void {
  const { access_token, scope, expires_at, refresh_token } = login;
  if (options.json) {
    const left = expires_at === undefined ? null : Math.max(0, Math.floor((expires_at - Date.now()) / 1000));
    const end = expires_at === undefined ? null : new Date(expires_at).toISOString();
    output.print(JSON.stringify({ access_token, token_type: 'Bearer', scope, expires_in: left, expires_at: end }));
  } else if (options.env) {
    output.print(`SPOTIFY_ACCESS_TOKEN=${access_token}`);
    if (options.reveal && refresh_token) output.print(`SPOTIFY_REFRESH_TOKEN=${refresh_token}`);
  } else output.print(options.header ? `Authorization: Bearer ${access_token}` : access_token);
}
