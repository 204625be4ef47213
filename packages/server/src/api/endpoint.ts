import type { RandomBytes } from '../random.ts';
import type { App } from '../storage/apps.ts';
import type { CatalogueStore } from '../storage/catalogue.ts';
import type { LibraryStore } from '../storage/library.ts';
import type { PlayerStore } from '../storage/players.ts';
import type { PlaylistStore } from '../storage/playlists.ts';
import type { User } from '../storage/users.ts';
import type { AccessToken } from '../token/access-token.ts';
import type { Accounts } from '../token/accounts.ts';
import { ApiError } from './api-error.ts';
import type { KeptPages } from './kept-pages.ts';
import type { Parameter } from './parameters.ts';
import type { ApiRules } from './rules.ts';
import type { Schema } from './schema.ts';

/** On whose behalf a call is made. */
export type Caller = { readonly token: AccessToken; readonly app: App; readonly user: User | null };

/** What the calls of the Web API are answered from. */
export type WebApi = {
  readonly accounts: Accounts;
  readonly catalogue: CatalogueStore;
  readonly playlists: PlaylistStore;
  readonly library: LibraryStore;
  readonly players: PlayerStore;
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl: () => string;
  readonly rules: () => ApiRules;
  readonly random: RandomBytes;
  /** Pages that take longer to write than to send. */
  readonly pages: KeptPages;
};

type Body = Readonly<Record<string, unknown>>;

/** One call, its parts read and checked. */
export type Call<Query = unknown> = {
  readonly api: WebApi;
  readonly caller: Caller;
  readonly rules: ApiRules;
  /** A part of the path by its name. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  /** The JSON object that was sent; empty where nothing was. */
  readonly body: Body;
  /** What was sent, as it came. */
  readonly bytes: Buffer;
  /** The address that was asked for: `{public URL}/v1/…`, without the query. */
  readonly url: string;
  /** The query as it came, without `limit` and `offset`, for the addresses of other pages. */
  readonly rest: string;
};

type QuerySpec = Readonly<Record<string, Parameter<unknown>>>;
type Read<Q extends QuerySpec> = { readonly [Name in keyof Q]: Q[Name] extends Parameter<infer T> ? T : never };

type Common = {
  /** After `/v1`; parts in braces are those of `call.path`. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** Deprecated in February 2026: refused to apps in development mode since then. */
  readonly deprecated?: true;
  /** Scopes without which the call is refused. */
  readonly needs?: readonly string[];
  /** Scopes that it may need, depending on what it is about; it checks by itself. */
  readonly mayNeed?: readonly string[];
  /** What is sent: JSON unless its media type is given. */
  readonly body?: Schema<unknown>;
  readonly bodyType?: string;
  /** The answer is the same for everybody. */
  readonly common?: true;
  /** What is answered; without a schema, nothing but the status. */
  readonly answer: { readonly status: number; readonly schema?: Schema<unknown>; readonly orNothing?: true };
};

/** A call of the Web API: the one place that says where it is, what it takes, needs and answers. */
export type Endpoint = Common & {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  readonly query: QuerySpec;
  /** The body of the answer: a value for JSON, a string or bytes that are JSON already, or `undefined` for none. */
  run(call: Call): Promise<unknown>;
};

type Define = <const Q extends QuerySpec = Record<never, never>>(
  definition: Common & { readonly query?: Q },
  run: (call: Call<Read<Q>>) => Promise<unknown>,
) => Endpoint;

const define =
  (method: Endpoint['method']): Define =>
  (definition, run) => ({ query: {}, ...definition, method, run: run as Endpoint['run'] });

export const get = define('GET');
export const post = define('POST');
export const put = define('PUT');
export const remove = define('DELETE');

const NEEDS_USER =
  'Bearer realm="spotify", error="invalid_token", error_description="Valid user authentication required"';

/** Whom the token acts for. Throws where it is an app's own. */
export function userOf({ caller: { user } }: Call): User {
  if (!user) throw new ApiError(401, 'Valid user authentication required', NEEDS_USER);
  return user;
}

export function hasScope({ caller: { token } }: Call, scope: string): boolean {
  return token.scopes.includes(scope);
}

/** Throws unless the token has one of the scopes. */
export function checkScope(call: Call, ...scopes: readonly string[]): void {
  if (scopes.some((scope) => hasScope(call, scope))) return;
  const challenge = `Bearer realm="spotify", error="insufficient_scope", scope="${scopes.join(' ')}"`;
  throw new ApiError(403, 'Insufficient client scope', challenge);
}

/** The app is one of those that lost fields and calls in February 2026. */
export function isSmall({ caller: { app }, rules }: Call): boolean {
  return rules.smallDevelopmentMode && app.developmentMode;
}

export function unknown({ rules }: Call): ApiError {
  return new ApiError(404, rules.unknownId);
}
