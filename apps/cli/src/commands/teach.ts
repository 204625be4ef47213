import { formatUri, toUrl } from '@barline/codes';
import type { Text } from '@barline/messages';
import { defineCommand } from '../command.ts';
import { readReference } from '../operands.ts';

const PROVED: Text = {
  en: 'Proved and stored: Spotify’s code of this link carries this number.',
  ru: 'Доказано и сохранено: в коде Spotify для этой ссылки этот номер.',
};
const KNOWN: Text = { en: 'The registry knew it already.', ru: 'В реестре это уже есть.' };

export const teach = defineCommand({
  help: {
    en: `Usage: barline teach REF LINK

Tells the registry of this machine which page a scanned number means, and prints the link. It is stored only if the
code that Spotify's public strip service serves for LINK carries the same number.

Options
  --json            one JSON object: media_ref, namespace, uri, url, type, id, origin, since

Examples
  barline teach 57639171874 https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy`,
    ru: `Вызов: barline teach НОМЕР ССЫЛКА

Сообщает реестру этого компьютера, какую страницу означает номер кода, и печатает ссылку. Пара сохраняется, только
если в коде, который открытый сервис Spotify выдаёт для этой ссылки, тот же номер.

Параметры
  --json            один объект JSON: media_ref, namespace, uri, url, type, id, origin, since

Примеры
  barline teach 57639171874 https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy`,
  },
  options: { json: { type: 'boolean' } },
  operands: [2, 2],
  async run({ operands, options, output, env }) {
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
