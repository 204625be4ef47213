import { describe, expect, it } from 'vitest';
import { createUnfold } from './unfold.ts';

const track = 'https://open.spotify.com/track/1ykrctzPhcSS9GS3aHdtMt?si=1';

/** A network of redirects: address → where it leads. Whatever is not in it is a page. */
function network(redirects: Record<string, string>) {
  const asked: string[] = [];
  const unfold = createUnfold(async (url) => {
    asked.push(url);
    const location = redirects[url];
    return location
      ? new Response(null, { status: 307, headers: { location } })
      : new Response('<p>a page', { status: 200 });
  });
  return { unfold, asked };
}

it('follows a short link to the page it stands for, without opening that', async () => {
  const { unfold, asked } = network({
    'https://spotify.link/a1': 'https://spotify.app.link/b2?x=1',
    'https://spotify.app.link/b2?x=1': '/c3',
    'https://spotify.app.link/c3': track,
  });
  expect(await unfold('https://spotify.link/a1')).toBe(track);
  expect(asked).toEqual(['https://spotify.link/a1', 'https://spotify.app.link/b2?x=1', 'https://spotify.app.link/c3']);
});

it('asks over https even where the link says http', async () => {
  const { unfold, asked } = network({ 'https://spotify.link/a1': track });
  await unfold('http://spotify.link/a1');
  expect(asked).toEqual(['https://spotify.link/a1']);
});

describe('does not follow', () => {
  it.each([
    ['to this machine', 'http://127.0.0.1:8080/'],
    ['to an address of a network', 'https://169.254.169.254/latest/meta-data/'],
    ['to plain http', 'http://spotify.com/x'],
    ['to another site', 'https://example.org/'],
    ['to a host that only ends alike', 'https://evilspotify.com/x'],
    ['to a host that only begins alike', 'https://spotify.com.example.org/x'],
    ['to another port', 'https://spotify.com:8443/x'],
    ['to a host behind a name', 'https://spotify.com@example.org/x'],
    ['to a file', 'file:///etc/passwd'],
    ['to nonsense', 'https://['],
  ])('%s', async (_what, elsewhere) => {
    const { unfold, asked } = network({ 'https://spotify.link/a1': elsewhere });
    await expect(unfold('https://spotify.link/a1')).rejects.toMatchObject({
      id: 'upstream_error',
      values: { reason: 'short_link' },
    });
    expect(asked).toHaveLength(1);
  });

  it('in circles', async () => {
    const { unfold, asked } = network({ 'https://spotify.link/a1': 'https://spotify.link/a1' });
    await expect(unfold('https://spotify.link/a1')).rejects.toMatchObject({ id: 'upstream_error' });
    expect(asked).toHaveLength(5);
  });
});

it('needs the network', async () => {
  const needed = { id: 'offline_needed_network', values: { reason: 'short_link' } };
  await expect(createUnfold(null)('https://spotify.link/a1')).rejects.toMatchObject(needed);
  const lost = createUnfold(() => Promise.reject(new TypeError('fetch failed')));
  await expect(lost('https://spotify.link/a1')).rejects.toMatchObject(needed);
});
