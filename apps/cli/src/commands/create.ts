import { defineCommand, type Options } from '../command.ts';

export const CREATE_OPTIONS = {
  output: { type: 'string', short: 'o' },
  format: { type: 'string' },
  bg: { type: 'string' },
  bars: { type: 'string' },
  width: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies Options;

export const create = defineCommand({
  help: {
    en: `Usage: barline create LINK [-o FILE|FOLDER|-] [--format F] [--bg C] [--bars C] [--width N]

Makes the code of a Spotify link and prints the path of the picture. A link that this machine does not know yet is
looked up at Spotify's public strip service, once. What is made is read back; exit 9 where that fails.

Options
  -o, --output PATH file, folder, or - for standard output; a file that is named is replaced.
                    Without it: spotify-TYPE-ID-WIDTH.svg here, or …-2.svg where that exists
  --format F        svg, png, jpeg or webp; else by the name of the file, else svg
  --bg C            background: #RRGGBB, a colour's name, or transparent; default black
  --bars C          bars: black, white, any colour, or auto (default): whichever can be seen better
  --width N         64 to 8192 pixels, default 640; the height is a quarter of it
  --json            prints one JSON object instead of the path

Examples
  barline create https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o code.png --bg 1DB954 --width 1200
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o - --format png | wl-copy -t image/png`,
    ru: `Вызов: barline create ССЫЛКА [-o ФАЙЛ|ПАПКА|-] [--format F] [--bg C] [--bars C] [--width N]

Создаёт код для ссылки Spotify и печатает путь к изображению. Если ссылка здесь ещё неизвестна, один раз спрашивает
открытый сервис кодов Spotify. Созданное проверяется чтением; если не читается, код выхода 9.

Параметры
  -o, --output ПУТЬ файл, папка или - (стандартный вывод); названный файл заменяется.
                    Без него: spotify-ВИД-ИДЕНТИФИКАТОР-ШИРИНА.svg в этой папке, а если занято — …-2.svg
  --format F        svg, png, jpeg или webp; иначе по имени файла, иначе svg
  --bg C            фон: #RRGGBB, название цвета или transparent; по умолчанию чёрный
  --bars C          штрихи: black, white, любой цвет или auto (по умолчанию) — что лучше видно
  --width N         от 64 до 8192 пикселей, по умолчанию 640; высота — четверть ширины
  --json            вместо пути печатает один объект JSON

Примеры
  barline create https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o code.png --bg 1DB954 --width 1200
  barline create spotify:track:0d6bZwEAi1XblGRhnzPfgC -o - --format png | wl-copy -t image/png`,
  },
  options: CREATE_OPTIONS,
  operands: [1, 1],
  run: async (call) => (await import('../create-code.ts')).createCode(call),
});
