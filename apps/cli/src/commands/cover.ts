import { defineCommand, type Options } from '../command.ts';

export const COVER_OPTIONS = {
  picture: { type: 'string' },
  template: { type: 'string' },
  output: { type: 'string', short: 'o' },
  format: { type: 'string' },
  bg: { type: 'string' },
  bars: { type: 'string' },
  title: { type: 'string' },
  caption: { type: 'string' },
  fit: { type: 'string' },
  zoom: { type: 'string' },
  x: { type: 'string' },
  y: { type: 'string' },
  turn: { type: 'string' },
  padding: { type: 'string' },
  width: { type: 'string' },
  bleed: { type: 'string' },
  'crop-marks': { type: 'boolean' },
  json: { type: 'boolean' },
} as const satisfies Options;

export const cover = defineCommand({
  help: {
    en: `Usage: barline cover LINK --picture FILE [--template T] [-o FILE|FOLDER|-] …

Puts your own picture above the code of a link, for a screen or for paper, proves that the code in it can be read, and
prints the path. Exit 9 where it may not scan.

Options
  --picture FILE    your picture, - for standard input; of several frames the first. Without it: colour alone
  --template T      square (default), poster-a4, poster-a3, poster-50x70, sticker, card, tent, story or keychain
  -o, --output PATH file, folder, or - for standard output; without it cover-TEMPLATE-ID.png here
  --format F        pdf, svg, png, jpeg or webp; else by the name of the file, else png
  --bg C            paper: a colour, or auto (default with a picture): the one that it has most of
  --bars C          bars and words: black, white, any colour, or auto (default)
  --title T         words on posters, tents and stories, in any script of Europe
  --caption T       smaller words below
  --fit F           cover (default) fills its place, whole shows all of the picture
  --zoom N          1 to 8
  --x N             which part is seen: -1 its left end, 1 its right one; --x=-0.5
  --y N             -1 its upper end, 1 its lower one
  --turn DEGREES    -180 to 180
  --padding N       room around the picture, 0 to 20 % of the width
  --width N         pixels of png, jpeg and webp, 64 to 8192
  --bleed MM        pdf: printed beyond the edge, 0 to 20
  --crop-marks      pdf: shows where to cut
  --json            prints one JSON object instead of the path

Examples
  barline cover spotify:playlist:37i9dQZF1DWZq91oLsHZvy --picture me.jpg -o cover.png
  barline cover spotify:playlist:37i9dQZF1DWZq91oLsHZvy --picture me.jpg --template poster-a4 -o poster.pdf
  barline cover spotify:playlist:37i9dQZF1DWZq91oLsHZvy --picture me.jpg --template story --title "Summer"`,
    ru: `Вызов: barline cover ССЫЛКА --picture ФАЙЛ [--template T] [-o ФАЙЛ|ПАПКА|-] …

Помещает ваше изображение над кодом ссылки, для экрана или бумаги, проверяет, что код в нём читается, и печатает путь.
Если код может не сканироваться, код выхода 9.

Параметры
  --picture ФАЙЛ    ваше изображение, - для стандартного ввода; из кадров берётся первый. Без него — только цвет
  --template T      square (по умолчанию), poster-a4, poster-a3, poster-50x70, sticker, card, tent, story или keychain
  -o, --output ПУТЬ файл, папка или - (стандартный вывод); без него cover-ШАБЛОН-ИДЕНТИФИКАТОР.png в этой папке
  --format F        pdf, svg, png, jpeg или webp; иначе по имени файла, иначе png
  --bg C            бумага: цвет или auto (по умолчанию с изображением) — тот, которого в нём больше всего
  --bars C          штрихи и надписи: black, white, любой цвет или auto (по умолчанию)
  --title T         надпись на плакатах, домиках и историях, кириллицей и латиницей
  --caption T       надпись помельче под ней
  --fit F           cover (по умолчанию) заполняет место, whole показывает изображение целиком
  --zoom N          от 1 до 8
  --x N             какая часть видна: -1 левый край, 1 правый; --x=-0.5
  --y N             -1 верхний край, 1 нижний
  --turn ГРАДУСЫ    от -180 до 180
  --padding N       поле вокруг изображения, от 0 до 20 % ширины
  --width N         пиксели png, jpeg и webp, от 64 до 8192
  --bleed ММ        pdf: печать за край, от 0 до 20
  --crop-marks      pdf: показывает, где резать
  --json            вместо пути печатает один объект JSON

Примеры
  barline cover spotify:playlist:37i9dQZF1DWZq91oLsHZvy --picture me.jpg -o cover.png
  barline cover spotify:playlist:37i9dQZF1DWZq91oLsHZvy --picture me.jpg --template poster-a4 -o poster.pdf
  barline cover spotify:playlist:37i9dQZF1DWZq91oLsHZvy --picture me.jpg --template story --title "Лето"`,
  },
  options: COVER_OPTIONS,
  operands: [1, 1],
  run: async (call) => (await import('../compose-cover.ts')).makeCover(call),
});
