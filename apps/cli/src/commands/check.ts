import { defineCommand, type Options } from '../command.ts';

export const CHECK_OPTIONS = { json: { type: 'boolean' } } as const satisfies Options;

export const check = defineCommand({
  help: {
    en: `Usage: barline check FILE… [--json]

Says how well the codes in finished pictures can be read: photographs each with 48 simulated defects (out of focus,
moved, dark, overexposed, tilted, turned, bent, compressed, small, in glare, in shadow …) and counts those that our
scanner reads; beside it the contrast of the bar that stands out least. Reads pictures and the pages of PDF.
FILE may be - for standard input.

Output             read in 45 of 48 · contrast 2.59:1 · low contrast
  good             read in 80 % or more, contrast of 4.5:1 or more
  fine on screens  contrast of 3:1 or more
  low contrast     less than 3:1, yet read in 80 % or more
  risky            read in less than 80 %, or contrast of less than 1.5:1: exit 9

Options
  --json            one JSON object, "schema": "barline.check/1"; "unread" names the defects in which it was not read

Examples
  barline check poster.pdf
  barline check *.png && lp *.png`,
    ru: `Вызов: barline check ФАЙЛ… [--json]

Говорит, насколько хорошо читаются коды на готовых изображениях: снимает каждый с 48 условными помехами (не в фокусе,
сдвиг, темнота, пересвет, наклон, поворот, изгиб, сжатие, мелко, блик, тень…) и считает, сколько прочитал наш сканер;
рядом — контраст штриха, который виден хуже всех. Читает изображения и страницы PDF.
Вместо файла можно дать - (стандартный ввод).

Вывод               прочитан в 45 из 48 · контраст 2.59:1 · низкий контраст
  хорошо            прочитан в 80 % и больше, контраст от 4.5:1
  хорошо на экране  контраст от 3:1
  низкий контраст   меньше 3:1, но прочитан в 80 % и больше
  рискованно        прочитан меньше чем в 80 % или контраст меньше 1.5:1; код выхода 9

Параметры
  --json            один объект JSON, "schema": "barline.check/1"; "unread" — помехи, с которыми код не прочитан

Примеры
  barline check poster.pdf
  barline check *.png && lp *.png`,
  },
  options: CHECK_OPTIONS,
  operands: [1, Number.POSITIVE_INFINITY],
  run: async (call) => (await import('../check-pictures.ts')).checkPictures(call),
});
