import { defineCommand, type Options } from '../command.ts';
import { DRAWING_HELP, DRAWING_OPTIONS } from '../drawing-options.ts';

export const BATCH_OPTIONS = {
  output: { type: 'string', short: 'o' },
  format: { type: 'string' },
  jobs: { type: 'string' },
  resume: { type: 'boolean' },
  template: { type: 'string' },
  proof: { type: 'string' },
  sheet: { type: 'string' },
  json: { type: 'boolean' },
  profile: { type: 'string' },
  provider: { type: 'string' },
  ...DRAWING_OPTIONS,
} as const satisfies Options;

export const batch = defineCommand({
  help: {
    en: `Usage: barline batch FILE|-|LIST [-o FILE.zip|FOLDER|FILE.pdf] [--format F,F] [--jobs N] [--resume] …

Makes the codes of many links, 100,000 at most: into a ZIP file with index.csv, into a folder, or onto sheets of labels
(PDF). FILE has a link on each line, or is a table: link,title,bg,bar,file, with a header or without, with commas,
semicolons or tabs, in UTF-8, UTF-16 or Windows-1251. LIST is the link of a playlist or an album, whose tracks, or of
an artist, whose albums are asked of the Web API with the token of barline token. A row that fails is named and left
out (exit 13), the rest goes on.

Options
  -o, --output PATH a .zip, a folder (it ends in /), or a .pdf with labels; default codes.zip
  --format F,F      svg, png, jpeg, webp, pdf, eps, dxf, stl, 3mf, scad; default svg
  --jobs N          links that are looked up at a time, 1 to 16, default 4
  --resume          goes on with a batch that was interrupted, if file and options are the same
  --template T      names of the files: {n} {n:03} {type} {id} {title} {ref} {width}, / for folders;
                    default {n:03}-{type}-{title}; what the column file says wins
  --proof P         style (default) proves the first code of each style, all proves every code (slow), none
  --sheet S         labels on A4: 2x7, 3x7, 3x8 (default) or 5x13
  --json            prints one JSON object instead of the path: file, rows, made, failed
  --profile NAME    whose token reads a list; else BARLINE_TOKEN_PROFILE, else default
  --provider S      spotify, or the address of a Barline server; else BARLINE_PROVIDER

${DRAWING_HELP.en}

Examples
  barline batch links.csv -o codes.zip --format svg,png --jobs 4 --resume
  barline batch links.txt -o labels.pdf --sheet 3x8
  barline batch https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy -o playlist.zip --format png
  barline batch - -o codes/ --format png --template '{type}/{title}' < links.csv`,
    ru: `Вызов: barline batch ФАЙЛ|-|СПИСОК [-o ФАЙЛ.zip|ПАПКА|ФАЙЛ.pdf] [--format F,F] [--jobs N] [--resume] …

Создаёт коды для многих ссылок, до 100 000: в ZIP с файлом index.csv, в папку или на листы этикеток (PDF). В файле по
ссылке в строке или таблица link,title,bg,bar,file — с заголовком (ссылка, название, фон, штрихи, файл) или без, через
запятую, точку с запятой или табуляцию, в UTF-8, UTF-16 или Windows-1251. СПИСОК — ссылка на плейлист или альбом
(берутся треки) или на исполнителя (берутся альбомы): они узнаются у Web API с токеном barline token. Строка, которая
не удалась, называется и пропускается (код выхода 13), остальные делаются.

Параметры
  -o, --output ПУТЬ .zip, папка (оканчивается на /) или .pdf с этикетками; по умолчанию codes.zip
  --format F,F      svg, png, jpeg, webp, pdf, eps, dxf, stl, 3mf, scad; по умолчанию svg
  --jobs N          сколько ссылок узнавать одновременно, от 1 до 16, по умолчанию 4
  --resume          продолжает прерванное, если файл и параметры те же
  --template T      имена файлов: {n} {n:03} {type} {id} {title} {ref} {width}, / для папок;
                    по умолчанию {n:03}-{type}-{title}; столбец file важнее
  --proof P         style (по умолчанию) проверяет первый код каждого вида, all — каждый код (медленно), none — ничего
  --sheet S         этикетки на A4: 2x7, 3x7, 3x8 (по умолчанию) или 5x13
  --json            вместо пути печатает один объект JSON: file, rows, made, failed
  --profile ИМЯ     чьим токеном читать список; иначе BARLINE_TOKEN_PROFILE, иначе default
  --provider СЕРВЕР spotify или адрес сервера Barline; иначе BARLINE_PROVIDER

${DRAWING_HELP.ru}

Примеры
  barline batch links.csv -o codes.zip --format svg,png --jobs 4 --resume
  barline batch links.txt -o labels.pdf --sheet 3x8
  barline batch https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy -o playlist.zip --format png
  barline batch - -o codes/ --format png --template '{type}/{title}' < links.csv`,
  },
  options: BATCH_OPTIONS,
  operands: [1, 1],
  run: async (call) => (await import('../batch/make-batch.ts')).makeBatch(call),
});
