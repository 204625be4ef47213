import type { CatalogueStore } from '../storage/catalogue.ts';
import { createLibraryStore } from '../storage/library.ts';
import { createPlayerStore } from '../storage/players.ts';
import { createPlaylistStore } from '../storage/playlists.ts';
import type { OpenAccounts } from '../token/open-accounts.ts';
import type { WebApi } from './endpoint.ts';
import { keepPages } from './kept-pages.ts';
import { API_RULES } from './rules.ts';

/** What the Web API answers from, over the database of the accounts service. */
export function openWebApi(accounts: OpenAccounts, catalogue: CatalogueStore, publicUrl: () => string): WebApi {
  const { stored } = accounts;
  return {
    accounts,
    catalogue,
    playlists: createPlaylistStore(stored),
    library: createLibraryStore(stored),
    players: createPlayerStore(stored),
    publicUrl,
    rules: () => API_RULES[accounts.profile()],
    random: stored.random,
    pages: keepPages(stored.clock.wall),
  };
}
