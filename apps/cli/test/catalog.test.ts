import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openCatalogue, readConfig, type Server, startServer } from '@barline/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barline } from './barline.ts';
import { temporaryFolder } from './folder.ts';

const id = (text: string) => text.padEnd(22, 'x');
const artist = { type: 'artist', id: id('artist'), name: 'A Composer', genres: ['romantic'], popularity: 40 };
const album = { type: 'album', id: id('album'), name: 'Études', artists: [artist], release_date: '1839' };
const track = (number: number) => ({
  ...{
    type: 'track',
    id: id(`track${number}`),
    name: `Study ${number}`,
    artists: [artist],
    album,
    track_number: number,
  },
});
const playlist = {
  ...{ type: 'playlist', id: id('list'), name: 'Evening', owner: { id: 'somebody', display_name: 'Some Body' } },
  tracks: {
    items: [{ added_at: '2020-01-01T00:00:00Z', track: { ...track(1), uri: `spotify:track:${id('track1')}` } }],
  },
};
const lines = (...objects: readonly unknown[]) =>
  objects.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n');

async function look<T>(
  folder: string,
  use: (opened: Awaited<ReturnType<typeof openCatalogue>>) => Promise<T>,
): Promise<T> {
  const opened = await openCatalogue(readConfig({ BARLINE_DATA_DIR: folder }, { sandbox: false }));
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

describe('catalog import', () => {
  const run = (folder: string, args: readonly string[], input = '') =>
    barline(['catalog', 'import', ...args], { input, env: { BARLINE_DATA_DIR: folder } });

  it('takes JSON lines, with what is in them', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'catalogue.jsonl');
    writeFileSync(file, lines(artist, album, track(1), track(2), playlist));
    const ran = await run(folder, [file, '--json']);
    expect([ran.code, JSON.parse(ran.out)]).toEqual([0, { objects: 6, playlists: 1, refused: 0 }]);
    await look(folder, async ({ catalogue, playlists }) => {
      expect(await catalogue.find('track', id('track2'))).toMatchObject({ name: 'Study 2', album: { name: 'Études' } });
      expect(await catalogue.find('user', 'somebody')).toMatchObject({ display_name: 'Some Body' });
      expect(await playlists.find(id('list'))).toMatchObject({ name: 'Evening', total: 1, ownerId: 'somebody' });
      const found = await catalogue.search('evening', ['playlist'], { limit: 5, offset: 0 });
      expect(found.playlist!.ids).toEqual([id('list')]);
    });
  });

  it('leaves an SQLite index that keeps itself in order, even where it fails', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'catalogue.jsonl');
    writeFileSync(file, lines(artist));
    for (const source of [file, join(folder, 'missing.jsonl')]) {
      await run(folder, [source]);
      const database = new DatabaseSync(join(folder, 'barline.db'), { readOnly: true });
      const settings = database.prepare("select v from catalogue_words_track_config where k = 'automerge'").all();
      database.close();
      expect(settings).toEqual([{ v: 4 }]);
    }
  });

  it('names each line that it does not understand, and goes on', async () => {
    const folder = temporaryFolder();
    const bad = { ...track(2), id: 'short' };
    const ran = await run(folder, ['-'], lines(artist, '{"type":', bad, '', { type: 'song' }, track(1)));
    expect(ran.code).toBe(13);
    expect(ran.err.match(/Line \d+/g)).toEqual(['Line 2', 'Line 3', 'Line 5']);
    expect(ran.err).toContain('not understood: 3');
    await look(folder, async ({ catalogue }) => {
      expect(await catalogue.find('track', id('track1'))).not.toBeNull();
      expect(await catalogue.find('track', id('track2'))).toBeNull();
    });
  });

  it('fails where no line is any good, where there is no file, and for wrong words', async () => {
    const folder = temporaryFolder();
    expect((await run(folder, ['-'], 'nothing\nat all')).code).toBe(2);
    expect((await run(folder, [join(folder, 'missing')])).code).toBe(2);
    expect((await run(folder, [])).err).toContain('file');
    expect((await barline(['catalog', 'exprot', 'x'], { env: { BARLINE_DATA_DIR: folder } })).code).toBe(2);
    expect((await run(folder, ['a', 'b'])).code).toBe(2);
    expect((await run(folder, ['-'], '')).code).toBe(0);
  });

  it('goes on where it stopped', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'catalogue.jsonl');
    const first = `${lines(artist, album, '{')}\n`;
    const text = first + lines(track(1), '}', track(2));
    writeFileSync(file, text);
    expect((await run(folder, [file])).err.match(/Line \d/g)).toEqual(['Line 3', 'Line 5']);
    // As an interruption after the first block would have left it: a file is known by its size, beginning and end.
    const known = createHash('sha256')
      .update(`${Buffer.byteLength(text)}\n`)
      .update(text)
      .update(text)
      .digest('hex');
    await look(folder, ({ imports }) => imports.keep(`file ${known}`, { bytes: Buffer.byteLength(first), lines: 3 }));
    const again = await run(folder, [file, '--json']);
    expect(again.err).toContain('after line 3');
    expect(again.err.match(/Line \d/g)).toEqual(['Line 5']);
    expect(JSON.parse(again.out).objects).toBe(2);
    expect(JSON.parse((await run(folder, [file, '--json'])).out).objects).toBe(4);
  });

  it('takes the same twice, and what has changed', async () => {
    const folder = temporaryFolder();
    for (const name of ['A Composer', 'A Composer', 'Another Name']) {
      expect((await run(folder, ['-'], lines({ ...artist, name }))).code).toBe(0);
    }
    await look(folder, async ({ catalogue }) => {
      expect(await catalogue.count()).toEqual({ artist: 1 });
      const names = await catalogue.search('another', ['artist'], { limit: 5, offset: 0 });
      expect(names.artist!.total).toBe(1);
    });
  });
});

describe('catalog pull', () => {
  let server: Server;
  let token: string;
  const source = temporaryFolder();
  beforeAll(async () => {
    const env = { PORT: '0', BARLINE_DATA_DIR: source, BARLINE_STRIP_URL: 'off' };
    server = await startServer(readConfig(env, { sandbox: true }), { webRoot: null });
    const ran = await barline(['catalog', 'import', '-'], {
      input: lines(artist, ...Array.from({ length: 60 }, (_, index) => track(index + 1)), playlist),
      env: { BARLINE_DATA_DIR: source },
    });
    expect(ran.code).toBe(0);
    const { client_id, client_secret } = server.demo!;
    const answer = await fetch(`${server.url}/api/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    token = (await answer.json()).access_token;
  });
  afterAll(() => server?.close());

  const run = (folder: string, links: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    barline(['catalog', 'pull', ...links, '--json'], {
      env: { BARLINE_DATA_DIR: folder, BARLINE_PROVIDER: server.url, SPOTIFY_ACCESS_TOKEN: token, ...env },
    });

  it('copies an album with all its tracks, and an artist with all albums', async () => {
    const folder = temporaryFolder();
    const ran = await run(folder, [`https://open.spotify.com/intl-de/album/${album.id}?si=x`]);
    expect([ran.code, JSON.parse(ran.out)]).toEqual([0, { objects: 61, playlists: 0, refused: 0 }]);
    await look(folder, async ({ catalogue }) => {
      expect((await catalogue.children(album.id, { limit: 50, offset: 50 })).items).toHaveLength(10);
      expect(await catalogue.find('album', album.id)).toMatchObject({ name: 'Études', release_date: '1839' });
    });
    const other = temporaryFolder();
    expect((await run(other, [`spotify:artist:${artist.id}`])).code).toBe(0);
    await look(other, async ({ catalogue }) => {
      expect(await catalogue.count()).toMatchObject({ artist: 1, album: 1, track: 60 });
    });
  });

  it('copies a playlist, under its own addresses', async () => {
    const folder = temporaryFolder();
    const ran = await run(folder, [`spotify:playlist:${playlist.id}`]);
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('playlists: 1')]);
    await look(folder, async ({ catalogue, playlists }) => {
      expect((await playlists.items(playlist.id, { limit: 5, offset: 0 })).map(({ uri }) => uri)).toEqual([
        `spotify:track:${id('track1')}`,
      ]);
      expect(await catalogue.findText('track', id('track1'))).not.toContain(server.url);
    });
  });

  it('names a link that leads nowhere, and goes on', async () => {
    const folder = temporaryFolder();
    const ran = await run(folder, [`spotify:track:${id('nothing')}`, 'nonsense', `spotify:track:${id('track7')}`]);
    expect([ran.code, JSON.parse(ran.out)]).toEqual([13, { objects: 1, playlists: 0, refused: 2 }]);
    expect(ran.err).toContain('404');
  });

  it('needs a token that is good', async () => {
    const folder = temporaryFolder();
    const link = `spotify:track:${id('track1')}`;
    expect((await run(folder, [link], { SPOTIFY_ACCESS_TOKEN: '' })).code).toBe(3);
    expect((await run(folder, [link], { SPOTIFY_ACCESS_TOKEN: 'BQnonsense' })).code).toBe(3);
    expect((await run(folder, [link], { BARLINE_PROVIDER: 'http://127.0.0.1:1' })).code).toBe(8);
    expect((await run(folder, [link], { BARLINE_PROVIDER: 'nonsense' })).code).toBe(2);
  });

  it('waits as long as it is told', async () => {
    await fetch(`${server.url}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: 429, count: 1 }),
    });
    const ran = await run(temporaryFolder(), [`spotify:track:${id('track1')}`]);
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('a pause of 1 s')]);
  });
});
