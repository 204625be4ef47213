import { formatUri, type Link, parseLink, toUrl } from '@barline/codes';
import { defineCommand } from '../command.ts';
import { answerEach, LINE_OPTIONS } from '../lines.ts';
import { readLink } from '../operands.ts';
import { wrongUsage } from '../usage.ts';

export const link = defineCommand({
  help: {
    en: `Usage: barline link TEXT… [--as uri|url|json]

Finds the Spotify link in a text and prints it in its plain form: without tracking, language or player parts.
Short links (spotify.link) are followed where the network is on; all others need none.
TEXT may be - for standard input, one text a line. A refused one gives an empty line.

Options
  --as FORM         uri (default): spotify:playlist:… · url: https://open.spotify.com/… · json: both, type and id
  --json            the same as --as json
  --jsonl           one JSON object a line for each text, refused ones included

Examples
  barline link 'https://open.spotify.com/intl-de/track/0d6bZwEAi1XblGRhnzPfgC?si=1'
  wl-paste | barline link - --as url`,
    ru: `Вызов: barline link ТЕКСТ… [--as uri|url|json]

Находит в тексте ссылку Spotify и печатает её в простом виде: без меток слежения, языка и плеера.
Короткие ссылки (spotify.link) раскрываются через сеть, остальным она не нужна.
Вместо текста можно дать - (стандартный ввод, текст в строке). Отказ — пустая строка.

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
    return answerEach({ ...call, options }, async (input) => {
      const found = await readAnyLink(input, call.env);
      const uri = formatUri(found);
      const url = toUrl(found);
      return { line: form === 'url' ? url : uri, json: { uri, url, type: found.type, id: found.id } };
    });
  },
});

/** Reads a link; a short one is followed to where it leads, unless the network is off. Throws `Failure`. */
async function readAnyLink(text: string, env: NodeJS.ProcessEnv): Promise<Link> {
  const parsed = parseLink(text);
  if (parsed.ok || parsed.reason !== 'short_link') return readLink(text);
  const server = await import('@barline/server');
  const online = server.readTerminalConfig(env).stripUrl !== null;
  return server.readLink(text, server.createUnfold(online ? fetch : null));
}
