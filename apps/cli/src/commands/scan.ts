import { checkOperands } from '../arguments.ts';
import { defineCommand, type Options } from '../command.ts';
import { wrongUsage } from '../usage.ts';

export const SCAN_OPTIONS = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  camera: { type: 'string' },
  once: { type: 'boolean' },
  open: { type: 'boolean' },
} as const satisfies Options;

export const scan = defineCommand({
  help: {
    en: `Usage: barline scan FILE… [--json|--jsonl]
       barline scan --camera N [--once] [--open] [--json|--jsonl]

Finds every Spotify Code in a picture and prints its link, or the number it carries where the page is unknown (exit 5).
Reads JPEG, PNG, WebP, AVIF, GIF, TIFF, SVG and HEIC up to 20 MB and 50 megapixels, and sends them nowhere.
FILE may be - for standard input.

Output
  one picture       one line for each code: spotify:playlist:37i9dQZF1DWZq91oLsHZvy, or 57639171874
  several pictures  the same after the path and a tab character
  --json            one JSON object, "schema": "barline.scan/1"; for several pictures { "results": [ … ] }
  --jsonl           one JSON object a line for each picture, in order, as soon as it is read, failures included
Several pictures with different outcomes end with exit code 13.

Camera, through the program ffmpeg, which must be installed
  --camera N        reads codes live from camera number N (0 is the first) or the one of that name, until Ctrl+C
  --once            ends with the first code
  --open            opens the page of a known code in the browser

Examples
  barline scan photo.jpg
  barline scan *.jpg --jsonl | jq -r '.codes[].media_ref'
  wl-paste -t image/png | barline scan -
  barline scan --camera 0 --once --open`,
    ru: `Вызов: barline scan ФАЙЛ… [--json|--jsonl]
       barline scan --camera N [--once] [--open] [--json|--jsonl]

Находит на изображении все коды Spotify и печатает их ссылки, а если страница неизвестна — номер кода (код выхода 5).
Читает JPEG, PNG, WebP, AVIF, GIF, TIFF, SVG и HEIC до 20 МБ и 50 мегапикселей и никуда их не отправляет.
Вместо файла можно дать - (стандартный ввод).

Вывод
  одно изображение  по строке на код: spotify:playlist:37i9dQZF1DWZq91oLsHZvy или 57639171874
  несколько         то же после пути и знака табуляции
  --json            один объект JSON, "schema": "barline.scan/1"; для нескольких изображений { "results": [ … ] }
  --jsonl           по объекту JSON в строке на изображение, по порядку, сразу по готовности, включая сбои
Если у изображений разный исход, код выхода — 13.

Камера, через программу ffmpeg, она должна быть установлена
  --camera N        читает коды с камеры номер N (0 — первая) или с таким именем, пока не нажать Ctrl+C
  --once            закончить на первом коде
  --open            открыть страницу известного кода в браузере

Примеры
  barline scan photo.jpg
  barline scan *.jpg --jsonl | jq -r '.codes[].media_ref'
  wl-paste -t image/png | barline scan -
  barline scan --camera 0 --once --open`,
  },
  options: SCAN_OPTIONS,
  operands: [0, Number.POSITIVE_INFINITY],
  run: async (call) => {
    const { operands, options, language } = call;
    const { camera, once, open } = options;
    if (camera === undefined) {
      checkOperands(operands, [1, Number.POSITIVE_INFINITY], language, 'scan');
      if (once || open) throw wrongUsage(language, WITHOUT_CAMERA, {}, 'scan');
      return (await import('../scan-files.ts')).scanFiles(call);
    }
    checkOperands(operands, [0, 0], language, 'scan');
    return (await import('../scan-camera.ts')).scanCamera(call, camera);
  },
});

const WITHOUT_CAMERA = {
  en: '--once and --open belong to --camera.',
  ru: '--once и --open относятся к --camera.',
};
