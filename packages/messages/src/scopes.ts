import type { Text } from './language.ts';

/** Under which heading a permission is shown. */
export type ScopeGroup = 'account' | 'activity' | 'actions';

/** A permission that an app may ask for. */
export type Scope = {
  readonly name: string;
  readonly group: ScopeGroup;
  /** What the person is told that the app will be able to do; follows "… will be able to:". */
  readonly consent: Text;
};

/** The headings, in the order they are shown. */
export const SCOPE_GROUPS: Readonly<Record<ScopeGroup, Text>> = {
  account: { en: 'See your account', ru: 'Видеть сведения об аккаунте' },
  activity: { en: 'See what you listen to', ru: 'Видеть, что вы слушаете' },
  actions: { en: 'Act on your behalf', ru: 'Действовать от вашего имени' },
};

/** Every scope of Spotify's scopes page as of February 2026; scopes that are not here are illegal. */
export const SCOPES: readonly Scope[] = [
  {
    name: 'user-read-private',
    group: 'account',
    consent: {
      en: 'see your country, your subscription and your explicit-content filter',
      ru: 'видеть вашу страну, подписку и фильтр непристойного содержания',
    },
  },
  {
    name: 'user-read-email',
    group: 'account',
    consent: { en: 'see your e-mail address', ru: 'видеть ваш адрес электронной почты' },
  },
  {
    name: 'user-follow-read',
    group: 'activity',
    consent: {
      en: 'see your followers and whom you follow',
      ru: 'видеть ваших подписчиков и на кого подписаны вы',
    },
  },
  {
    name: 'user-library-read',
    group: 'activity',
    consent: {
      en: 'see the music, shows and books you saved',
      ru: 'видеть сохранённые вами музыку, подкасты и книги',
    },
  },
  {
    name: 'user-read-playback-position',
    group: 'activity',
    consent: {
      en: 'see where you stopped in episodes and books',
      ru: 'видеть, на каком месте вы остановились в выпусках и книгах',
    },
  },
  {
    name: 'user-read-playback-state',
    group: 'activity',
    consent: { en: 'see what is playing and on which device', ru: 'видеть, что и на каком устройстве играет' },
  },
  {
    name: 'user-read-currently-playing',
    group: 'activity',
    consent: { en: 'see what is playing now', ru: 'видеть, что играет сейчас' },
  },
  {
    name: 'user-read-recently-played',
    group: 'activity',
    consent: { en: 'see what you played recently', ru: 'видеть, что вы слушали недавно' },
  },
  {
    name: 'user-top-read',
    group: 'activity',
    consent: { en: 'see your favourite artists and tracks', ru: 'видеть ваших любимых исполнителей и треки' },
  },
  {
    name: 'user-personalized',
    group: 'activity',
    consent: { en: 'get content chosen for you', ru: 'получать подобранное для вас содержание' },
  },
  {
    name: 'playlist-read-private',
    group: 'activity',
    consent: { en: 'see your private playlists', ru: 'видеть ваши закрытые плейлисты' },
  },
  {
    name: 'playlist-read-collaborative',
    group: 'activity',
    consent: {
      en: 'see the playlists you make together with others',
      ru: 'видеть плейлисты, которые вы ведёте вместе с другими',
    },
  },
  {
    name: 'playlist-modify-private',
    group: 'actions',
    consent: { en: 'create and change your private playlists', ru: 'создавать и менять ваши закрытые плейлисты' },
  },
  {
    name: 'playlist-modify-public',
    group: 'actions',
    consent: { en: 'create and change your public playlists', ru: 'создавать и менять ваши открытые плейлисты' },
  },
  {
    name: 'ugc-image-upload',
    group: 'actions',
    consent: { en: 'upload covers of playlists', ru: 'загружать обложки плейлистов' },
  },
  {
    name: 'user-library-modify',
    group: 'actions',
    consent: {
      en: 'add to and remove from what you saved',
      ru: 'добавлять в сохранённое и удалять из него',
    },
  },
  {
    name: 'user-follow-modify',
    group: 'actions',
    consent: { en: 'change whom you follow', ru: 'менять ваши подписки на людей и исполнителей' },
  },
  {
    name: 'user-modify-playback-state',
    group: 'actions',
    consent: {
      en: 'control playback on your devices',
      ru: 'управлять воспроизведением на ваших устройствах',
    },
  },
  {
    name: 'app-remote-control',
    group: 'actions',
    consent: {
      en: 'talk to the Spotify app on your device',
      ru: 'связываться с приложением Spotify на вашем устройстве',
    },
  },
  {
    name: 'streaming',
    group: 'actions',
    consent: {
      en: 'play music itself and control your other devices (Premium)',
      ru: 'самому проигрывать музыку и управлять другими устройствами (Premium)',
    },
  },
  {
    name: 'user-soa-link',
    group: 'actions',
    consent: {
      en: 'link your account to an account of a partner',
      ru: 'связывать ваш аккаунт с аккаунтом партнёра',
    },
  },
  {
    name: 'user-soa-unlink',
    group: 'actions',
    consent: {
      en: 'unlink your account from an account of a partner',
      ru: 'отвязывать ваш аккаунт от аккаунта партнёра',
    },
  },
  {
    name: 'soa-manage-entitlements',
    group: 'actions',
    consent: {
      en: 'manage what a partner gives you access to',
      ru: 'управлять доступом, который вам даёт партнёр',
    },
  },
  {
    name: 'soa-manage-partner',
    group: 'actions',
    consent: { en: 'manage the data of a partner', ru: 'управлять данными партнёра' },
  },
  {
    name: 'soa-create-partner',
    group: 'actions',
    consent: { en: 'create partners', ru: 'создавать партнёров' },
  },
];

const byName: ReadonlyMap<string, Scope> = new Map(SCOPES.map((scope) => [scope.name, scope]));

/** The scope called `name`, or `null`: such a scope is illegal. */
export function findScope(name: string): Scope | null {
  return byName.get(name) ?? null;
}

/** The names in a `scope` parameter (RFC 6749 §3.3), each once, in the order they were given. */
export function splitScopes(text: string): string[] {
  return [...new Set(text.split(' ').filter((name) => name !== ''))];
}
