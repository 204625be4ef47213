import { formatUri, toUrl } from '@barline/codes';
import { defineCommand } from '../command.ts';
import { answerEach, LINE_OPTIONS } from '../lines.ts';
import { readLink } from '../operands.ts';
import { wrongUsage } from '../usage.ts';

export const link = defineCommand({
  help: {
    en: `Usage: barline link TEXT… [--as uri|url|json]

Finds the Spotify link in a text and prints it in its plain form: without tracking, language or player parts.
Works without the network. TEXT may be - for standard input, one text a line. A refused one gives an empty line.

Options
  --as FORM         uri (default): spotify:playlist:… · url: https://open.spotify.com/… · json: both, type and id
  --json            the same as --as json
  --jsonl           one JSON object a line for each text, refused ones included

Examples
  barline link 'https://open.spotify.com/intl-de/track/0d6bZwEAi1XblGRhnzPfgC?si=1'
  wl-paste | barline link - --as url`,
    ru: `Вызов: barline link ТЕКСТ… [--as uri|url|json]

Находит в тексте ссылку Spotify и печатает её в простом виде: без меток слежения, языка и плеера.
Работает без сети. Вместо текста можно дать - (стандартный ввод, текст в строке). Отказ — пустая строка.

Параметры
  --as ВИД          uri (по умолчанию): spotify:playlist:… · url: https://open.spotify.com/… · json: всё вместе
  --json            то же, что --as json
  --jsonl           по объекту JSON в строке на каждый текст, включая отказы

Примеры
  barline link 'https://open.spotify.com/intl-de/track/0d6bZwEAi1XblGRhnzPfgC?si=1'
  wl-paste | barline link - --as url`,
  },
  options: { ...LINE_OPTIONS, as: { type: 'string' } },
  operands: [1, Number.POSITIVE_INFINITY],
  run(call) {
    const form = call.options.as ?? 'uri';
    if (!['uri', 'url', 'json'].includes(form)) {
      const text = {
        en: '--as is uri, url or json, not “{form}”.',
        ru: '--as — это uri, url или json, а не «{form}».',
      };
      throw wrongUsage(call.language, text, { form }, 'link');
    }
    const options = form === 'json' ? { ...call.options, json: true } : call.options;
    return answerEach({ ...call, options }, (input) => {
      const found = readLink(input);
      const uri = formatUri(found);
      const url = toUrl(found);
      return { line: form === 'url' ? url : uri, json: { uri, url, type: found.type, id: found.id } };
    });
  },
});
