import type { Text } from '@barline/messages';
import { defineCommand, type Options } from '../command.ts';
import { wrongUsage } from '../usage.ts';

const SANDBOX_OPTIONS = { json: { type: 'boolean' } } as const satisfies Options;

const CREDENTIALS: Text = {
  en: 'After “sandbox” comes credentials, not “{operation}”.',
  ru: 'После «sandbox» идёт credentials, а не «{operation}».',
};
const NONE: Text = {
  en: 'No sandbox has run with this data folder: {file} is not there. Start one with “barline serve --sandbox”.',
  ru: 'С этой папкой данных песочница не запускалась: {file} нет. Запустите её: «barline serve --sandbox».',
};

export const sandbox = defineCommand({
  help: {
    en: `Usage: barline sandbox credentials [--json]

Prints the demo account and the demo app of the sandbox whose data are in BARLINE_DATA_DIR (default ./data).

Options
  --json            one JSON object: username, password, client_id, client_secret, redirect_uri

Examples
  barline sandbox credentials --json`,
    ru: `Вызов: barline sandbox credentials [--json]

Печатает демо-аккаунт и демо-приложение песочницы, данные которой лежат в BARLINE_DATA_DIR (по умолчанию ./data).

Параметры
  --json            один объект JSON: username, password, client_id, client_secret, redirect_uri

Примеры
  barline sandbox credentials --json`,
  },
  options: SANDBOX_OPTIONS,
  operands: [1, 1],
  async run({ operands: [operation], options, output, language, env }) {
    if (operation !== 'credentials') throw wrongUsage(language, CREDENTIALS, { operation }, 'sandbox');
    const { readSandboxFile, sandboxFileIn } = await import('@barline/server');
    const file = sandboxFileIn(env);
    const credentials = readSandboxFile(file);
    if (!credentials) throw wrongUsage(language, NONE, { file }, 'sandbox');
    if (options.json) output.print(JSON.stringify(credentials));
    else for (const [name, value] of Object.entries(credentials)) output.print(`${name}=${value}`);
    return 0;
  },
});
