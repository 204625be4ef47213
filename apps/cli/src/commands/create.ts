import { defineCommand, type Options } from '../command.ts';
import { DRAWING_OPTIONS } from '../drawing-options.ts';

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
  --bg C            background: #RRGGBB, a colour's name, or transparent; default black
  --bars C          bars: black, white, any colour, or auto (default): whichever can be seen better
  --width N         64 to 8192 pixels, default 640, or a length on paper: 80mm, 8cm, 3in
  --dpi N           dots an inch of a length, 36 to 2400, default 300
  --margin N        room on every side, 0 to 100 units; the code is 400 units long and 100 high
  --corners N       radius of the corners, 0 to 50 units; of a plate in mm, default 3
  --frame N         a line along the edge, 0 to 10 units thick
  --mirror          left and right swapped, for stamps
  --json            prints one JSON object instead of the path

Paper and cutters
  --bleed MM        pdf: printed beyond the edge, 0 to 20; --crop-marks shows where to cut
  --laser M         svg in one colour for lasers: engrave or cut; --invert burns all but the code; --kerf MM

Plates (stl, 3mf in two colours, scad)
  --size WxHmm      the plate, default 80x20mm; of something flat its width on paper
  --base MM         thickness, default 2; --relief MM height of the bars, default 1; --engraved cuts them in
  --keychain S      an ear left, right or top; --hole MM its hole, default 5; --wall MM around it, default 2.5
  --nfc MM          pocket for a tag of that diameter; --nfc-depth MM, default 1
  --magnets N       2 or 4 pockets; --magnet-diameter MM, default 6; --magnet-depth MM, default 1.4
  --part P          stl: whole (default), plate or bars, for two colours; --ascii as text

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
  --bg C            фон: #RRGGBB, название цвета или transparent; по умолчанию чёрный
  --bars C          штрихи: black, white, любой цвет или auto (по умолчанию) — что лучше видно
  --width N         от 64 до 8192 пикселей, по умолчанию 640, или длина на бумаге: 80mm, 8cm, 3in
  --dpi N           точек на дюйм для длины, от 36 до 2400, по умолчанию 300
  --margin N        поле с каждой стороны, от 0 до 100 единиц; код — 400 единиц в длину и 100 в высоту
  --corners N       радиус углов, от 0 до 50 единиц; у пластины — в мм, по умолчанию 3
  --frame N         линия по краю толщиной от 0 до 10 единиц
  --mirror          зеркально, для печатей
  --json            вместо пути печатает один объект JSON

Бумага и резка
  --bleed ММ        pdf: печать за край, от 0 до 20; --crop-marks показывает, где резать
  --laser M         svg одного цвета для лазера: engrave или cut; --invert выжигает всё, кроме кода; --kerf ММ

Пластины (stl, 3mf двух цветов, scad)
  --size ШxВmm      пластина, по умолчанию 80x20mm; у плоского — ширина на бумаге
  --base ММ         толщина, по умолчанию 2; --relief ММ высота штрихов, по умолчанию 1; --engraved врезает их
  --keychain S      ушко left, right или top; --hole ММ отверстие, по умолчанию 5; --wall ММ вокруг, по умолчанию 2.5
  --nfc ММ          гнездо для метки такого диаметра; --nfc-depth ММ, по умолчанию 1
  --magnets N       2 или 4 гнезда; --magnet-diameter ММ, по умолчанию 6; --magnet-depth ММ, по умолчанию 1.4
  --part P          stl: whole (по умолчанию), plate или bars — для двух цветов; --ascii текстом

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
