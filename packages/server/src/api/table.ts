import { BROWSE } from './browse.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Endpoint } from './endpoint.ts';
import { LIBRARY } from './library.ts';
import { PLAYER } from './player.ts';
import { PLAYLISTS } from './playlists.ts';
import { SEARCH } from './search.ts';
import { TOP } from './top.ts';
import { USERS } from './users.ts';

/** Every call of the Web API: routes, scopes and the document of what is served all come from here. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...USERS,
  ...PLAYLISTS,
  ...LIBRARY,
  ...CATALOGUE,
  ...SEARCH,
  ...TOP,
  ...PLAYER,
  ...BROWSE,
];
