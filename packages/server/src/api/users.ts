import { hash } from 'node:crypto';
import type { Playlist } from '../storage/playlists.ts';
import type { User } from '../storage/users.ts';
import { type Call, type Endpoint, get, hasScope, isSmall, unknown, userOf, type WebApi } from './endpoint.ts';
import { privateUser, publicUser } from './objects.ts';
import type { Of } from './schema.ts';

/** What every mention of a user says. */
export function referToUser(api: Pick<WebApi, 'publicUrl'>, id: string) {
  const encoded = encodeURIComponent(id);
  return {
    external_urls: { spotify: `https://open.spotify.com/user/${encoded}` },
    href: `${api.publicUrl()}/v1/users/${encoded}`,
    id,
    type: 'user' as const,
    uri: `spotify:user:${encoded}`,
  };
}

/** The names of the owners of playlists, by id. */
export async function nameOwners(api: WebApi, playlists: readonly Playlist[]): Promise<Map<string, string | null>> {
  const names = new Map<string, string | null>();
  for (const { ownerId, ownerName } of playlists) {
    if (names.has(ownerId)) continue;
    const user = ownerName === null ? await api.accounts.users.findById(ownerId) : null;
    names.set(ownerId, user?.displayName ?? ownerName);
  }
  return names;
}

/** The user that an address names: by id, or by the name of an account as long as ids were names. */
export async function findUser({ accounts }: WebApi, id: string): Promise<User | null> {
  const user = (await accounts.users.findById(id)) ?? (await accounts.users.findByUsername(id));
  return user && !user.disabled ? user : null;
}

const countFollowers = async ({ library }: WebApi, id: string) => ({
  href: null,
  total: await library.countUsers({ type: 'user', id }),
});

export const USERS: readonly Endpoint[] = [
  get(
    {
      path: '/me',
      summary: 'The current user',
      mayNeed: ['user-read-private', 'user-read-email'],
      answer: { status: 200, schema: privateUser },
    },
    describeMe,
  ),
  get(
    {
      path: '/users/{user_id}',
      summary: 'The public side of a user',
      deprecated: true,
      answer: { status: 200, schema: publicUser },
    },
    async (call) => {
      const { api, path } = call;
      const user = await findUser(api, path.user_id);
      if (!user) {
        const known = await api.catalogue.find('user', path.user_id);
        if (!known) throw unknown(call);
        return { images: [], display_name: null, followers: { href: null, total: 0 }, ...known };
      }
      return {
        display_name: user.displayName,
        followers: await countFollowers(api, user.id),
        images: [],
        ...referToUser(api, user.id),
      };
    },
  ),
];

/** The current user; what needs a scope that the token has not is left out. */
async function describeMe(call: Call): Promise<Of<typeof privateUser>> {
  const { id, displayName, country, product, email } = userOf(call);
  const small = isSmall(call);
  const seesPrivate = hasScope(call, 'user-read-private') && !small;
  return {
    ...(call.rules.accountId && { account_id: shorten(id) }),
    ...(seesPrivate && { country }),
    display_name: displayName,
    ...(hasScope(call, 'user-read-email') && !small && { email }),
    ...(seesPrivate && { explicit_content: { filter_enabled: false, filter_locked: false } }),
    external_urls: { spotify: `https://open.spotify.com/user/${id}` },
    ...(!small && { followers: await countFollowers(call.api, id) }),
    href: `${call.api.publicUrl()}/v1/users/${id}`,
    id,
    images: [],
    ...(seesPrivate && { product }),
    type: 'user',
    uri: `spotify:user:${id}`,
  };
}

/** Ten letters and digits that stay the same for a user. */
function shorten(id: string): string {
  return hash('sha256', `account ${id}`, 'base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 10);
}
