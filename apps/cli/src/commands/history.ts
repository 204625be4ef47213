import { defineCommand, type Options } from '../command.ts';

export const HISTORY_OPTIONS = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  limit: { type: 'string' },
  search: { type: 'string' },
} as const satisfies Options;

export const history = defineCommand({
  help: {
    en: `Usage: barline history [list] [--search TEXT] [--limit N]
       barline history export [FILE|-]
       barline history import FILE|-
       barline history clear

What was scanned and made on this machine, the newest first. It stays on this machine, in a file that only you can read:
history.jsonl in BARLINE_DATA_DIR, else in $XDG_STATE_HOME/barline. BARLINE_HISTORY=off notes nothing.
Export writes CSV, or JSON where the file is called .json; the site reads both, and import reads those of the site.

Options
  --limit N         list: the newest N, default 50
  --search TEXT     list: those that have this text anywhere
  --json            one JSON object
  --jsonl           one JSON object a line

Examples
  barline history --search playlist
  barline history export history.csv`,
    ru: `Вызов: barline history [list] [--search ТЕКСТ] [--limit N]
       barline history export [ФАЙЛ|-]
       barline history import ФАЙЛ|-
       barline history clear

Что сканировалось и создавалось на этом компьютере, сначала новое. История остаётся здесь, в файле, доступном вам:
history.jsonl в BARLINE_DATA_DIR, иначе в $XDG_STATE_HOME/barline. С BARLINE_HISTORY=off ничего не записывается.
Export пишет CSV, а если файл называется .json — JSON; сайт читает оба, а import читает файлы сайта.

Параметры
  --limit N         list: последние N, по умолчанию 50
  --search ТЕКСТ    list: только те, где есть этот текст
  --json            один объект JSON
  --jsonl           по объекту JSON в строке

Примеры
  barline history --search playlist
  barline history export history.csv`,
  },
  options: HISTORY_OPTIONS,
  operands: [0, 2],
  run: async (call) => (await import('../manage-history.ts')).manageHistory(call),
});
