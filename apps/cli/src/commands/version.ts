import { defineCommand } from '../command.ts';
import { VERSION } from '../version.ts';

export const version = defineCommand({
  help: {
    en: `Usage: barline version [--json]

Prints the version.

Options
  --json            one JSON object: version, node`,
    ru: `Вызов: barline version [--json]

Печатает версию.

Параметры
  --json            один объект JSON: version, node`,
  },
  options: { json: { type: 'boolean' } },
  operands: [0, 0],
  run({ options, output }) {
    output.print(options.json ? JSON.stringify({ version: VERSION, node: process.versions.node }) : VERSION);
    return 0;
  },
});
