import { defineCommand, type Options } from '../command.ts';

export const REGISTRY_OPTIONS = { json: { type: 'boolean' } } as const satisfies Options;

export const registry = defineCommand({
  help: {
    en: `Usage: barline registry export [FILE|-]
       barline registry import FILE|-
       barline registry stats

Writes all pairs of reference and link that this machine knows as CSV, or adds those of such a file. What is known
already stays as it is: a pair that contradicts it is named and left out (exit 2, or 13 where others were added).
The columns are namespace, media_ref, uri, origin, since, mark; an imported file needs media_ref and uri only.
Stats counts the pairs by who assigned them, how they came to be known and what they name.

Options
  --json            import: prints the counts as one JSON object: added, known, conflicts, refused
                    stats: pairs, namespace, origin, type, first, last

Examples
  barline registry export > pairs.csv
  barline registry import pairs.csv`,
    ru: `Вызов: barline registry export [ФАЙЛ|-]
       barline registry import ФАЙЛ|-
       barline registry stats

Записывает все пары «номер — ссылка», известные этому компьютеру, в CSV или добавляет пары из такого файла. Известное
не меняется: противоречащая пара называется и пропускается (код выхода 2, а если другие добавлены — 13).
Столбцы: namespace, media_ref, uri, origin, since, mark; загружаемому файлу нужны только media_ref и uri.
Stats считает пары: кто выдал номер, как пара стала известна и что она называет.

Параметры
  --json            import: печатает итоги одним объектом JSON: added, known, conflicts, refused
                    stats: pairs, namespace, origin, type, first, last

Примеры
  barline registry export > pairs.csv
  barline registry import pairs.csv`,
  },
  options: REGISTRY_OPTIONS,
  operands: [1, 2],
  run: async (call) => (await import('../exchange-pairs.ts')).exchangePairs(call),
});
