import { defineCommand, type Options } from '../command.ts';

export const API_OPTIONS = {
  data: { type: 'string', short: 'd' },
  query: { type: 'string', multiple: true },
  include: { type: 'boolean', short: 'i' },
  app: { type: 'boolean' },
  profile: { type: 'string' },
  provider: { type: 'string' },
  'client-id': { type: 'string' },
  'client-auth': { type: 'string' },
  store: { type: 'string' },
} as const satisfies Options;

export const api = defineCommand({
  help: {
    en: `Usage: barline api [METHOD] PATH [--data JSON|@FILE|-] [--query NAME=VALUE]…

Calls the Web API with the token that is kept, refreshed where it has expired, and prints the answer. The body of a
refusal is printed as well; standard error says what it means, down to the scope that is missing.

Options
  -d, --data BODY       the body: JSON, @FILE, or - for standard input
  --query NAME=VALUE    a parameter of the address; again for more
  -i, --include         the status and the headers before the body
  --app                 with a token of the app itself
  --profile NAME        which login; else BARLINE_TOKEN_PROFILE, else default
  --provider PROVIDER   spotify, or the address of a Barline server; else BARLINE_PROVIDER
  --client-id ID        else SPOTIFY_CLIENT_ID
  --client-auth METHOD  how the secret is sent: basic (default) or post
  --store PLACE         file or keychain

Examples
  barline api /v1/me
  barline api GET /v1/search --query q=miles --query type=album
  barline api PUT /v1/me/player/volume --query volume_percent=30`,
    ru: `Вызов: barline api [МЕТОД] ПУТЬ [--data JSON|@ФАЙЛ|-] [--query ИМЯ=ЗНАЧЕНИЕ]…

Обращается к Web API с сохранённым токеном, обновив истёкший, и печатает ответ. Тело отказа тоже печатается, а поток
ошибок объясняет его — вплоть до недостающего разрешения.

Параметры
  -d, --data ТЕЛО       тело: JSON, @ФАЙЛ или - для стандартного ввода
  --query ИМЯ=ЗНАЧЕНИЕ  параметр адреса; можно повторять
  -i, --include         перед телом статус и заголовки
  --app                 с токеном самого приложения
  --profile ИМЯ         какой вход; иначе BARLINE_TOKEN_PROFILE, иначе default
  --provider СЕРВЕР     spotify или адрес сервера Barline; иначе BARLINE_PROVIDER
  --client-id ID        иначе SPOTIFY_CLIENT_ID
  --client-auth МЕТОД   как передать секрет: basic (по умолчанию) или post
  --store МЕСТО         file или keychain

Примеры
  barline api /v1/me
  barline api GET /v1/search --query q=miles --query type=album
  barline api PUT /v1/me/player/volume --query volume_percent=30`,
  },
  options: API_OPTIONS,
  operands: [1, 2],
  run: async (call) => (await import('../token/call-api.ts')).callApi(call),
});
