import { defineCommand, type Options } from '../command.ts';

export const AUDIT_OPTIONS = {
  user: { type: 'string' },
  app: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
} as const satisfies Options;

export const audit = defineCommand({
  help: {
    en: `Usage: barline audit [--user USERNAME | --app CLIENT_ID] [--limit N] [--json|--jsonl]

Prints what concerned the security of this server, the newest first: log-ins that succeeded and failed, approvals and
their end, changed passwords and secrets, a code or a refresh token used twice. No line holds a secret. Kept for a year.

Options
  --user USERNAME   only what concerns this person
  --app CLIENT_ID   only what concerns this app
  --limit N         at most so many, default 100, up to 10000
  --json            one JSON object with "events"
  --jsonl           one JSON object a line

Examples
  barline audit --limit 20
  barline audit --user anna --jsonl`,
    ru: `Вызов: barline audit [--user ИМЯ | --app CLIENT_ID] [--limit N] [--json|--jsonl]

Печатает события безопасности этого сервера, начиная с последних: удачные и неудачные входы, выданные и отозванные
разрешения, смену паролей и секретов, повторное использование кода или токена обновления. Секретов в строках нет.
Хранится год.

Параметры
  --user ИМЯ        только об этом человеке
  --app CLIENT_ID   только об этом приложении
  --limit N         не больше стольких, по умолчанию 100, до 10000
  --json            один объект JSON с полем «events»
  --jsonl           по объекту JSON в строке

Примеры
  barline audit --limit 20
  barline audit --user anna --jsonl`,
  },
  options: AUDIT_OPTIONS,
  operands: [0, 0],
  run: async (call) => (await import('../list-audit.ts')).listAudit(call),
});
