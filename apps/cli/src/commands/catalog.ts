import { defineCommand, type Options } from '../command.ts';

export const CATALOG_OPTIONS = { json: { type: 'boolean' }, restart: { type: 'boolean' } } as const satisfies Options;

export const catalog = defineCommand({
  help: {
    en: `Usage: barline catalog import FILE|-
       barline catalog pull LINK…

Fills the catalogue of this server, whether it runs or not: that of BARLINE_DATA_DIR or BARLINE_DATABASE_URL.

import reads JSON lines: artists, albums, tracks, shows, episodes, audiobooks, chapters, playlists and users as the
Web API sends them, one object a line. A line that is none is named and left out, and the import goes on (exit 13; 2
where no line was any good). What is there already is replaced. An import that was interrupted goes on where it
stopped when it is called again.

pull copies playlists, albums, artists, tracks, shows and episodes, with what is in them, from Spotify’s Web API: their
names, dates and numbers, never audio. It needs an access token in SPOTIFY_ACCESS_TOKEN (or a file's name in
SPOTIFY_ACCESS_TOKEN_FILE). BARLINE_PROVIDER names another server to copy from, such as http://127.0.0.1:8080.

Options
  --restart         import: reads the file from its beginning even if an earlier import of it was interrupted
  --json            prints the counts as one JSON object: objects, playlists, refused

Examples
  barline catalog import catalogue.jsonl
  gunzip -c catalogue.jsonl.gz | barline catalog import -
  SPOTIFY_ACCESS_TOKEN=… barline catalog pull https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy`,
    ru: `Вызов: barline catalog import ФАЙЛ|-
       barline catalog pull ССЫЛКА…

Наполняет каталог этого сервера, запущен он или нет: тот, что в BARLINE_DATA_DIR или BARLINE_DATABASE_URL.

import читает строки JSON: артисты, альбомы, треки, шоу, выпуски, аудиокниги, главы, плейлисты и пользователи в том
виде, в каком их передаёт Web API, по объекту в строке. Непонятная строка называется и пропускается, загрузка
продолжается (код выхода 13; 2, если не подошла ни одна). Уже известное заменяется. Прерванная загрузка
продолжается с места остановки, если вызвать её снова.

pull копирует плейлисты, альбомы, артистов, треки, шоу и выпуски вместе с содержимым из Web API Spotify: названия,
даты и номера, но не звук. Нужен токен доступа в SPOTIFY_ACCESS_TOKEN (или имя файла с ним в
SPOTIFY_ACCESS_TOKEN_FILE). BARLINE_PROVIDER называет другой сервер-источник, например http://127.0.0.1:8080.

Параметры
  --restart         import: читает файл с начала, даже если прежняя загрузка прервалась
  --json            печатает итоги одним объектом JSON: objects, playlists, refused

Примеры
  barline catalog import catalogue.jsonl
  gunzip -c catalogue.jsonl.gz | barline catalog import -
  SPOTIFY_ACCESS_TOKEN=… barline catalog pull https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy`,
  },
  options: CATALOG_OPTIONS,
  operands: [1, 1000],
  run: async (call) => (await import('../fill-catalogue.ts')).fillCatalogue(call),
});
