import { revokeToken, splitScope } from '@barline/auth';
import { Failure, type Text } from '@barline/messages';
import { withFailures } from './failure.ts';
import { checkFlow, type TokenCall } from './get.ts';
import { logIn } from './log-in.ts';
import { type Login, openLogin } from './login.ts';
import { describeApp, openSession } from './session.ts';
import { readSettings } from './settings.ts';
import { toStatus } from './show.ts';

const TEXTS = {
  refreshed: { en: 'Refreshed; good until {time}.', ru: 'Обновлён; действует до {time}.' },
  nothing: { en: 'Nobody was logged in.', ru: 'Входа и не было.' },
  out: { en: 'Logged out: {place} is forgotten.', ru: 'Выход выполнен: {place} забыт.' },
  revoked: { en: 'The server has revoked it too.', ru: 'Сервер тоже отозвал разрешение.' },
  elsewhere: {
    en: 'The permission itself is taken back at https://www.spotify.com/account/apps',
    ru: 'Само разрешение отзывается на https://www.spotify.com/account/apps',
  },
} satisfies Record<string, Text>;

/** `barline token login`. */
export async function logInAgain(call: TokenCall): Promise<number> {
  checkFlow(call);
  const settings = readSettings(call.options, call.env);
  const store = await openLogin({ ...settings, refreshToken: null });
  const added = call.options['add-scope'] ?? [];
  const before = added.length === 0 ? null : await store.login().catch(() => null);
  const scopes = [...splitScope(before?.scope ?? before?.requested_scope ?? ''), ...settings.scopes, ...added];
  const clientId = settings.clientId ?? before?.client_id ?? null;
  const wanted = { ...settings, clientId, scopes: scopes.flatMap(splitScope) };
  const login = await withFailures(settings, () => logIn(call, wanted, store));
  if (call.options.json) call.output.print(JSON.stringify(toStatus(login, settings, store.place)));
  return 0;
}

/** `barline token refresh` */
export async function refreshToken(call: TokenCall): Promise<number> {
  const { options, env, output, language } = call;
  const settings = readSettings(options, env);
  await withFailures(settings, async () => {
    const store = await openLogin(settings);
    const login = await store.login();
    if (login === null) throw new Failure('login_required', { reason: 'none' });
    await openSession(settings, env, login, store).refresh();
    const renewed = (await store.login()) as Login;
    if (options.json) output.print(JSON.stringify(toStatus(renewed, settings, store.place)));
    const time = new Date(renewed.expires_at).toLocaleTimeString(language === 'ru' ? 'ru-RU' : 'en-GB');
    output.note(TEXTS.refreshed, { time });
  });
  return 0;
}

/** `barline token logout`: what is here goes, whatever state it is in; the server is told where it takes that. */
export async function logOut(call: TokenCall): Promise<number> {
  const { options, env, output } = call;
  const settings = readSettings(options, env);
  await withFailures(settings, async () => {
    for (const owner of ['app', 'person'] as const) {
      const store = await openLogin({ ...settings, refreshToken: null }, owner);
      const login = await store.login().catch(() => 'unreadable' as const);
      if (login === null) {
        if (owner === 'person') output.note(TEXTS.nothing);
        continue;
      }
      await store.exclusively(() => store.remove());
      if (owner === 'app') continue;
      output.note(TEXTS.out, { place: store.place });
      if (login === 'unreadable') continue;
      const { provider, client } = describeApp(
        { ...settings, provider: login.provider, clientId: login.client_id },
        env,
        'none',
      );
      const told = await revokeToken({ provider, client }, login.refresh_token ?? login.access_token);
      if (told) output.note(TEXTS.revoked);
      else if (provider.name === 'spotify') output.note(TEXTS.elsewhere);
    }
  });
  return 0;
}
