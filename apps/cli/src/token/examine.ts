import { createServer } from 'node:net';
import {
  approvalEnd,
  findProvider,
  isLoopback,
  lintRedirectUri,
  loopbackPort,
  missingScopes,
  recogniseText,
} from '@barline/auth';
import { describeFailure, Failure, type FailureId, failures, type Language, say, type Text } from '@barline/messages';
import type { Call } from '../command.ts';
import type { DOCTOR_OPTIONS } from '../commands/doctor.ts';
import { toFailure } from './failure.ts';
import { type Login, openLogin } from './login.ts';
import { formatDay } from './report.ts';
import { withSandboxApp } from './sandbox-app.ts';
import { readSecret, readSettings, type Settings } from './settings.ts';

type DoctorCall = Call<typeof DOCTOR_OPTIONS>;

/** What was looked at, how it is, and in words. */
type Finding = {
  readonly check: 'client' | 'secret' | 'redirect_uri' | 'port' | 'server' | 'clock' | 'place' | 'login' | 'text';
  readonly state: 'ok' | 'warning' | 'fault';
  readonly text: string;
  readonly id?: FailureId;
};

/** A clock may differ by so much before it is worth a word, in ms. */
const SKEW = 30_000;
const TWO_WEEKS = 14 * 24 * 3600_000;

const TEXTS = {
  client: { en: 'Client ID {id}', ru: 'Client ID: {id}' },
  demo: { en: 'Client ID {id}, the sandbox’s demo app', ru: 'Client ID: {id}, демо-приложение песочницы' },
  odd: {
    en: 'Client ID {id} does not look like one: Spotify’s have 32 hexadecimal digits.',
    ru: 'Client ID {id} не похож на настоящий: у Spotify это 32 шестнадцатеричные цифры.',
  },
  secret: { en: 'A client secret is set; it is not shown.', ru: 'Секрет клиента задан; он не показывается.' },
  noSecret: {
    en: 'No client secret: PKCE does without, only --app and --flow code need one.',
    ru: 'Секрета клиента нет: для PKCE он не нужен, только для --app и --flow code.',
  },
  uri: { en: 'Redirect URI {uri}; register exactly this', ru: 'Redirect URI: {uri}; впишите в Dashboard именно его' },
  anyPort: {
    en: 'Redirect URI {uri}; registered without a port, any port does',
    ru: 'Redirect URI: {uri}; зарегистрирован без порта, порт любой',
  },
  notHere: {
    en: 'Redirect URI {uri} is fine for an app, but this terminal can only be reached at 127.0.0.1 or [::1].',
    ru: 'Redirect URI {uri} годится приложению, но до терминала можно добраться лишь на 127.0.0.1 или [::1].',
  },
  port: { en: 'Port {port} is free', ru: 'Порт {port} свободен' },
  busy: {
    en: 'Port {port} is busy. Register the URI without a port to allow any.',
    ru: 'Порт {port} занят. Зарегистрируйте URI без порта, и подойдёт любой.',
  },
  server: { en: '{server} answers', ru: '{server} отвечает' },
  plain: {
    en: '{server} answers over http: secrets and tokens travel unprotected.',
    ru: '{server} отвечает по http: секреты и токены передаются открыто.',
  },
  clock: { en: 'The clock agrees with the server’s', ru: 'Часы совпадают с часами сервера' },
  skewed: {
    en: 'This clock is {s} s away from the server’s. Tokens are timed from their arrival, so it does little harm; set it right.',
    ru: 'Часы расходятся с часами сервера на {s} с. Срок токена считается от его прихода, вреда мало, но часы лучше поправить.',
  },
  place: { en: 'Logins are kept in {place}', ru: 'Входы хранятся в {place}' },
  noLogin: { en: 'Nobody is logged in yet: barline token login', ru: 'Входа ещё нет: barline token login' },
  login: { en: 'Logged in{as}; scopes: {scopes}', ru: 'Вход выполнен{as}; разрешения: {scopes}' },
  again: { en: 'Log in again by {date}.', ru: 'Войти снова нужно до {date}.' },
  missing: { en: 'Not granted: {scopes}.', ru: 'Не разрешено: {scopes}.' },
  unknownText: {
    en: 'This text is not known. Texts change; what counts is the HTTP status and the field “error”.',
    ru: 'Такой текст неизвестен. Тексты меняются; важны код HTTP и поле «error».',
  },
} satisfies Record<string, Text>;

/** `barline doctor` */
export async function examine(call: DoctorCall): Promise<number> {
  const { operands, options, output } = call;
  const findings = operands.length > 0 ? [judge(operands[0], call.language)] : await examineAll(call);
  if (options.json) output.print(JSON.stringify({ findings }));
  else for (const { state, text } of findings) output.print(`${SIGNS[state]} ${text}`);
  const fault = findings.find(({ state }) => state === 'fault');
  return fault ? failures[fault.id ?? 'unexpected'].exit : 0;
}

const SIGNS = { ok: '✓', warning: '!', fault: '✕' } as const;

/** A redirect URI, or a text that somebody was shown. */
function judge(given: string, language: Language): Finding {
  const reason = recogniseText(given);
  if (reason !== null) {
    const { detail, fix } = describeFailure(
      { id: TEXT_FAILURES[reason] ?? 'request_refused', values: { error: given } },
      language,
    );
    return { check: 'text', state: 'ok', text: `${detail} ${fix}`.replace(/\s*\{\w+\}/g, '') };
  }
  if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(given)) return judgeUri(given, language, false);
  return { check: 'text', state: 'warning', text: TEXTS.unknownText[language] };
}

/** Which failure a recognised text is. */
const TEXT_FAILURES: Readonly<Record<string, FailureId>> = {
  unknown_client: 'client_refused',
  wrong_secret: 'client_refused',
  code_unknown: 'code_refused',
  code_expired: 'code_refused',
  redirect_uri_differs: 'code_refused',
  verifier_missing: 'code_refused',
  verifier_wrong: 'code_refused',
  refresh_token_unknown: 'login_required',
  refresh_token_revoked: 'login_required',
  redirect_uri_mismatch: 'redirect_uri_mismatch',
  redirect_uri_insecure: 'redirect_uri_unusable',
  redirect_uri_malformed: 'redirect_uri_unusable',
  illegal_scope: 'illegal_scope',
  token_missing: 'login_required',
  token_invalid: 'login_required',
  token_expired: 'login_required',
  token_refused: 'login_required',
  insufficient_scope: 'insufficient_scope',
  user_not_listed: 'user_not_listed',
  premium_required: 'premium_required',
  rate_limited: 'rate_limited',
};

async function examineAll(call: DoctorCall): Promise<Finding[]> {
  const { options, env, language } = call;
  const settings = readSettings(options, env);
  const known = withSandboxApp(settings, env);
  const findings = [
    examineClient(known.settings, known.sandbox, language),
    examineSecret(known.env, language),
    judgeUri(known.settings.redirectUri, language, true),
    await examinePort(known.settings.redirectUri, language),
    ...(options.offline ? [] : await examineServer(settings, language)),
    ...(await examineLogin(settings, language)),
  ];
  return findings.filter((finding) => finding !== null);
}

function examineClient(settings: Settings, sandbox: boolean, language: Language): Finding {
  const { clientId, provider, redirectUri } = settings;
  if (clientId === null) {
    const dashboard = findProvider(provider).dashboard ?? provider;
    return fault('client', new Failure('client_missing', { dashboard, uri: redirectUri }), language);
  }
  const text = sandbox ? TEXTS.demo : /^[0-9a-f]{32}$/.test(clientId) ? TEXTS.client : TEXTS.odd;
  return { check: 'client', state: text === TEXTS.odd ? 'warning' : 'ok', text: say(text, language, { id: clientId }) };
}

function examineSecret(env: NodeJS.ProcessEnv, language: Language): Finding {
  return { check: 'secret', state: 'ok', text: (readSecret(env) === null ? TEXTS.noSecret : TEXTS.secret)[language] };
}

function judgeUri(uri: string, language: Language, here: boolean): Finding {
  const verdict = lintRedirectUri(uri);
  if (!verdict.ok) {
    const values = { reason: verdict.fault, uri, suggestion: verdict.suggestion ?? 'http://127.0.0.1:8888/callback' };
    return fault('redirect_uri', new Failure('redirect_uri_unusable', values), language);
  }
  if (here && !isLoopback(uri))
    return { check: 'redirect_uri', state: 'warning', text: say(TEXTS.notHere, language, { uri }) };
  return {
    check: 'redirect_uri',
    state: 'ok',
    text: say(verdict.anyPort ? TEXTS.anyPort : TEXTS.uri, language, { uri }),
  };
}

async function examinePort(uri: string, language: Language): Promise<Finding | null> {
  const port = loopbackPort(uri);
  if (port === null) return null;
  const free = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: new URL(uri).hostname.replace(/^\[|\]$/g, '') }, () =>
      server.close(() => resolve(true)),
    );
  });
  return {
    check: 'port',
    state: free ? 'ok' : 'warning',
    text: say(free ? TEXTS.port : TEXTS.busy, language, { port }),
  };
}

/** Whether it answers, whether by https, and whether its clock and this one agree. */
async function examineServer({ provider: name }: Settings, language: Language): Promise<Finding[]> {
  const { tokenEndpoint, issuer } = findProvider(name);
  const { host, protocol, hostname } = new URL(issuer);
  try {
    // A token request without anything in it: refused by every server, and answered with a date.
    const response = await fetch(tokenEndpoint, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'none' }),
      signal: AbortSignal.timeout(5000),
      redirect: 'manual',
    });
    await response.arrayBuffer();
    const open = protocol === 'http:' && !['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
    const server = say(open ? TEXTS.plain : TEXTS.server, language, { server: host });
    const date = Date.parse(response.headers.get('date') ?? '');
    const skew = Number.isNaN(date) ? 0 : Math.abs(date - Date.now());
    const clock = skew > SKEW ? say(TEXTS.skewed, language, { s: Math.round(skew / 1000) }) : TEXTS.clock[language];
    return [
      { check: 'server', state: open ? 'warning' : 'ok', text: server },
      { check: 'clock', state: skew > SKEW ? 'warning' : 'ok', text: clock },
    ];
  } catch (error) {
    return [fault('server', new Failure('provider_unreachable', { host }, { cause: error }), language)];
  }
}

async function examineLogin(settings: Settings, language: Language): Promise<Finding[]> {
  try {
    const store = await openLogin(settings);
    const login = await store.login();
    const place: Finding = { check: 'place', state: 'ok', text: say(TEXTS.place, language, { place: store.place }) };
    if (login === null) return [place, { check: 'login', state: 'warning', text: TEXTS.noLogin[language] }];
    if (login.refresh_token === null && login.expires_at < Date.now()) {
      return [place, fault('login', new Failure('login_required'), language)];
    }
    return [place, describeLogin(login, language)];
  } catch (error) {
    return [fault('place', toFailure(error, settings), language)];
  }
}

function describeLogin(login: Login, language: Language): Finding {
  const name = login.account?.name ?? login.account?.id;
  const as = name === undefined ? '' : `: ${name}`;
  const parts = [say(TEXTS.login, language, { as, scopes: login.scope || '–' })];
  const missing = missingScopes(login);
  const end = approvalEnd(login, findProvider(login.provider));
  const soon = end !== null && end - Date.now() < TWO_WEEKS;
  if (missing.length > 0) parts.push(say(TEXTS.missing, language, { scopes: missing.join(' ') }));
  if (end !== null) parts.push(say(TEXTS.again, language, { date: formatDay(end, language) }));
  return { check: 'login', state: missing.length > 0 || soon ? 'warning' : 'ok', text: parts.join(' · ') };
}

function fault(check: Finding['check'], error: unknown, language: Language): Finding {
  const failure = error instanceof Failure ? error : new Failure('unexpected', {}, { cause: error });
  const { detail, fix } = describeFailure(failure, language);
  return { check, state: 'fault', text: `${detail} ${fix}`, id: failure.id };
}
