import { defineCommand, type Options } from '../command.ts';

export const DOCTOR_OPTIONS = {
  json: { type: 'boolean' },
  offline: { type: 'boolean' },
  profile: { type: 'string' },
  provider: { type: 'string' },
  'client-id': { type: 'string' },
  'redirect-uri': { type: 'string' },
  store: { type: 'string' },
} as const satisfies Options;

export const doctor = defineCommand({
  help: {
    en: `Usage: barline doctor [TEXT|URI] [--offline] [--json]

Looks at everything that a token needs: settings, client ID, redirect URI, the port, the server and its clock, the place
where logins are kept, the login itself. Each line says what was found and, where it is wrong, what to do. With a
redirect URI, judges it; with a text that Spotify showed, says what it means. The exit code is that of the first fault.

Options
  --json                one JSON object
  --offline             ask no server
  --profile NAME        which login; else BARLINE_TOKEN_PROFILE, else default
  --provider PROVIDER   spotify, or the address of a Barline server; else BARLINE_PROVIDER
  --client-id ID        else SPOTIFY_CLIENT_ID
  --redirect-uri URI    else SPOTIFY_REDIRECT_URI
  --store PLACE         file or keychain

Examples
  barline doctor
  barline doctor http://localhost:3000/callback
  barline doctor 'INVALID_CLIENT: Invalid redirect URI'`,
    ru: `Вызов: barline doctor [ТЕКСТ|URI] [--offline] [--json]

Проверяет всё, что нужно для токена: настройки, client ID, redirect URI, порт, сервер и его часы, место хранения и
сам вход. Каждая строка говорит, что найдено и, если что-то не так, что делать. Redirect URI — оценит, текст, который
показал Spotify, — объяснит. Код выхода — от первой неисправности.

Параметры
  --json                один объект JSON
  --offline             не обращаться к серверу
  --profile ИМЯ         какой вход; иначе BARLINE_TOKEN_PROFILE, иначе default
  --provider СЕРВЕР     spotify или адрес сервера Barline; иначе BARLINE_PROVIDER
  --client-id ID        иначе SPOTIFY_CLIENT_ID
  --redirect-uri URI    иначе SPOTIFY_REDIRECT_URI
  --store МЕСТО         file или keychain

Примеры
  barline doctor
  barline doctor http://localhost:3000/callback
  barline doctor 'INVALID_CLIENT: Invalid redirect URI'`,
  },
  options: DOCTOR_OPTIONS,
  operands: [0, 1],
  run: async (call) => (await import('../token/examine.ts')).examine(call),
});
