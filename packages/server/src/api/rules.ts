import type { Profile } from '../token/profile.ts';

/** How many of a list are given: the preset and the most. */
type Bounds = { readonly preset: number; readonly most: number };

/** What the Web API said and did at one date. Sources: the contract's dated observations and time line. */
export type ApiRules = {
  readonly invalidId: string;
  readonly unknownId: string;
  readonly searchLimit: Bounds;
  readonly artistAlbumsLimit: Bounds;
  /** A playlist's `items`, an entry's `item`; since February 2026. */
  readonly newNames: boolean;
  /** `account_id` of the current user; since May 2026. */
  readonly accountId: boolean;
  /** What apps in development mode lost in February and March 2026: fields, calls, owners without Premium. */
  readonly smallDevelopmentMode: boolean;
  readonly notRegistered: string;
};

const NEW_TEXTS = { invalidId: 'Invalid base62 id', unknownId: 'Resource not found' };
const NOT_REGISTERED = 'Check settings on developer.spotify.com/dashboard, the user may not be registered.';
const LISTS: Bounds = { preset: 20, most: 50 };
const FEW: Bounds = { preset: 5, most: 10 };
const OLD = {
  searchLimit: LISTS,
  artistAlbumsLimit: LISTS,
  newNames: false,
  accountId: false,
  smallDevelopmentMode: false,
};

export const API_RULES: Readonly<Record<Profile, ApiRules>> = {
  '2024': {
    ...OLD,
    invalidId: 'invalid id',
    unknownId: 'non existing id',
    notRegistered: 'User not registered in the Developer Dashboard',
  },
  '2025-11': { ...OLD, ...NEW_TEXTS, notRegistered: NOT_REGISTERED },
  '2026-07': {
    ...NEW_TEXTS,
    searchLimit: FEW,
    artistAlbumsLimit: FEW,
    newNames: true,
    accountId: true,
    smallDevelopmentMode: true,
    notRegistered: NOT_REGISTERED,
  },
};
