import { findScope, splitScopes } from '@barline/messages';
import type { Limits } from '../accounts/limits.ts';
import type { Passwords } from '../accounts/password-hash.ts';
import type { AutoApproval } from '../accounts/people.ts';
import type { App } from '../storage/apps.ts';
import type { User } from '../storage/users.ts';
import type { Accounts, MintedTokens } from '../token/accounts.ts';
import { PROFILES, type Profile } from '../token/profile.ts';
import type { SandboxCredentials } from './credentials.ts';
import { seedSandbox } from './seed.ts';

/** A request to the sandbox that cannot be done; the text says why. */
export class SandboxRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SandboxRefusal';
  }
}

/** What a control is given: the JSON object that was sent. */
type Given = Readonly<Record<string, unknown>>;

/** What only a sandbox may do. Each control takes JSON, does one thing and answers with JSON. Throws `SandboxRefusal`. */
export type Sandbox = {
  readonly credentials: () => SandboxCredentials;
  readonly autoApproval: () => AutoApproval;
  describe(): Promise<object>;
  reset(): Promise<object>;
  moveClock(given: Given): Promise<object>;
  mint(given: Given): Promise<MintedTokens>;
  setAutoApproval(given: Given): Promise<object>;
  revoke(given: Given): Promise<object>;
  expire(given: Given): Promise<object>;
  setFaults(given: Given): Promise<object>;
  setProfile(given: Given): Promise<object>;
};

type SandboxParts = {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly limits: Limits;
  readonly credentials: SandboxCredentials;
  readonly file: string | null;
  /** The profile it starts with and goes back to. */
  readonly profile: Profile;
};

/** A hundred years, in seconds: further the clock does not go. */
const FURTHEST = 100 * 365 * 24 * 3600;
const MOST_FAULTS = 1_000_000;
/** What lives how long, in seconds; moving the clock past it ends it. Access token: contract section 2; code: section 2. */
const LIFETIMES: Readonly<Record<string, number>> = { access_tokens: 3601, codes: 601 };

export function createSandbox(parts: SandboxParts): Sandbox {
  const { accounts, passwords, limits, file } = parts;
  let { credentials } = parts;
  let approval: AutoApproval = { on: false, userId: null };

  const offsetSeconds = () => accounts.clock.offset() / 1000;

  async function findUser(given: Given): Promise<User> {
    const username = readText(given, 'username') ?? credentials.username;
    const user = await accounts.users.findByUsername(username);
    if (!user) throw new SandboxRefusal(`There is no user "${username}".`);
    return user;
  }

  async function findApp(given: Given): Promise<App> {
    const clientId = readText(given, 'client_id') ?? credentials.client_id;
    const app = /^[0-9a-f]{32}$/.test(clientId) ? await accounts.apps.find(clientId) : null;
    if (!app) throw new SandboxRefusal(`There is no app "${clientId}".`);
    return app;
  }

  async function describe() {
    const user = approval.userId === null ? null : await accounts.users.findById(approval.userId);
    return {
      profile: accounts.profile(),
      offset_seconds: offsetSeconds(),
      now: new Date(accounts.clock.now()).toISOString(),
      auto_approve: approval.on,
      auto_login: user?.username ?? null,
      demo: { client_id: credentials.client_id, username: credentials.username },
    };
  }

  return {
    credentials: () => credentials,
    autoApproval: () => approval,
    describe,
    async reset() {
      await accounts.forgetEverything();
      accounts.clock.setOffset(0);
      accounts.setProfile(parts.profile);
      accounts.faults.set(429, 0);
      approval = { on: false, userId: null };
      limits.clear();
      credentials = await seedSandbox(accounts, passwords, file, credentials);
      return describe();
    },
    async moveClock(given) {
      const seconds = readNumber(given, 'offset_seconds', -FURTHEST, FURTHEST);
      accounts.clock.setOffset(Math.round(seconds * 1000));
      return describe();
    },
    async mint(given) {
      const user = await findUser(given);
      const app = await findApp(given);
      const scopes = splitScopes(readText(given, 'scope') ?? '');
      const unknown = scopes.find((name) => findScope(name) === null);
      if (unknown !== undefined) throw new SandboxRefusal(`There is no scope "${unknown}".`);
      return accounts.mint({ clientId: app.clientId, userId: user.id, scopes });
    },
    async setAutoApproval(given) {
      if (typeof given.enabled !== 'boolean') throw new SandboxRefusal('"enabled" is true or false.');
      const user = given.enabled && readText(given, 'username') !== undefined ? await findUser(given) : null;
      approval = { on: given.enabled, userId: user?.id ?? null };
      return describe();
    },
    async revoke(given) {
      const user = await findUser(given);
      if (given.client_id === undefined) await accounts.revokeAllOfUser(user.id, 'operator');
      else await accounts.authorizations.revokeTokens(user.id, (await findApp(given)).clientId, 'operator');
      return { revoked: true };
    },
    async expire(given) {
      const what = readText(given, 'what') ?? '';
      if (what === 'refresh_tokens') await accounts.grants.expire({ userId: (await findUser(given)).id });
      else if (Object.hasOwn(LIFETIMES, what)) {
        accounts.clock.setOffset(accounts.clock.offset() + LIFETIMES[what] * 1000);
      } else throw new SandboxRefusal('"what" is access_tokens, codes or refresh_tokens.');
      return describe();
    },
    async setFaults(given) {
      if (given.status !== 429 && given.status !== 503) throw new SandboxRefusal('"status" is 429 or 503.');
      const count = Math.floor(readNumber(given, 'count', 0, MOST_FAULTS));
      accounts.faults.set(given.status, count);
      return { status: given.status, count };
    },
    async setProfile(given) {
      const profile = PROFILES.find((each) => each === given.profile);
      if (!profile) throw new SandboxRefusal(`"profile" is ${PROFILES.join(', ')}.`);
      accounts.setProfile(profile);
      return describe();
    },
  };
}

function readText(given: Given, name: string): string | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > 4096 || value.includes('\0')) {
    throw new SandboxRefusal(`"${name}" is a text.`);
  }
  return value;
}

function readNumber(given: Given, name: string, least: number, most: number): number {
  const value = given[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most) {
    throw new SandboxRefusal(`"${name}" is a number from ${least} to ${most}.`);
  }
  return value;
}
