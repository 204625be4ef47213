import { timingSafeEqual } from 'node:crypto';
import { type App, hashSecret } from '../storage/apps.ts';
import type { AppCache } from './app-cache.ts';
import type { Form } from './form.ts';
import { OAuthError } from './oauth-error.ts';

/** Who asks. */
export type Client = {
  readonly app: App;
  /** It showed its secret; else it only said its name. */
  readonly secret: boolean;
};

type Credentials = { readonly clientId: string; readonly secret: string | null };

const CLIENT_ID = /^[0-9a-f]{32}$/;
/** Looked up in place of what cannot be a client id, so that it takes as long. */
const NO_CLIENT = '-';

/**
 * Finds out who asks: by HTTP Basic, by the body, or both where they agree; at once where the app is known and right.
 * Throws `OAuthError('invalid_client')`.
 */
export function authenticateClient(
  cache: AppCache,
  authorization: string | undefined,
  form: Form,
): Client | Promise<Client> {
  const { clientId, secret } = readCredentials(authorization, form);
  const known = cache.peek(clientId);
  if (known && secret === null) return { app: known, secret: false };
  if (known && secret !== null && matches(known, secret)) return { app: known, secret: true };
  return readClient(cache, clientId, secret);
}

/** Whoever is refused costs one read and one comparison, known or not; a new secret counts at once. */
async function readClient(cache: AppCache, clientId: string, secret: string | null): Promise<Client> {
  const app = await cache.read(CLIENT_ID.test(clientId) ? clientId : NO_CLIENT);
  const right = secret !== null && matches(app, secret);
  if (!app) throw new OAuthError('invalid_client', 'Invalid client');
  if (secret !== null && !right) throw new OAuthError('invalid_client', 'Invalid client secret');
  return { app, secret: right };
}

/** Requires the secret, which a public app does not have. */
export function requireSecret({ app, secret }: Client): void {
  if (secret) return;
  if (app.public) throw new OAuthError('unauthorized_client', 'This client has no secret');
  throw new OAuthError('invalid_client', 'Invalid client secret');
}

function readCredentials(authorization: string | undefined, form: Form): Credentials {
  const basic = readBasic(authorization);
  const clientId = form.get('client_id');
  const secret = form.get('client_secret');
  if (!basic) {
    if (clientId === undefined) throw new OAuthError('invalid_client');
    return { clientId, secret: secret ?? null };
  }
  if (clientId !== undefined && clientId !== basic.clientId) throw new OAuthError('invalid_client', 'Invalid client');
  if (secret !== undefined && secret !== basic.secret) throw new OAuthError('invalid_client', 'Invalid client secret');
  return basic;
}

/** RFC 7617, the parts form-encoded or not (RFC 6749 §2.3.1): for hexadecimal digits it is the same. */
function readBasic(authorization: string | undefined): { clientId: string; secret: string } | null {
  if (authorization === undefined || !/^basic(?: |$)/i.test(authorization)) return null;
  const encoded = authorization.slice(6).trim();
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) throw new OAuthError('invalid_client');
  const text = Buffer.from(encoded, 'base64').toString('latin1');
  const colon = text.indexOf(':');
  if (colon <= 0) throw new OAuthError('invalid_client');
  return { clientId: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** Digits of two hashes, side by side while they are compared. */
const GIVEN = Buffer.alloc(64);
const KNOWN = Buffer.alloc(64);
const NO_SECRETS = [{ hash: '0'.repeat(64), revokedAt: 0 }];

/** Takes the same time whether there is an app or not, and wherever the first difference is. */
function matches(app: App | null, secret: string): boolean {
  GIVEN.write(hashSecret(secret), 'latin1');
  const hashes = app && app.secretHashes.length > 0 ? app.secretHashes : NO_SECRETS;
  let found = false;
  for (const { hash, revokedAt } of hashes) {
    KNOWN.write(hash, 'latin1');
    if (timingSafeEqual(GIVEN, KNOWN) && revokedAt === null) found = true;
  }
  return found;
}
