import { readdirSync } from 'node:fs';
import { approvalEnd, findProvider, isFresh, missingScopes, splitScope } from '@barline/auth';
import { Failure, type Language, type Text } from '@barline/messages';
import { withFailures } from './failure.ts';
import type { TokenCall } from './get.ts';
import { type Login, type LoginStore, openLogin } from './login.ts';
import { formatDay } from './report.ts';
import { readSettings, type Settings } from './settings.ts';

/** Two weeks before a person must approve again they are told so, in ms. */
const WARNING = 14 * 24 * 3600_000;

const LABELS = {
  account: { en: 'account', ru: 'аккаунт' },
  profile: { en: 'profile', ru: 'профиль' },
  provider: { en: 'server', ru: 'сервер' },
  client_id: { en: 'client ID', ru: 'client ID' },
  flow: { en: 'flow', ru: 'способ' },
  access_token: { en: 'access token', ru: 'токен доступа' },
  token_type: { en: 'type', ru: 'тип' },
  expires: { en: 'expires', ru: 'истекает' },
  refresh_token: { en: 'refresh token', ru: 'токен обновления' },
  scope: { en: 'scopes granted', ru: 'разрешено' },
  missing: { en: 'not granted', ru: 'не разрешено' },
  again: { en: 'log in again by', ru: 'войти снова до' },
  place: { en: 'kept in', ru: 'хранится в' },
  others: { en: 'other profiles', ru: 'другие профили' },
} satisfies Record<string, Text>;

const TEXTS = {
  unknown: { en: 'unknown', ru: 'неизвестно' },
  none: { en: 'none', ru: 'нет' },
  expired: { en: 'expired {time}', ru: 'истёк {time}' },
  left: { en: '{time}, in {minutes} min', ru: '{time}, через {minutes} мин' },
  ended: { en: 'none: the permission has ended', ru: 'нет: разрешение закончилось' },
  soon: {
    en: 'In {days} days a person must log in again: barline token login',
    ru: 'Через {days} дн. человеку нужно войти снова: barline token login',
  },
} satisfies Record<string, Text>;

/** `barline token show` */
export async function showToken(call: TokenCall): Promise<number> {
  return withLogin(call, (login, store, settings) => {
    const { options, output, language } = call;
    const reveal = (token: string | null) => (token === null ? null : options.reveal ? token : star(token));
    const { access_token, refresh_token } = login;
    if (options.json) {
      const tokens = { access_token: reveal(access_token), token_type: 'Bearer', refresh_token: reveal(refresh_token) };
      output.print(JSON.stringify({ ...tokens, ...toStatus(login, settings, store.place) }));
      return;
    }
    const none = login.ended === undefined ? TEXTS.none[language] : TEXTS.ended[language];
    printRows(call, [
      ['access_token', reveal(access_token)!],
      ['token_type', 'Bearer'],
      ['expires', describeExpiry(login, language)],
      ['refresh_token', reveal(refresh_token) ?? none],
      ...commonRows(login, store, language),
    ]);
  });
}

/** `barline token status` */
export async function showStatus(call: TokenCall): Promise<number> {
  return withLogin(call, (login, store, settings) => {
    const { options, output, language } = call;
    if (options.json) return output.print(JSON.stringify(toStatus(login, settings, store.place)));
    const others = otherProfiles(settings);
    printRows(call, [
      ['account', login.account?.name ?? login.account?.id ?? TEXTS.unknown[language]],
      ['profile', settings.profile],
      ['provider', login.provider],
      ['client_id', login.client_id],
      ['flow', login.flow],
      ['expires', describeExpiry(login, language)],
      ...commonRows(login, store, language),
      ...(others.length === 0 ? [] : ([['others', others.join(' ')]] as const)),
    ]);
    warnOfEnd(call, login);
  });
}

/** A login as programs read it; no token in it. Times are ISO 8601. */
export function toStatus(login: Login, settings: Settings, place: string): Record<string, unknown> {
  const end = approvalEnd(login, findProvider(login.provider));
  return {
    account: login.account ?? null,
    profile: settings.profile,
    provider: login.provider,
    client_id: login.client_id,
    flow: login.flow,
    scope: login.scope,
    missing_scopes: missingScopes(login),
    fresh: isFresh(login, Date.now()),
    refreshable: login.refresh_token !== null,
    expires_at: new Date(login.expires_at).toISOString(),
    login_again_by: end === null ? null : new Date(end).toISOString(),
    kept_in: place,
  };
}

async function withLogin(
  call: TokenCall,
  use: (login: Login, store: LoginStore, settings: Settings) => void,
): Promise<number> {
  const settings = readSettings(call.options, call.env);
  return withFailures(settings, async () => {
    const store = await openLogin(settings, call.options.app ? 'app' : 'person');
    const login = await store.login();
    if (login === null) throw new Failure('login_required', { reason: 'none' });
    use(login, store, settings);
    // Neither a token that will do nor a way to one: whoever asks a script's question gets a script's answer.
    const dead = login.refresh_token === null && !isFresh(login, Date.now()) && login.flow !== 'app';
    if (dead) throw new Failure('login_required', login.ended === undefined ? { reason: 'no_refresh_token' } : {});
    return 0;
  });
}

type Row = readonly [label: keyof typeof LABELS, value: string];

function commonRows(login: Login, store: LoginStore, language: Language): Row[] {
  const missing = missingScopes(login);
  const end = approvalEnd(login, findProvider(login.provider));
  return [
    [
      'scope',
      login.scope === null ? TEXTS.unknown[language] : splitScope(login.scope).join(' ') || TEXTS.none[language],
    ],
    ...(missing.length === 0 ? [] : ([['missing', missing.join(' ')]] as const)),
    ...(end === null || login.refresh_token === null ? [] : ([['again', formatDay(end, language)]] as const)),
    ['place', store.place],
  ];
}

function printRows({ output, language }: TokenCall, rows: readonly Row[]): void {
  const width = Math.max(...rows.map(([label]) => LABELS[label][language].length));
  for (const [label, value] of rows) output.print(`${LABELS[label][language].padEnd(width)}  ${value}`);
}

function describeExpiry({ expires_at }: Login, language: Language): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  const local = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', format).format(expires_at);
  const time = `${local} (${new Date(expires_at).toISOString()})`;
  const minutes = Math.floor((expires_at - Date.now()) / 60_000);
  if (minutes < 0) return TEXTS.expired[language].replace('{time}', time);
  return TEXTS.left[language].replace('{time}', time).replace('{minutes}', String(minutes));
}

function warnOfEnd({ output }: TokenCall, login: Login): void {
  const end = approvalEnd(login, findProvider(login.provider));
  const left = end === null || login.refresh_token === null ? null : end - Date.now();
  if (left !== null && left < WARNING) output.note(TEXTS.soon, { days: Math.max(0, Math.floor(left / 86_400_000)) });
}

/** `BQDx…` and how long it is: enough to tell two apart, too little to use one. */
function star(token: string): string {
  return `${token.slice(0, 4)}${'*'.repeat(12)} (${token.length})`;
}

function otherProfiles({ folder, profile }: Settings): string[] {
  try {
    const names = readdirSync(folder).flatMap((file) => /^([\w-]+)\..+\.json$/.exec(file)?.[1] ?? []);
    return [...new Set(names)].filter((name) => name !== profile);
  } catch {
    return [];
  }
}
