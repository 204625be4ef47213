import type { Text } from '@barline/messages';

/** What is said wherever a code that Spotify did not assign is shown. */
export const LOCAL_LABEL: Text = {
  en: 'This code is known to this server only; the Spotify app cannot open it.',
  ru: 'Этот код известен только этому серверу; приложение Spotify его не откроет.',
};

/** The same for one that this registry does not know either. */
export const FOREIGN_LABEL: Text = {
  en: 'This is the code of a Barline server: only the one that made it knows its page.',
  ru: 'Это код сервера Barline: его страницу знает только тот сервер, который его создал.',
};
