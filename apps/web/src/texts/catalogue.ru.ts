import type { catalogueEn } from './catalogue.en.ts';
import { plural } from './plural.ts';
import type { Widen } from './texts.ts';

export const catalogueRu: Widen<typeof catalogueEn> = {
  types: { chapter: 'Глава' },
  lines: {
    album: 'Треки',
    playlist: 'Треки',
    artist: 'Альбомы',
    show: 'Выпуски',
    audiobook: 'Главы',
    user: 'Плейлисты',
  },
  more: (rest) => `и ещё ${rest}`,
  album: 'Альбом',
  released: 'Выпущено',
  mine: {
    title: 'Мои плейлисты',
    lead: 'Ваши плейлисты и ваш профиль, каждый со своим кодом.',
    logIn: 'Войти',
    logInLead: 'Войдите на этом сервере, чтобы увидеть свои плейлисты и профиль. Ничего не уходит за пределы сервера.',
    logOut: 'Забыть этот вход',
    profile: 'Код моего профиля',
    playlists: 'Плейлисты',
    none: 'Плейлистов пока нет.',
    loading: 'Загрузка…',
    failed: 'Не получилось. Войдите снова.',
    menu: (name) => `Действия: ${name}`,
    create: 'Создать код',
    share: 'Поделиться',
    copy: 'Скопировать ссылку',
    copied: 'Скопировано.',
    private: 'личный',
    tracks: (count) => plural('ru', count, { one: '# трек', few: '# трека', many: '# треков', other: '# трека' }),
    more: 'Показать ещё',
  },
};
