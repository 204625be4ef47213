import type { Session } from '@barline/auth';

/** The Web API takes at most 256 kB of base64 text, of which the picture is three quarters. */
const MOST_TEXT = 256 * 1024;
/** What Spotify shows of a cover; the long side of what is sent. */
const SIDE = 640;
const QUALITIES = [0.92, 0.85, 0.75, 0.6, 0.45] as const;

/** A square cover as base64 text of a JPEG that the Web API takes; `null` if the browser cannot write one so small. */
export async function toUpload(cover: HTMLCanvasElement): Promise<string | null> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(cover, 0, 0, SIDE, SIDE);
  for (const quality of QUALITIES) {
    const address = canvas.toDataURL('image/jpeg', quality);
    const text = address.slice(address.indexOf(',') + 1);
    if (address.startsWith('data:image/jpeg') && text.length <= MOST_TEXT) return text;
  }
  return null;
}

/** Makes a picture the cover of a playlist. Throws `AuthError` where the Web API refuses. */
export async function uploadCover(session: Pick<Session, 'fetch' | 'check'>, id: string, jpeg: string): Promise<void> {
  const init = { method: 'PUT', headers: { 'content-type': 'image/jpeg' }, body: jpeg };
  await session.check(await session.fetch(`/v1/playlists/${id}/images`, init), 'PUT /v1/playlists/{id}/images');
}
