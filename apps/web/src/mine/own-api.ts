import { holding, sessionOf } from '../token/holding.ts';

export type OwnProfile = { readonly id: string; readonly display_name: string | null };
export type OwnPlaylist = {
  readonly id: string;
  readonly name: string;
  readonly uri: string;
  readonly public: boolean | null;
  readonly items?: { readonly total: number };
};
export type OwnPlaylists = { readonly total: number; readonly items: readonly (OwnPlaylist | null)[] };

/** Asks the Web API with the token that is held, renewing it once. `null`: that did not work. */
export async function askOwn<T>(path: string): Promise<T | null> {
  const held = holding.get();
  if (held === null) return null;
  try {
    const response = await sessionOf(held).fetch(path);
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}
