import { Failure } from '@barline/messages';
import { type Clock, createClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createRandomBytes, type RandomBytes } from '../random.ts';
import { createAppStore, hashSecret } from '../storage/apps.ts';
import { createAuditStore } from '../storage/audit.ts';
import { createAuthorizationStore } from '../storage/authorizations.ts';
import { createChanges } from '../storage/changes.ts';
import { openDatabase } from '../storage/database.ts';
import { createDeviceCodeStore } from '../storage/device-codes.ts';
import { forgetEverything } from '../storage/forget-everything.ts';
import { newGrantId } from '../storage/grant-id.ts';
import { createGrantStore } from '../storage/grants.ts';
import { createKeyStore } from '../storage/keys.ts';
import type { StoreParts } from '../storage/parts.ts';
import { createSessionStore } from '../storage/sessions.ts';
import { createUsageStore } from '../storage/usage.ts';
import { createUserStore } from '../storage/users.ts';
import { ACCESS_TOKEN_LIFETIME, createAccessTokens } from './access-token.ts';
import type { Accounts } from './accounts.ts';
import { createAppCache } from './app-cache.ts';
import { createAuthorizationCodes } from './authorization-code.ts';
import { type AuthorizeDevice, createDeviceEndpoint } from './device.ts';
import { createFaults } from './faults.ts';
import { addMonths } from './grants/months.ts';
import { createIntrospectionEndpoint, type Introspect } from './introspect.ts';
import { openKeyRing } from './keys.ts';
import { createMasterKey, readMasterKeyFile } from './master-key.ts';
import { RULES } from './profile.ts';
import { createRefreshTokens } from './refresh-token.ts';
import { createRevocationEndpoint, type Revoke } from './revoke.ts';
import { followRevocations, REVOCATION_MEMORY } from './revoked.ts';
import { type AnswerToken, createTokenEndpoint } from './token.ts';
import { createVerify, type VerifyAccessToken } from './verify.ts';

/** The endpoints for apps, without HTTP around them. */
type TokenEndpoints = {
  readonly answer: AnswerToken;
  readonly revoke: Revoke;
  readonly introspect: Introspect;
  readonly authorizeDevice: AuthorizeDevice;
  readonly verify: VerifyAccessToken;
};

export type OpenAccounts = Accounts & {
  readonly endpoints: TokenEndpoints;
  /** What further stores over the same database are made from. */
  readonly stored: StoreParts;
};

/** What enters from outside, for tests; by default the real thing. */
export type AccountsParts = {
  readonly clock?: Clock;
  readonly random?: RandomBytes;
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl?: () => string;
};

type AccountsConfig = Pick<Config, 'database' | 'sandbox' | 'profile' | 'refreshGraceSeconds' | 'masterKey'>;

/** How often this process asks what others changed, and how often it writes what it counted, in ms. */
const LISTEN_EVERY = 400;
const WRITE_EVERY = 2000;
const PRUNE_EVERY = 3600_000;

/**
 * Opens the accounts service: migrates the database, reads or makes its keys, and follows what other processes change.
 * Throws `Failure` database_newer, storage_full, storage_unavailable, configuration_invalid (another master key).
 */
export async function openAccounts(config: AccountsConfig, parts: AccountsParts = {}): Promise<OpenAccounts> {
  const { clock = createClock(), random = createRandomBytes(), publicUrl = () => '' } = parts;
  const secret = readMasterSecret(config.masterKey, random);
  const database = await openDatabase(config.database, () => new Date(clock.wall()));
  try {
    return await assemble(config, { clock, random, publicUrl, secret, database });
  } catch (error) {
    await database.close();
    throw error;
  }
}

type Assembled = Required<AccountsParts> & { secret: string; database: Awaited<ReturnType<typeof openDatabase>> };

async function assemble(config: AccountsConfig, parts: Assembled): Promise<OpenAccounts> {
  const { clock, random, publicUrl, database } = parts;
  let profile = config.profile;
  const rules = () => RULES[profile];

  const changes = createChanges(database, clock);
  const stored = { database, clock, random, changes };
  const users = createUserStore(stored);
  const apps = createAppStore(stored);
  const sessions = createSessionStore(stored);
  const authorizations = createAuthorizationStore(stored);
  const grants = createGrantStore(stored);
  const device = createDeviceCodeStore(stored);
  const audit = createAuditStore(stored);
  const usage = createUsageStore(stored);
  const keyStore = createKeyStore(stored);

  const cache = createAppCache(apps, changes);
  const revoked = followRevocations(changes, clock);
  await changes.catchUp();
  const keys = await openKeyRing(stored, keyStore, createMasterKey(parts.secret, random));
  const accessTokens = createAccessTokens(keys, clock);
  const refreshTokens = createRefreshTokens(keys);
  const codes = createAuthorizationCodes(keys, clock);
  const verify = createVerify(accessTokens, revoked, clock);
  const secretless = config.sandbox;
  const shared = {
    ...{ apps: cache, grants, device, audit, usage, revoked, verify, accessTokens, refreshTokens, codes, clock, rules },
    ...{ publicUrl, secretless, refreshGrace: config.refreshGraceSeconds * 1000 },
  };

  async function prune(): Promise<void> {
    const { refreshMonths } = rules();
    await grants.prune(refreshMonths === null ? null : addMonths(clock.now(), -refreshMonths));
    await changes.prune(clock.wall() - 2 * REVOCATION_MEMORY);
    await Promise.all([sessions.prune(), device.prune(), audit.prune(), keys.rotate()]);
  }
  const timers = [every(LISTEN_EVERY, changes.catchUp), every(WRITE_EVERY, usage.flush), every(PRUNE_EVERY, prune)];

  return {
    stored,
    users,
    apps,
    sessions,
    authorizations,
    grants,
    device,
    audit,
    usage,
    clock,
    faults: createFaults(),
    profile: () => profile,
    rules,
    setProfile(next) {
      profile = next;
    },
    issueCode: codes.issue,
    issueImplicitToken({ clientId, userId, scopes }) {
      const access_token = accessTokens.issue({ clientId, userId, grantId: null, scopes });
      return { access_token, token_type: 'Bearer', expires_in: ACCESS_TOKEN_LIFETIME };
    },
    async mint({ clientId, userId, scopes }) {
      await authorizations.grant(userId, clientId, scopes);
      const grantId = newGrantId(clock.wall(), random);
      const refresh_token = refreshTokens.issue(grantId, 0);
      const scope = scopes.join(' ');
      const tokenHash = hashSecret(refresh_token);
      const authorizedAt = clock.now();
      await grants.add({ id: grantId, clientId, userId, scopes: scope, secretless, tokenHash, authorizedAt });
      const access_token = accessTokens.issue({ clientId, userId, grantId, scopes });
      return { access_token, token_type: 'Bearer', expires_in: ACCESS_TOKEN_LIFETIME, refresh_token, scope };
    },
    revokeAllOfUser: users.revokeAll,
    revokeAllOfApp: apps.revokeAll,
    revokeAuthorization: authorizations.remove,
    forgetEverything: () => forgetEverything(stored),
    sealText: keys.sealText,
    openText: keys.openText,
    endpoints: {
      answer: createTokenEndpoint(shared),
      revoke: createRevocationEndpoint(shared),
      introspect: createIntrospectionEndpoint(shared),
      authorizeDevice: createDeviceEndpoint(shared),
      verify,
    },
    async close() {
      await Promise.all(timers.map((stop) => stop()));
      await usage.flush();
      await database.close();
    },
  };
}

/** Repeats a task while the process lives for other reasons; a failure waits for the next time. Returns what ends it. */
function every(ms: number, task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= task()
      .catch(() => {})
      .finally(() => {
        running = null;
      });
  }, ms).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

function readMasterSecret(from: Config['masterKey'], random: RandomBytes): string {
  if ('secret' in from) return from.secret;
  try {
    return readMasterKeyFile(from.file, random);
  } catch (error) {
    throw new Failure('storage_unavailable', {}, { cause: error });
  }
}
