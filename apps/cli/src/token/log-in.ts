import {
  type AuthorizationRequest,
  createAuthorizationRequest,
  createSession,
  exchangeCode,
  type Flow,
  isLoopback,
  lintRedirectUri,
  pollDevice,
  requestDevice,
  type TokenAnswer,
  toTokens,
  validateAuthorizationResponse,
} from '@barline/auth';
import { unknownScopes } from '@barline/auth/scopes';
import { describeFailure, Failure, type Text } from '@barline/messages';
import { ask } from './ask.ts';
import { checkApp } from './check-app.ts';
import { toFailure } from './failure.ts';
import type { TokenCall } from './get.ts';
import type { Login, LoginStore } from './login.ts';
import { listenForCallback } from './loopback.ts';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { pastedCallback } from './paste-back.ts';
import { describeLoggedIn, warnOfMissing } from './report.ts';
import { withSandboxApp } from './sandbox-app.ts';
import { type App, describeApp, describeLogin } from './session.ts';
import { readSecret, type Settings } from './settings.ts';
import { wordsOf } from './words.ts';

const TEXTS = {
  sandbox: {
    en: 'Using the sandbox’s demo app ({clientId}).',
    ru: 'Используется демо-приложение песочницы ({clientId}).',
  },
  busy: {
    en: 'Port {p} is busy; trying {p2}. Register the URI without a port to allow any.',
    ru: 'Порт {p} занят, пробуем {p2}. Зарегистрируйте URI без порта, и подойдёт любой.',
  },
  opened: {
    en: 'Opening the browser. If nothing happens, open this page:\n{url}',
    ru: 'Открываем браузер. Если ничего не происходит, откройте эту страницу:\n{url}',
  },
  open: { en: 'Open this page in a browser:\n{url}', ru: 'Откройте эту страницу в браузере:\n{url}' },
  paste: {
    en: 'Waiting at {uri}. If the browser is on another machine, paste here the whole address that it ends at.',
    ru: 'Ждём ответа на {uri}. Если браузер на другой машине, вставьте сюда адрес, на котором он остановится, целиком.',
  },
  tunnel: {
    en: 'Or let that machine’s browser through: ssh -L {port}:127.0.0.1:{port} …',
    ru: 'Или пропустите браузер той машины: ssh -L {port}:127.0.0.1:{port} …',
  },
  words: { en: 'Words of this login: {words}', ru: 'Слова этого входа: {words}' },
  device: {
    en: 'On any device open {url} and enter the code {code}',
    ru: 'На любом устройстве откройте {url} и введите код {code}',
  },
  done: { en: 'Logged in', ru: 'Вход выполнен' },
  doneText: { en: 'The terminal has the token.', ru: 'Токен получен терминалом.' },
  refused: { en: 'Request refused', ru: 'Запрос отклонён' },
} satisfies Record<string, Text>;

/** How long a person is waited for, in ms. */
const PATIENCE = 300_000;

/**
 * Logs a person in and keeps the tokens: in the browser of this machine, in one of another machine whose address is
 * pasted back, or with a code on any device. Throws `Failure` and what the library throws.
 */
export async function logIn(call: TokenCall, wanted: Settings, store: LoginStore): Promise<Login> {
  const { options, output, language } = call;
  const { settings, env } = await nameApp(call, wanted);
  const app = describeApp(settings, env, chooseProof(call));
  const scopes = [...new Set(settings.scopes)];
  const [unknown] = unknownScopes(scopes);
  if (unknown !== undefined) throw new Failure('illegal_scope', { reason: 'named', scope: unknown });
  if (call.noInput) throw new Failure('login_unanswered', { reason: 'no_input' });

  await checkApp(app);
  const byDevice = options.flow === 'device';
  const flow: Flow = byDevice ? 'device' : app.clientAuth === 'none' ? 'pkce' : 'code';
  const answer = await (byDevice ? askByDevice(call, app, scopes) : askByBrowser(call, app, settings, scopes));
  const login = await nameAccount(
    describeLogin(app, toTokens(answer, { flow, requestedScope: scopes.join(' ') })),
    app,
  );
  const first = (await store.read().catch(() => null)) === null;
  await store.exclusively(() => store.write(login));
  describeLoggedIn(output, language, login, first ? store.place : null);
  warnOfMissing(output, login);
  return login;
}

/** The settings with an app in them: the one they name, a sandbox's demo app, or what the person types. */
async function nameApp(call: TokenCall, settings: Settings) {
  const known = withSandboxApp(settings, call.env);
  const { clientId } = known.settings;
  if (known.sandbox) call.output.note(TEXTS.sandbox, { clientId: clientId! });
  if (clientId !== null || call.noInput) return known;
  const typed = await ask(call, { en: 'Client ID of your app: ', ru: 'Client ID вашего приложения: ' });
  return typed === null ? known : { ...known, settings: { ...known.settings, clientId: typed } };
}

/** PKCE needs no secret; where one is set it is shown as well, for some servers want it of an app that has one. */
export function chooseProof({ options, env }: Pick<TokenCall, 'options' | 'env'>): Login['client_auth'] {
  const method = options['client-auth'] === 'post' ? 'post' : 'basic';
  if (options.flow === 'code') return method;
  return options.flow === 'pkce' || readSecret(env) === null ? 'none' : method;
}

async function askByDevice(
  call: TokenCall,
  { provider, client }: App,
  scopes: readonly string[],
): Promise<TokenAnswer> {
  const device = await requestDevice({ provider, client, scopes });
  call.output.note(TEXTS.device, { url: device.verification_uri, code: device.user_code });
  await drawQr(call, device.verification_uri_complete);
  return pollDevice({ provider, client, device });
}

async function askByBrowser(
  call: TokenCall,
  app: App,
  settings: Settings,
  scopes: readonly string[],
): Promise<TokenAnswer> {
  const { options, output, language, env } = call;
  const { redirectUri } = settings;
  const verdict = lintRedirectUri(redirectUri);
  if (verdict.ok && !isLoopback(redirectUri)) {
    throw new Failure('redirect_uri_unusable', { reason: 'loopback', uri: redirectUri });
  }
  const { provider, clientId, client } = app;
  const showDialog = options['show-dialog'];
  const makeRequest = (uri: string) =>
    createAuthorizationRequest({ provider, clientId, redirectUri: uri, scopes, showDialog });
  if (!verdict.ok) await makeRequest(redirectUri);

  const loopback = await listenForCallback(redirectUri, language);
  const pasted = new AbortController();
  try {
    if (loopback.busyPort !== null) {
      output.note(TEXTS.busy, { p: loopback.busyPort, p2: new URL(loopback.redirectUri).port });
    }
    const request = await makeRequest(loopback.redirectUri);
    const words = await wordsOf(request.state, language);
    const byHand = options['no-browser'] || !hasBrowser(env) || !(await openBrowser(request.url, env));
    if (byHand) await showByHand(call, request);
    else output.note(TEXTS.opened, { url: request.url });
    output.note(TEXTS.words, { words });
    const arrivals = [loopback.callback, wait(PATIENCE, pasted.signal)];
    if (byHand) arrivals.push(pastedCallback(call.stdin, pasted.signal));
    try {
      const response = validateAuthorizationResponse(provider, request, await Promise.race(arrivals));
      const answer = await exchangeCode({ provider, client, response });
      await loopback.finish({ ok: true, title: TEXTS.done[language], text: TEXTS.doneText[language], words });
      return answer;
    } catch (error) {
      const failure = toFailure(error, settings);
      const said = failure instanceof Failure ? describeFailure(failure, language) : null;
      const title =
        failure instanceof Failure && failure.id === 'state_mismatch' ? TEXTS.refused[language] : said?.title;
      await loopback.finish({ ok: false, title: title ?? '', text: said?.detail ?? '', words });
      throw failure;
    }
  } finally {
    pasted.abort();
    loopback.close();
  }
}

async function showByHand(call: TokenCall, { url, redirect_uri }: AuthorizationRequest): Promise<void> {
  const { output, env } = call;
  output.note(TEXTS.open, { url });
  await drawQr(call, url);
  output.note(TEXTS.paste, { uri: redirect_uri });
  if (env.SSH_CONNECTION) output.note(TEXTS.tunnel, { port: new URL(redirect_uri).port });
}

async function drawQr({ output }: TokenCall, text: string): Promise<void> {
  const { drawTerminalQr } = await import('./terminal-qr.ts');
  const qr = drawTerminalQr(text);
  output.note({ en: qr, ru: qr });
}

/** Whose login it is, if the Web API tells: a person with several accounts wants to see it. */
async function nameAccount(login: Login, { provider, client }: App): Promise<Login> {
  try {
    const session = createSession({ provider, client });
    await session.keep(login);
    const response = await session.fetch('/v1/me', { signal: AbortSignal.timeout(3000) });
    const { id, display_name } = (await response.json()) as { id?: unknown; display_name?: unknown };
    if (typeof id !== 'string') return login;
    return { ...login, account: { id, name: typeof display_name === 'string' ? display_name : null } };
  } catch {
    return login;
  }
}

/** Throws when nobody has answered for so long. */
function wait(ms: number, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Failure('login_unanswered')), ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
