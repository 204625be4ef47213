import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogueStore } from '../storage/catalogue.ts';
import { createPlaylistStore } from '../storage/playlists.ts';
import { type AccountsServer, startAccountsServer } from '../token/server-for-tests.ts';

const id = (letter: string) => letter.repeat(22);
const artist = { type: 'artist', id: id('a'), name: 'A <Composer> & "Co"' };
const album = { type: 'album', id: id('b'), name: 'Études', artists: [artist], release_date: '1824', total_tracks: 2 };
const tracks = [1, 2].map((number) => ({
  ...{ type: 'track', id: id(String(number)), name: `Study ${number}`, album, artists: [artist] },
  ...{ track_number: number, duration_ms: 61_000 },
}));

let server: AccountsServer;
beforeAll(async () => {
  server = await startAccountsServer({ env: { BARLINE_REGISTRY: 'local', BARLINE_STRIP_URL: 'off' } });
  const { database, clock } = server.accounts.stored;
  await createCatalogueStore(database, { here: () => server.url, now: clock.now }).put([artist, album, ...tracks]);
  const list = {
    ...{
      id: id('p'),
      name: 'For the Evening',
      description: 'Quiet',
      ownerId: server.user.id,
      ownerName: null,
      images: [],
    },
    ...{ collaborative: false, snapshotId: null },
    items: tracks.map(({ id }) => ({ uri: `spotify:track:${id}`, addedAt: '2020-01-01T00:00:00Z', addedById: null })),
  };
  const playlists = createPlaylistStore(server.accounts.stored);
  await playlists.importPlaylist({ ...list, public: true });
  await playlists.importPlaylist({ ...list, id: id('q'), name: 'Nobody’s Business', public: false });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
const page = async (path: string, language = 'en') => (await get(path, { 'accept-language': language })).text();

describe('the page of an item', () => {
  it('says what it is, whose, and what is in it, without scripts', async () => {
    const text = await page(`/i/album/${album.id}`);
    expect(text).toContain('<title>Études · Barline</title>');
    expect(text).toContain('<h1>Études</h1>');
    expect(text).toContain(`<a href="/i/artist/${artist.id}">A &lt;Composer&gt; &amp; &quot;Co&quot;</a>`);
    expect(text).toContain(`<a href="/i/track/${tracks[0].id}">Study 1</a>`);
    expect(text.indexOf('Study 1')).toBeLessThan(text.indexOf('Study 2'));
    expect(text).toContain('1:01');
    expect(text).toContain('1824');
    expect(text).not.toContain('<Composer>');
  });

  it('has its code, QR code, link, URI and number', async () => {
    const text = await page(`/i/album/${album.id}`);
    expect(text).toContain(`src="/api/v1/codes/album/${album.id}.svg"`);
    expect((await get(`/api/v1/codes/album/${album.id}.svg`)).status).toBe(200);
    expect(text).toContain(`value="https://open.spotify.com/album/${album.id}" readonly`);
    expect(text).toContain(`value="spotify:album:${album.id}" readonly`);
    expect(text).toMatch(/id="reference" value="\d+" readonly/);
    expect(text).toMatch(/<svg class="qr"[^>]*role="img"/);
  });

  it('has cards for those who link to it', async () => {
    const text = await page(`/i/track/${tracks[0].id}`);
    expect(text).toContain('<meta property="og:title" content="Study 1">');
    expect(text).toContain('<meta property="og:type" content="music.song">');
    expect(text).toContain(`<meta property="og:url" content="${server.url}/i/track/${tracks[0].id}">`);
    const [, image] = /<meta property="og:image" content="([^"]+)">/.exec(text)!;
    const answer = await fetch(image);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const [, oembed] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(text)!;
    expect(await (await fetch(oembed.replaceAll('&amp;', '&'))).json()).toMatchObject({
      title: 'Study 1',
      version: '1.0',
    });
  });

  it('speaks Russian to who does', async () => {
    expect(await page(`/i/artist/${artist.id}`, 'ru')).toMatch(
      /<html lang="ru"[\s\S]*Исполнитель[\s\S]*Альбомы[\s\S]*Études/,
    );
  });

  it('is there for public playlists and for people, not for what is private', async () => {
    expect(await page(`/i/playlist/${id('p')}`)).toMatch(/For the Evening[\s\S]*Study 1[\s\S]*Study 2/);
    expect(await page(`/i/user/${server.user.id}`)).toMatch(/A Listener[\s\S]*For the Evening/);
    expect(await page(`/i/user/${server.user.id}`)).not.toContain('Nobody’s Business');
    expect((await get(`/i/playlist/${id('q')}`)).status).toBe(404);
    expect((await get(`/api/v1/about/playlist/${id('q')}`)).status).toBe(404);
  });

  it.each(['/i/album/short', '/i/song/aaaaaaaaaaaaaaaaaaaaaa', `/i/track/${id('z')}`, '/i/album/%00'])(
    'is not there at %s',
    async (path) => expect((await get(path)).status).toBe(404),
  );
});

describe('oEmbed', () => {
  const ask = (url: string, rest = '') => get(`/oembed?url=${encodeURIComponent(url)}${rest}`);

  it('describes a page of ours and a link of Spotify’s, no wider than asked for', async () => {
    const ours = await (await ask(`${server.url}/i/album/${album.id}`, '&maxwidth=400')).json();
    expect(ours).toMatchObject({ type: 'rich', title: 'Études', width: 400, height: 100, provider_name: 'Barline' });
    expect(ours.html).toContain(`${server.url}/api/v1/codes/album/${album.id}.svg`);
    const theirs = await (await ask(`https://open.spotify.com/album/${album.id}?si=x`)).json();
    expect(theirs.title).toBe('Études');
  });

  it('escapes what goes into its HTML', async () => {
    const { html } = await (await ask(`spotify:artist:${artist.id}`)).json();
    expect(html).not.toContain('<Composer>');
  });

  it('refuses what it does not know, and other formats', async () => {
    expect((await ask('https://example.org/')).status).toBe(404);
    expect((await ask(`spotify:track:${id('z')}`)).status).toBe(404);
    expect((await get('/oembed')).status).toBe(404);
    expect((await ask(`spotify:album:${album.id}`, '&format=xml')).status).toBe(501);
  });
});

describe('covers', () => {
  it('are the same for the same id, as SVG and as JPEG', async () => {
    const [one, again, other] = await Promise.all(
      [album.id, album.id, artist.id].map(async (each) => (await get(`/covers/${each}-300.svg`)).text()),
    );
    expect(one).toBe(again);
    expect(one).not.toBe(other);
    const jpeg = await get(`/covers/${album.id}-64.jpeg`);
    expect(
      Buffer.from(await jpeg.arrayBuffer())
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('ffd8ff');
    expect((await get(`/covers/${album.id}-65.jpeg`)).status).toBe(404);
  });
});
