import { formatUri, toUrl } from '@barline/codes';
import type { Text } from '@barline/messages';
import { defineCommand } from '../command.ts';
import { readReference } from '../operands.ts';
import { wrongUsage } from '../usage.ts';

const PROVED: Text = {
  en: 'Proved and stored: Spotify’s code of this link carries this number.',
  ru: 'Доказано и сохранено: в коде Spotify для этой ссылки этот номер.',
};
const KNOWN: Text = { en: 'The registry knew it already.', ru: 'В реестре это уже есть.' };

const TWO: Text = {
  en: 'Give a number and its link, or --from with a file of many.',
  ru: 'Укажите номер и его ссылку или --from с файлом, где их много.',
};

export const teach = defineCommand({
  help: {
    en: `Usage: barline teach REF LINK
       barline teach --from FILE|-

Tells the registry of this machine which page a scanned number means, and prints the link. It is stored only if the
code that Spotify's public strip service serves for LINK carries the same number.

In bulk, each line is a link, whose number is then looked up, or a number and a link, which is proved: one line of
answer each, a number and a URI; lines that fail are named (exit 13).

Options
  --from FILE       many lines, or a table with the columns link and media_ref; - for standard input
  --json            one JSON object: media_ref, namespace, uri, url, type, id, origin, since

Examples
  barline teach 57639171874 https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy`,
    ru: `Вызов: barline teach НОМЕР ССЫЛКА
       barline teach --from ФАЙЛ|-

Сообщает реестру этого компьютера, какую страницу означает номер кода, и печатает ссылку. Пара сохраняется, только
если в коде, который открытый сервис Spotify выдаёт для этой ссылки, тот же номер.

Списком: в каждой строке ссылка (её номер узнаётся) или номер и ссылка (пара проверяется); на каждую — строка ответа,
номер и URI; неудачные строки называются (код выхода 13).

Параметры
  --from ФАЙЛ       много строк или таблица со столбцами link и media_ref; - для стандартного ввода
  --json            один объект JSON: media_ref, namespace, uri, url, type, id, origin, since

Примеры
  barline teach 57639171874 https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy`,
  },
  options: { json: { type: 'boolean' }, from: { type: 'string' } },
  operands: [0, 2],
  async run(call) {
    const { operands, options, output, env, language } = call;
    if (options.from !== undefined && operands.length === 0) {
      return (await import('../teach-many.ts')).teachMany(call, options.from);
    }
    if (operands.length !== 2 || options.from !== undefined) throw wrongUsage(language, TWO, {}, 'teach');
    const mediaRef = readReference(operands[0]);
    const { withCodes } = await import('../registry.ts');
    const pair = await withCodes(env, (codes) => codes.teach(mediaRef, operands[1]));
    const { namespace, link, origin, since } = pair;
    const uri = formatUri(link);
    const json = { media_ref: String(mediaRef), namespace, uri, url: toUrl(link), ...link, origin, since };
    output.print(options.json ? JSON.stringify(json) : uri);
    output.note(origin === 'proved' ? PROVED : KNOWN);
    return 0;
  },
});
