import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatUri, LINK_TYPES, type Link, parseLink, toUrl } from './link.ts';

const ID = '37i9dQZF1DWZq91oLsHZvy';
const OTHER = '1ykrctzPhcSS9GS3aHdtMt';
const SHORT = 'https://spotify.link/AbC123xyz';

describe('a link is read in every spelling', () => {
  test.each([
    `https://open.spotify.com/playlist/${ID}`,
    `http://open.spotify.com/playlist/${ID}`,
    `HTTPS://OPEN.SPOTIFY.COM/playlist/${ID}`,
    `open.spotify.com/playlist/${ID}`,
    `//open.spotify.com/playlist/${ID}`,
    `https://www.open.spotify.com/playlist/${ID}`,
    `https://www.spotify.com/playlist/${ID}`,
    `https://play.spotify.com/playlist/${ID}`,
    `https://open.spotify.com:443/playlist/${ID}`,
    `https://open.spotify.com/playlist/${ID}/`,
    `https://open.spotify.com//playlist//${ID}`,
    `https://open.spotify.com/Playlist/${ID}`,
    `https://open.spotify.com/playlist/${ID}?si=0a1b2c3d4e5f&utm_source=copy-link&pt=1`,
    `https://open.spotify.com/playlist/${ID}&si=0a1b2c3d4e5f`,
    `https://open.spotify.com/playlist/${ID}?`,
    `https://open.spotify.com/playlist/${ID}#0:42`,
    `https://open.spotify.com/playlist/${ID}/recommended?si=1#x`,
    `https://open.spotify.com/intl-de/playlist/${ID}`,
    `https://open.spotify.com/intl-pt-BR/playlist/${ID}?si=x`,
    `https://open.spotify.com/intl-ja/embed/playlist/${ID}`,
    `https://open.spotify.com/embed/playlist/${ID}?utm_source=generator&theme=0`,
    `https://open.spotify.com/embed-podcast/playlist/${ID}`,
    `https://embed.spotify.com/playlist/${ID}`,
    `https://embed.spotify.com/?uri=spotify:playlist:${ID}`,
    `https://open.spotify.com/embed?theme=white&uri=spotify%3Aplaylist%3A${ID}&view=list`,
    `https://open.spotify.com/user/spotify/playlist/${ID}?si=1`,
    `https://open.spotify.com/user/some%20one/playlist/${ID}`,
    `spotify:playlist:${ID}`,
    `SPOTIFY:playlist:${ID}`,
    `spotify%3Aplaylist%3A${ID}`,
    `spotify://playlist/${ID}`,
    `spotify:playlist:${ID}?si=0a1b2c`,
    `spotify:user:spotify:playlist:${ID}`,
    `spotify:user:some one:playlist:${ID}`,
    `spotify:user:%E2%9C%93:playlist:${ID}`,
    `  https://open.spotify.com/playlist/${ID}\r\n`,
    `\ufeff\u200bhttps://open.spotify.com/playlist/${ID}\u200e`,
    `<https://open.spotify.com/playlist/${ID}>`,
    `"https://open.spotify.com/playlist/${ID}"`,
    `«https://open.spotify.com/playlist/${ID}»`,
    `“open.spotify.com/playlist/${ID}”`,
    `(https://open.spotify.com/playlist/${ID}).`,
    `[my list](https://open.spotify.com/playlist/${ID}?si=1)`,
    `[https://example.org](https://open.spotify.com/playlist/${ID})`,
    `**https://open.spotify.com/playlist/${ID}**`,
    `_https://open.spotify.com/playlist/${ID}_`,
    `~~https://open.spotify.com/playlist/${ID}~~`,
    `\`spotify:playlist:${ID}\``,
    `<iframe src="https://open.spotify.com/embed/playlist/${ID}?utm_source=generator" width="100%"></iframe>`,
    `{"url":"https://open.spotify.com/playlist/${ID}"}`,
    `Послушай, что я нашёл: https://open.spotify.com/playlist/${ID}?si=abc — это здорово!`,
    `Послушай:https://open.spotify.com/playlist/${ID}.`,
    `Послушайhttps://open.spotify.com/playlist/${ID}послушай`,
    `聴いて：https://open.spotify.com/playlist/${ID}。すごい`,
    `שמע https://open.spotify.com/playlist/${ID}, זה טוב`,
    `🎧https://open.spotify.com/playlist/${ID}🎧`,
    `Listen on Spotify: https://open.spotify.com/playlist/${ID}, it is great`,
    `Spotify:https://open.spotify.com/playlist/${ID}`,
    `Is it spotify:playlist:${ID}?`,
    `https://example.org/about and then https://open.spotify.com/playlist/${ID}`,
    `${SHORT} is https://open.spotify.com/playlist/${ID}`,
    `https://open.spotify.com/playlist/short https://open.spotify.com/playlist/${ID}`,
    `https://open.spotify.com/playlist/${ID} https://open.spotify.com/track/${OTHER}`,
  ])('%s', (text) => {
    expect(parseLink(text)).toEqual({ ok: true, link: { type: 'playlist', id: ID } });
  });

  test.each(LINK_TYPES.filter((type) => type !== 'user'))('of the type %s', (type) => {
    const answer = { ok: true, link: { type, id: OTHER } };
    expect(parseLink(`spotify:${type}:${OTHER}`)).toEqual(answer);
    expect(parseLink(`https://open.spotify.com/intl-fr/${type}/${OTHER}?si=1`)).toEqual(answer);
  });

  test.each([
    ['https://open.spotify.com/user/jimmylavallin', 'jimmylavallin'],
    ['https://open.spotify.com/user/jimmylavallin?si=1', 'jimmylavallin'],
    ['https://open.spotify.com/user/jimmylavallin/playlists', 'jimmylavallin'],
    ['https://open.spotify.com/intl-ru/user/31l77y2al5lnn7mxfrmd4bpfhqke', '31l77y2al5lnn7mxfrmd4bpfhqke'],
    ['Look at open.spotify.com/user/john.doe_, please.', 'john.doe_'],
    ['https://open.spotify.com/user/john%20doe%2Ejr%2E', 'john doe.jr.'],
    ['https://open.spotify.com/user/Zoë', 'Zoë'],
    ['https://open.spotify.com/user/%D0%9C%D0%B8%D1%88%D0%B0', 'Миша'],
    ['https://open.spotify.com/user/a%2Fb', 'a/b'],
    ['spotify:user:john.doe', 'john.doe'],
    ['spotify:user:john doe', 'john doe'],
    [' spotify:user:john doe, jr. ', 'john doe, jr.'],
    ['spotify:user:john%20doe%3A%3F%23', 'john doe:?#'],
    ['spotify%3Auser%3Ajohn%2520doe', 'john doe'],
    ['spotify:user:👨‍👩‍👧', '👨‍👩‍👧'],
    ['spotify:user:%F0%9F%8E%A7', '🎧'],
    ['My profile is spotify:user:john%20doe.', 'john doe'],
  ])('of a profile: %s', (text, id) => {
    expect(parseLink(text)).toEqual({ ok: true, link: { type: 'user', id } });
  });
});

describe('what is no link is refused with its reason', () => {
  test.each([
    '',
    ' ',
    'hello',
    ID,
    'spotify',
    'spotify:',
    'Spotify: the best',
    'https://open.spotify.com',
    'https://open.spotify.com/',
    'https://open.spotify.com/?si=1',
    'https://open.spotify.com/intl-de/',
    `https://example.org/playlist/${ID}`,
    `https://open.spotify.com.evil.example/playlist/${ID}`,
    `https://evilopen.spotify.com/playlist/${ID}`,
    `https://evil-open.spotify.com/playlist/${ID}`,
    `evilopen.spotify.com/playlist/${ID}`,
    `evil.open.spotify.com/playlist/${ID}`,
    `https://open.spotify.com@evil.example/playlist/${ID}`,
    `https://evil.example@open.spotify.com/playlist/${ID}`,
    `https://user:secret@open.spotify.com/playlist/${ID}`,
    `user@open.spotify.com/playlist/${ID}`,
    `https://open.spotify.com:8443/playlist/${ID}`,
    `https://open.spotify.com\\@evil.example/playlist/${ID}`,
    `https://open.spotify.com%2eevil.example/playlist/${ID}`,
    `https://open.sp\u043etify.com/playlist/${ID}`,
    `https://evil.example/open.spotify.com/playlist/${ID}`,
    `https://evil.example/https://open.spotify.com/playlist/${ID}`,
    `https://evil.example/?u=spotify:playlist:${ID}`,
    `https://evil.example/a,spotify:playlist:${ID}`,
    `https://evil.example#@open.spotify.com/playlist/${ID}`,
    `ftp://open.spotify.com/playlist/${ID}`,
    `notspotify:playlist:${ID}`,
    'Spotify:https://evil.example/',
    'https://spotify.link',
    'https://spotify.link/',
    'https://spotify.link.evil.example/AbC123xyz',
    'https://evilspotify.link/AbC123xyz',
    'spotify:\u043fривет:мир',
  ])('not a Spotify link: %s', (text) => {
    expect(parseLink(text)).toEqual({ ok: false, reason: 'not_spotify_link' });
  });

  test.each([
    [`https://open.spotify.com/concert/${ID}`, 'concert'],
    [`https://open.spotify.com/intl-de/prerelease/${ID}?si=1`, 'prerelease'],
    [`spotify:prerelease:${ID}`, 'prerelease'],
    ['https://open.spotify.com/search/abba', 'search'],
    ['https://open.spotify.com/collection/tracks', 'collection'],
    ['spotify:collection', 'collection'],
    ['spotify:user:someone:collection', 'collection'],
    ['spotify:local:Artist:Album:Title:100', 'local'],
    ['https://open.spotify.com/genre/0JQ5DAqbMKFEC4WFtoNRpw', 'genre'],
  ])('no codes for this: %s', (text, type) => {
    expect(parseLink(text)).toEqual({ ok: false, reason: 'unsupported_type', type });
  });

  test.each([
    ['https://open.spotify.com/playlist/', 'length', 0],
    ['spotify:track', 'length', 0],
    ['spotify:track:', 'length', 0],
    [`https://open.spotify.com/playlist/${ID.slice(1)}`, 'length', 21],
    [`https://open.spotify.com/playlist/${ID}a?si=1`, 'length', 23],
    [`spotify:user:spotify:playlist:${ID.slice(2)}`, 'length', 20],
    [`spotify:track:${ID.slice(1)}_`, 'alphabet', 22],
    [`spotify:track:${ID.slice(2)}-a`, 'alphabet', 22],
    [`https://open.spotify.com/track/${ID.slice(1)}ы`, 'alphabet', 22],
    [`${ID.slice(1)} https://open.spotify.com/concert/1 spotify:track:12345`, 'length', 5],
    ['spotify:user:', 'user', 0],
    ['https://open.spotify.com/user/', 'user', 0],
    ['https://open.spotify.com/user/%E0%A4%A', 'user', 8],
    ['spotify:user:100%', 'user', 4],
    ['spotify:user:%ff%fe', 'user', 6],
    ['spotify:user:a%00b', 'user', 5],
    ['spotify:user:\ud800', 'user', 1],
    [`spotify:user:${'a'.repeat(257)}`, 'user', 257],
  ])('malformed id: %s', (text, detail, length) => {
    expect(parseLink(text)).toEqual({ ok: false, reason: 'malformed_id', detail, length });
  });

  test.each([
    [SHORT, SHORT],
    ['spotify.link/AbC123xyz', SHORT],
    ['http://Spotify.Link/AbC123xyz#top', SHORT],
    [`Послушай: ${SHORT}.`, SHORT],
    [`[list](${SHORT})`, SHORT],
    [`https://open.spotify.com/concert/1 or ${SHORT}`, SHORT],
    ['https://spotify.app.link/AbC?_p=c1&x=2', 'https://spotify.app.link/AbC?_p=c1&x=2'],
    ['https://link.tospotify.com/AbC', 'https://link.tospotify.com/AbC'],
  ])('a short link is left to the network: %s', (text, url) => {
    expect(parseLink(text)).toEqual({ ok: false, reason: 'short_link', url });
  });
});

describe('writing a link', () => {
  const base62 = [...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const item = fc.record({
    type: fc.constantFrom(...LINK_TYPES.filter((type) => type !== 'user')),
    id: fc.string({ unit: fc.constantFrom(...base62), minLength: 22, maxLength: 22 }),
  });
  const profile = fc.record({
    type: fc.constant('user' as const),
    id: fc.string({ unit: 'binary', minLength: 1, maxLength: 128 }).filter((id) => !/\p{Cc}/u.test(id)),
  });
  const punctuated = fc.record({
    type: fc.constant('user' as const),
    id: fc.string({ unit: fc.constantFrom(...'.,;:!?\'"*_~)]}>…/%&=#+ @aспотify'), minLength: 1, maxLength: 12 }),
  });
  const anyLink: fc.Arbitrary<Link> = fc.oneof(item, profile, punctuated);

  test('keeps the link, as a URI and as an address', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        expect(parseLink(formatUri(link))).toEqual({ ok: true, link });
        expect(parseLink(toUrl(link))).toEqual({ ok: true, link });
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps an address apart from the sentence around it', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        expect(parseLink(`(Слушай ${toUrl(link)}.)`)).toEqual({ ok: true, link });
      }),
    );
  });

  test('has one canonical URI', () => {
    expect(formatUri({ type: 'playlist', id: ID })).toBe(`spotify:playlist:${ID}`);
    expect(formatUri({ type: 'user', id: "Zoë o'x" })).toBe("spotify:user:Zo%C3%AB%20o'x");
    expect(toUrl({ type: 'user', id: 'a.b.' })).toBe('https://open.spotify.com/user/a.b%2E');
  });

  test.each([
    { type: 'track', id: 'short' },
    { type: 'track', id: `${ID.slice(1)}<` },
    { type: 'user', id: '' },
    { type: 'user', id: '\ud800' },
    { type: 'concert', id: ID } as unknown as Link,
  ] as Link[])('refuses what is no link: %j', (link) => {
    expect(() => formatUri(link)).toThrow(RangeError);
    expect(() => toUrl(link)).toThrow(RangeError);
  });
});

describe('any text', () => {
  test('gets an answer', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'spotify:',
        'user:',
        'https://',
        'open.spotify.com',
        '/track/',
        ID,
        '%',
        '?uri=',
        ' ',
        'playlist',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(typeof parseLink(pieces.join('')).ok).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ' ',
    'a',
    '/',
    '.',
    ':',
    '%',
    '!a',
    'spotify:',
    'spotify:user:',
    'spotify%3a',
    'spotify:user:a ',
    'https://',
    'https://open.spotify.com/',
    'https://open.spotify.com/intl-a/',
    '?uri=spotify',
    'open.spotify.com/?uri=spotify%3A',
    `spotify:track:${ID.slice(1)} `,
    '-intl-',
    'я',
    '\ud800',
  ])('of a megabyte of %j gets it quickly', (unit) => {
    const text = unit.repeat(2 ** 20 / unit.length);
    for (const input of [text, `https://open.spotify.com/${text}`, `spotify:${text}`, `spotify:user:${text}`]) {
      const start = performance.now();
      parseLink(input);
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });
});
