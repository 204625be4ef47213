import { formatUri, toUrl } from '@barline/codes';
import { type Language, say, type Text } from '@barline/messages';
import type { Pair } from './codes.ts';

const LOCAL: Text = {
  en: 'known to this server only; the Spotify app cannot open it',
  ru: 'известен только этому серверу; приложение Spotify его не откроет',
};
const TITLE: Text = { en: 'Spotify Code for {uri}', ru: 'Код Spotify для {uri}' };
const LOCAL_TITLE: Text = { en: 'Code for {uri}', ru: 'Код для {uri}' };
const DESCRIPTION: Text = { en: 'Link: {url}', ru: 'Ссылка: {url}' };

/** What is to be said wherever a local code is shown; `null` for Spotify's. */
export function labelOf({ namespace }: Pick<Pair, 'namespace'>, language: Language): string | null {
  return namespace === 'local' ? say(LOCAL, language) : null;
}

/** Title and description of a drawn code. */
export function describePicture(pair: Pair, language: Language): { title: string; description: string } {
  const label = labelOf(pair, language);
  const title = say(label ? LOCAL_TITLE : TITLE, language, { uri: formatUri(pair.link) });
  const description = say(DESCRIPTION, language, { url: toUrl(pair.link) });
  return { title, description: label ? `${description} (${label})` : description };
}
