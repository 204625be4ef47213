import { defineCommand, type Options } from '../command.ts';

export const USER_OPTIONS = {
  json: { type: 'boolean' },
  username: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  'display-name': { type: 'string' },
  email: { type: 'string' },
  country: { type: 'string' },
  product: { type: 'string' },
} as const satisfies Options;

export const user = defineCommand({
  help: {
    en: `Usage: barline user create --username NAME --password-stdin
       barline user disable USERNAME
       barline user enable USERNAME

Makes accounts of this server, and disables them: every log-in, token and code of a disabled account ends. It works
beside a running server, which follows within a second.

Options
  --username NAME       what the person logs in with: letters, digits and . _ - @ +
  --password-stdin      reads the password from the first line of standard input, byte for byte
  --display-name NAME   what others see; the username where it is not given
  --email ADDRESS       apps see it only with the person's permission
  --country CC          two letters, default SE
  --product P           premium (default) or free
  --json                one JSON object

Examples
  printf '%s\\n' "$PASSWORD" | barline user create --username ada --password-stdin --json
  barline user disable ada`,
    ru: `Вызов: barline user create --username ИМЯ --password-stdin
       barline user disable ИМЯ
       barline user enable ИМЯ

Создаёт аккаунты сервера и отключает их: все входы, токены и коды отключённого аккаунта перестают действовать. Работает
рядом с запущенным сервером: он узнаёт об этом за секунду.

Параметры
  --username ИМЯ        имя для входа: буквы, цифры и . _ - @ +
  --password-stdin      пароль — первая строка стандартного ввода, байт в байт
  --display-name ИМЯ    что видят другие; если не указано — имя для входа
  --email АДРЕС         приложения увидят его только с разрешения человека
  --country CC          две буквы, по умолчанию SE
  --product P           premium (по умолчанию) или free
  --json                один объект JSON

Примеры
  printf '%s\\n' "$PASSWORD" | barline user create --username ada --password-stdin --json
  barline user disable ada`,
  },
  options: USER_OPTIONS,
  operands: [1, 2],
  run: async (call) => (await import('../manage-users.ts')).manageUsers(call),
});
