import type { Table } from './command.ts';

/** Every command, in the order of `barline help`; each is loaded when it is called. */
export const table: Table = {
  scan: {
    summary: { en: 'read the codes in pictures', ru: 'прочитать коды на изображениях' },
    load: async () => (await import('./commands/scan.ts')).scan,
  },
  create: {
    summary: { en: 'make the code of a link', ru: 'создать код для ссылки' },
    load: async () => (await import('./commands/create.ts')).create,
  },
  batch: {
    summary: { en: 'make the codes of many links', ru: 'создать коды для многих ссылок' },
    load: async () => (await import('./commands/batch.ts')).batch,
  },
  cover: {
    summary: { en: 'put your picture above the code of a link', ru: 'поместить своё изображение над кодом ссылки' },
    load: async () => (await import('./commands/cover.ts')).cover,
  },
  check: {
    summary: { en: 'how well the codes in pictures can be read', ru: 'насколько хорошо читаются коды на изображениях' },
    load: async () => (await import('./commands/check.ts')).check,
  },
  resolve: {
    summary: { en: 'media reference → link', ru: 'номер кода → ссылка' },
    load: async () => (await import('./commands/resolve.ts')).resolve,
  },
  teach: {
    summary: { en: 'tell which link a reference means; it is proved', ru: 'сообщить ссылку для номера, с проверкой' },
    load: async () => (await import('./commands/teach.ts')).teach,
  },
  history: {
    summary: {
      en: 'what was scanned and made on this machine',
      ru: 'что сканировалось и создавалось на этом компьютере',
    },
    load: async () => (await import('./commands/history.ts')).history,
  },
  link: {
    summary: { en: 'find the Spotify link in a text', ru: 'найти в тексте ссылку Spotify' },
    load: async () => (await import('./commands/link.ts')).link,
  },
  encode: {
    summary: { en: 'media reference → 23 bar heights', ru: 'номер кода → 23 высоты штрихов' },
    load: async () => (await import('./commands/encode.ts')).encode,
  },
  decode: {
    summary: { en: '23 bar heights → media reference', ru: '23 высоты штрихов → номер кода' },
    load: async () => (await import('./commands/decode.ts')).decode,
  },
  registry: {
    summary: { en: 'export, import or count the known pairs', ru: 'выгрузить, загрузить или посчитать пары' },
    load: async () => (await import('./commands/registry.ts')).registry,
  },
  catalog: {
    summary: { en: 'fill the catalogue of this server', ru: 'наполнить каталог сервера' },
    load: async () => (await import('./commands/catalog.ts')).catalog,
  },
  token: {
    summary: { en: 'get a Spotify token and keep it alive', ru: 'получить токен Spotify и не дать ему умереть' },
    load: async () => (await import('./commands/token.ts')).token,
  },
  api: {
    summary: { en: 'call the Web API with the token', ru: 'обратиться к Web API с токеном' },
    load: async () => (await import('./commands/api.ts')).api,
  },
  scopes: {
    summary: { en: 'permissions, and which a call needs', ru: 'разрешения и какое нужно запросу' },
    load: async () => (await import('./commands/scopes.ts')).scopes,
  },
  pkce: {
    summary: { en: 'make a PKCE verifier and its challenge', ru: 'создать верификатор PKCE и его challenge' },
    load: async () => (await import('./commands/pkce.ts')).pkce,
  },
  doctor: {
    summary: { en: 'find out why there is no token', ru: 'выяснить, почему нет токена' },
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  app: {
    summary: { en: 'register and change apps of this server', ru: 'регистрировать и менять приложения сервера' },
    load: async () => (await import('./commands/app.ts')).app,
  },
  user: {
    summary: { en: 'make and disable accounts of this server', ru: 'создавать и отключать аккаунты сервера' },
    load: async () => (await import('./commands/user.ts')).user,
  },
  audit: {
    summary: { en: 'what concerned the security of this server', ru: 'события безопасности сервера' },
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  sandbox: {
    summary: { en: 'the demo account and app of a sandbox', ru: 'демо-аккаунт и демо-приложение песочницы' },
    load: async () => (await import('./commands/sandbox.ts')).sandbox,
  },
  serve: {
    summary: { en: 'serve the site and the HTTP API', ru: 'запустить сайт и HTTP API' },
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  help: {
    summary: { en: 'this page, or the page of a command', ru: 'эта справка или справка команды' },
    load: async () => (await import('./commands/help.ts')).helpAbout(() => table),
  },
  version: {
    summary: { en: 'print the version', ru: 'напечатать версию' },
    load: async () => (await import('./commands/version.ts')).version,
  },
};
