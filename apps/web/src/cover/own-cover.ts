import { type Link, toUrl } from '@barline/codes';

/** What this server's catalogue says of a link. `picture` is a path on this server. */
export type OwnCover = { readonly name: string; readonly by: string; readonly picture: string };

/** The name and the real cover of a link, where this server's catalogue knows it; else `null`. */
export async function findOwnCover({ type, id }: Link): Promise<OwnCover | null> {
  try {
    const answer = await fetch(`/api/v1/about/${type}/${encodeURIComponent(id)}`);
    if (!answer.ok) return null;
    const { name, by, picture } = (await answer.json()) as Record<string, unknown>;
    if (typeof name !== 'string' || typeof picture !== 'string' || !picture.startsWith('/')) return null;
    const names = Array.isArray(by)
      ? by.flatMap((one) => (typeof one?.name === 'string' ? [one.name as string] : []))
      : [];
    return { name, by: names.join(', '), picture: picture.replace(/-300\.svg$/, '-640.svg') };
  } catch {
    return null;
  }
}

/** The cover as a file; `null` if it cannot be had. */
export async function fetchOwnCover({ picture }: OwnCover, link: Link): Promise<File | null> {
  try {
    const answer = await fetch(picture);
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
    if (!answer.ok || !type.startsWith('image/')) return null;
    return new File([await answer.blob()], toUrl(link), { type });
  } catch {
    return null;
  }
}
