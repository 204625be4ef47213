import { defineCommand, type Options } from '../command.ts';
import { DRAWING_HELP, DRAWING_OPTIONS } from '../drawing-options.ts';

export const CREATE_OPTIONS = {
  output: { type: 'string', short: 'o' },
  format: { type: 'string' },
  json: { type: 'boolean' },
  ...DRAWING_OPTIONS,
} as const satisfies Options;

export const create = defineCommand({
  help: {
    en: `Usage: barline create LINK [-o FILE|FOLDER|-] [--format F] [--bg C] [--bars C] [--width N] …

Makes the code of a Spotify link and prints the path of the picture. A link that this machine does not know yet is
looked up at Spotify's public strip service, once. What is made is proved: it is read back, and read in 48 simulated
photographs. Exit 9 where it may not scan: where it is not read, is read in less than 80 %, or has hardly any contrast.

Options
  -o, --output PATH file, folder, or - for standard output; a file that is named is replaced.
                    Without it: spotify-TYPE-ID-WIDTH.svg here, or …-2.svg where that exists
  --format F        svg, png, jpeg, webp, pdf, eps, dxf, stl, 3mf or scad; else by the name of the file, else svg
  --json            prints one JSON object instead of the path

${DRAWING_HELP.en}

Examples
  barline create https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o code.png --bg 1DB954 --width 1200
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o - --format png | wl-copy -t image/png
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o label.pdf --width 60mm --bleed 3 --crop-marks
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o tag.3mf --size 80x20mm --keychain left`,
    ru: `Вызов: barline create ССЫЛКА [-o ФАЙЛ|ПАПКА|-] [--format F] [--bg C] [--bars C] [--width N] …

Создаёт код для ссылки Spotify и печатает путь к изображению. Если ссылка здесь ещё неизвестна, один раз спрашивает
открытый сервис кодов Spotify. Созданное проверяется: читается само и на 48 условных снимках. Если код может не
сканироваться (не прочитан, прочитан меньше чем в 80 % или почти нет контраста), код выхода 9.

Параметры
  -o, --output ПУТЬ файл, папка или - (стандартный вывод); названный файл заменяется.
                    Без него: spotify-ВИД-ИДЕНТИФИКАТОР-ШИРИНА.svg в этой папке, а если занято — …-2.svg
  --format F        svg, png, jpeg, webp, pdf, eps, dxf, stl, 3mf или scad; иначе по имени файла, иначе svg
  --json            вместо пути печатает один объект JSON

${DRAWING_HELP.ru}

Примеры
  barline create https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o code.png --bg 1DB954 --width 1200
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o - --format png | wl-copy -t image/png
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o label.pdf --width 60mm --bleed 3 --crop-marks
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o tag.3mf --size 80x20mm --keychain left`,
  },
  options: CREATE_OPTIONS,
  operands: [1, 1],
  run: async (call) => (await import('../create-code.ts')).createCode(call),
});
