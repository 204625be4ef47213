import type { Text } from '@barline/messages';
import { type Call, defineCommand, type Options } from '../command.ts';
import { wrongUsage } from '../usage.ts';

export const TOKEN_OPTIONS = {
  app: { type: 'boolean' },
  flow: { type: 'string' },
  scope: { type: 'string', multiple: true, short: 's' },
  'add-scope': { type: 'string', multiple: true },
  json: { type: 'boolean' },
  env: { type: 'boolean' },
  header: { type: 'boolean' },
  reveal: { type: 'boolean' },
  'no-browser': { type: 'boolean' },
  'show-dialog': { type: 'boolean' },
  code: { type: 'string' },
  profile: { type: 'string' },
  provider: { type: 'string' },
  'client-id': { type: 'string' },
  'client-auth': { type: 'string' },
  'redirect-uri': { type: 'string' },
  store: { type: 'string' },
} as const satisfies Options;

type TokenCall = Call<typeof TOKEN_OPTIONS>;

const OPERATIONS: Readonly<Record<string, (call: TokenCall) => Promise<number>>> = {
  get: async (call) => (await import('../token/get.ts')).getToken(call),
  login: async (call) => (await import('../token/manage.ts')).logInAgain(call),
  refresh: async (call) => (await import('../token/manage.ts')).refreshToken(call),
  show: async (call) => (await import('../token/show.ts')).showToken(call),
  status: async (call) => (await import('../token/show.ts')).showStatus(call),
  logout: async (call) => (await import('../token/manage.ts')).logOut(call),
  url: async (call) => (await import('../token/by-hand.ts')).printUrl(call),
  exchange: async (call) => (await import('../token/by-hand.ts')).exchange(call),
  flows: async (call) => (await import('../token/flows.ts')).compareFlows(call),
};

const TEXTS = {
  operation: {
    en: 'After “token” comes get, login, refresh, show, status, logout, url, exchange or flows, not “{operation}”.',
    ru: 'После «token» идёт get, login, refresh, show, status, logout, url, exchange или flows, а не «{operation}».',
  },
  flow: {
    en: '--flow is pkce, code, device or implicit, not “{value}”.',
    ru: '--flow — это pkce, code, device или implicit, а не «{value}».',
  },
  auth: {
    en: '--client-auth is basic or post, not “{value}”.',
    ru: '--client-auth — это basic или post, а не «{value}».',
  },
  extra: {
    en: '“{operand}” is one argument too many; only exchange takes an address.',
    ru: '«{operand}» — лишний аргумент; адрес нужен только для exchange.',
  },
} satisfies Record<string, Text>;

export const token = defineCommand({
  help: {
    en: `Usage: barline token get [--app] [--scope SCOPE]… [--json|--env|--header]
       barline token login [--flow pkce|code|device] [--scope SCOPE]… [--add-scope SCOPE]… [--no-browser]
       barline token refresh
       barline token show [--reveal]
       barline token status
       barline token logout
       barline token url [--scope SCOPE]…
       barline token exchange ADDRESS
       barline token flows

Gets a Spotify token, of a person or of the app alone, and keeps it alive.
  get        prints an access token and nothing else: the one that is kept, refreshed where it has expired; the first
             time a person logs in, in the browser
  login      logs a person in again: more scopes, another account, after the permission ended
  refresh    gets a new access token now
  show       prints all that is kept of the login, tokens starred
  status     prints whose login it is, what it may, until when, and where it is kept
  logout     forgets it, here and at the server
  url        prints the page on which a person approves; exchange takes the address that it ends at
  flows      compares the four ways to a token

The app is named by SPOTIFY_CLIENT_ID, and where it is to prove itself by SPOTIFY_CLIENT_SECRET; SPOTIPY_… and
…_FILE, which names a file, do as well, also in .env. Secrets are never taken from the command line. Register
http://127.0.0.1:8888/callback in the dashboard, or SPOTIFY_REDIRECT_URI.

Options
  --app                 a token of the app itself, without a person; needs the secret
  --flow FLOW           pkce (no secret is sent), code (the secret is), device (a code entered on any device); unless
                        given: PKCE, and the secret as well where one is set
  -s, --scope SCOPE     what to ask the person for; again for more. See: barline scopes list
  --add-scope SCOPE     login: ask for this beside what was granted before
  --json                one JSON object
  --env                 get: SPOTIFY_ACCESS_TOKEN=…, for .env; with --reveal the refresh token too
  --header              get: Authorization: Bearer …
  --reveal              show: the tokens themselves
  --no-browser          open none: shows the page’s address and its QR code, and takes the address that it ends at,
                        pasted, while it waits for the browser of this machine
  --show-dialog         login: ask the person although nothing is new; to switch accounts
  --code CODE           exchange: the code alone, where the address is not at hand
  --profile NAME        keep several logins apart; else BARLINE_TOKEN_PROFILE, else default
  --provider PROVIDER   spotify, or the address of a Barline server; else BARLINE_PROVIDER
  --client-id ID        else SPOTIFY_CLIENT_ID
  --client-auth METHOD  how the secret is sent: basic (default) or post
  --redirect-uri URI    on 127.0.0.1 or [::1]; without a port any free one is taken
  --store PLACE         file (default; mode 0600), keychain: the system’s, and nothing else should that fail

Examples
  curl -H "Authorization: Bearer $(barline token get)" https://api.spotify.com/v1/me
  barline token get --app
  barline token login --scope user-read-email --scope user-read-private
  BARLINE_PROVIDER=http://127.0.0.1:8080 barline token get`,
    ru: `Вызов: barline token get [--app] [--scope SCOPE]… [--json|--env|--header]
       barline token login [--flow pkce|code|device] [--scope SCOPE]… [--add-scope SCOPE]… [--no-browser]
       barline token refresh
       barline token show [--reveal]
       barline token status
       barline token logout
       barline token url [--scope SCOPE]…
       barline token exchange АДРЕС
       barline token flows

Получает токен Spotify — пользователя или самого приложения — и не даёт ему умереть.
  get        печатает токен доступа и больше ничего: сохранённый, а истёкший — обновив; в первый раз человек входит
             через браузер
  login      новый вход: добавить разрешения, сменить аккаунт, после окончания разрешения
  refresh    получить новый токен доступа сейчас
  show       всё, что сохранено о входе; токены под звёздочками
  status     чей это вход, что ему можно, до какого срока и где он хранится
  logout     забыть его, здесь и на сервере
  url        адрес страницы согласия; адрес, на котором она закончится, примет exchange
  flows      сравнение четырёх способов получить токен

Приложение задаёт SPOTIFY_CLIENT_ID, а где оно должно подтвердить себя — SPOTIFY_CLIENT_SECRET; годятся и SPOTIPY_…,
и …_FILE с именем файла, в том числе в .env. В командной строке секретам не место. В Dashboard впишите
http://127.0.0.1:8888/callback или свой SPOTIFY_REDIRECT_URI.

Параметры
  --app                 токен самого приложения, без человека; нужен секрет
  --flow СПОСОБ         pkce (секрет не передаётся), code (передаётся), device (код вводят на любом устройстве);
                        если не указан — PKCE, а секрет тоже, если он задан
  -s, --scope SCOPE     какое разрешение просить; можно повторять. Какие есть: barline scopes list
  --add-scope SCOPE     login: попросить и это вдобавок к прежним
  --json                один объект JSON
  --env                 get: SPOTIFY_ACCESS_TOKEN=… для .env; с --reveal и токен обновления
  --header              get: Authorization: Bearer …
  --reveal              show: сами токены
  --no-browser          не открывать браузер: показать адрес страницы и его QR-код и, ожидая браузер этой машины,
                        принять вставленный адрес, на котором она закончилась
  --show-dialog         login: спросить человека, даже если нового нет; чтобы сменить аккаунт
  --code КОД            exchange: только код, если адреса нет под рукой
  --profile ИМЯ         чтобы держать несколько входов; иначе BARLINE_TOKEN_PROFILE, иначе default
  --provider СЕРВЕР     spotify или адрес сервера Barline; иначе BARLINE_PROVIDER
  --client-id ID        иначе SPOTIFY_CLIENT_ID
  --client-auth МЕТОД   как передать секрет: basic (по умолчанию) или post
  --redirect-uri URI    на 127.0.0.1 или [::1]; без порта — любой свободный
  --store МЕСТО         file (по умолчанию; права 0600), keychain: хранилище паролей системы, и ничего взамен при сбое

Примеры
  curl -H "Authorization: Bearer $(barline token get)" https://api.spotify.com/v1/me
  barline token get --app
  barline token login --scope user-read-email --scope user-read-private
  BARLINE_PROVIDER=http://127.0.0.1:8080 barline token get`,
  },
  options: TOKEN_OPTIONS,
  operands: [1, 2],
  async run(call) {
    const { operands, options, language } = call;
    const [operation, address] = operands;
    const refuse = (text: Text, values: Record<string, string>) => wrongUsage(language, text, values, 'token');
    if (!Object.hasOwn(OPERATIONS, operation)) throw refuse(TEXTS.operation, { operation });
    if (address !== undefined && operation !== 'exchange') throw refuse(TEXTS.extra, { operand: address });
    const { flow, 'client-auth': auth } = options;
    if (flow !== undefined && !['pkce', 'code', 'device', 'implicit'].includes(flow)) {
      throw refuse(TEXTS.flow, { value: flow });
    }
    if (auth !== undefined && auth !== 'basic' && auth !== 'post') throw refuse(TEXTS.auth, { value: auth });
    return OPERATIONS[operation](call);
  },
});
