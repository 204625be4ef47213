import { defineCommand, type Options } from '../command.ts';

export const APP_OPTIONS = {
  json: { type: 'boolean' },
  name: { type: 'string' },
  'redirect-uri': { type: 'string', multiple: true },
  public: { type: 'boolean' },
  implicit: { type: 'boolean' },
  owner: { type: 'string' },
  description: { type: 'string' },
  website: { type: 'string' },
  'revoke-old': { type: 'boolean' },
} as const satisfies Options;

export const app = defineCommand({
  help: {
    en: `Usage: barline app create --name NAME --redirect-uri URI…
       barline app update CLIENT_ID --redirect-uri URI…
       barline app rotate-secret CLIENT_ID [--revoke-old]
       barline app list
       barline app delete CLIENT_ID

Registers and changes the apps that may ask this server for tokens. It works beside a running server, which follows
within a second; its settings (BARLINE_DATA_DIR, BARLINE_DATABASE_URL, BARLINE_MASTER_KEY) must be the same. The client
secret is printed once and kept as a hash only.

Options
  --name NAME           what people see when they approve the app
  --redirect-uri URI…   where it may come back to; again for more. update replaces the list
  --public              it cannot keep a secret: none is made, PKCE is required, no client credentials
  --implicit            it may use the implicit grant
  --owner USERNAME      whose dashboard shows it
  --description TEXT    shown beside the name
  --website URL         linked where people approve it
  --revoke-old          rotate-secret: the secrets before end at once; else the last one stays valid beside the new
  --json                one JSON object

Examples
  barline app create --name Player --redirect-uri http://127.0.0.1:8888/callback --json
  barline app rotate-secret 0123456789abcdef0123456789abcdef`,
    ru: `Вызов: barline app create --name ИМЯ --redirect-uri URI…
       barline app update CLIENT_ID --redirect-uri URI…
       barline app rotate-secret CLIENT_ID [--revoke-old]
       barline app list
       barline app delete CLIENT_ID

Регистрирует и меняет приложения, которым сервер выдаёт токены. Работает рядом с запущенным сервером: он узнаёт об этом
за секунду; настройки (BARLINE_DATA_DIR, BARLINE_DATABASE_URL, BARLINE_MASTER_KEY) должны быть те же. Секрет печатается
один раз, хранится только его хеш.

Параметры
  --name ИМЯ            что увидят люди, давая доступ
  --redirect-uri URI…   куда приложение может вернуться; можно повторять. update заменяет список
  --public              секрет хранить негде: его не будет, обязателен PKCE, нет client credentials
  --implicit            разрешить implicit grant
  --owner ИМЯ           в чьём кабинете оно видно
  --description ТЕКСТ   показывается рядом с названием
  --website URL         ссылка на странице доступа
  --revoke-old          rotate-secret: прежние секреты сразу перестают действовать; иначе последний действует и дальше
  --json                один объект JSON

Примеры
  barline app create --name Player --redirect-uri http://127.0.0.1:8888/callback --json
  barline app rotate-secret 0123456789abcdef0123456789abcdef`,
  },
  options: APP_OPTIONS,
  operands: [1, 22],
  run: async (call) => (await import('../manage-apps.ts')).manageApps(call),
});
