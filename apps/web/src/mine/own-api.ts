import { holding, refreshHeld } from '../token/holding.ts';

export type OwnProfile = { readonly id: string; readonly display_name: string | null };
export type OwnPlaylist = {
  readonly id: string;
  readonly name: string;
  readonly uri: string;
  readonly public: boolean | null;
  readonly items?: { readonly total: number };
};
export type OwnPlaylists = { readonly total: number; readonly items: readonly (OwnPlaylist | null)[] };

/** Asks this server's Web API with the token of the log-in, renewing it once. `null`: that did not work. */
export async function askOwn<T>(path: string): Promise<T | null> {
  try {
    const first = await ask(path);
    const response = first.status === 401 ? await refreshHeld().then(() => ask(path)) : first;
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

function ask(path: string): Promise<Response> {
  return fetch(path, { headers: { authorization: `Bearer ${holding.get()?.tokens.access_token}` } });
}
