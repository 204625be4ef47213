import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Passwords } from '../accounts/password-hash.ts';
import { randomText } from '../random.ts';
import { type App, hashSecret } from '../storage/apps.ts';
import type { Accounts } from '../token/accounts.ts';
import { readSandboxFile, type SandboxCredentials, writeSandboxFile } from './credentials.ts';

/** The demo account has the same id in every sandbox, so that a server that is none can tell it from people's own. */
const DEMO_USER_ID = '31demo00000000000000000000ba';
const DEMO_USERNAME = 'demo';
const DEMO_REDIRECT_URI = 'http://127.0.0.1:8888/callback';
/** Without a port, so that the site's own page for log-ins may be come back to wherever it listens (RFC 8252 §7.3). */
const SITE_REDIRECT_URIS = ['http://127.0.0.1/callback', 'http://[::1]/callback'];
/** Easy to type; no letter that looks like another. */
const PASSWORD_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

type Seeded = Pick<Accounts, 'users' | 'apps'>;

/**
 * Makes sure that the demo account and app are there and are what `file` says; makes new ones where it says nothing.
 * Returns what opens them.
 */
export async function seedSandbox(
  accounts: Seeded,
  passwords: Passwords,
  file: string | null,
  known: SandboxCredentials | null = file === null ? null : readSandboxFile(file),
): Promise<SandboxCredentials> {
  const credentials = { ...(known ?? newCredentials()) };
  await seedUser(accounts, passwords, credentials);
  const app = await accounts.apps.find(credentials.client_id);
  if (!app || !holdsSecret(app, credentials.client_secret)) await seedApp(accounts, credentials);
  if (file !== null && JSON.stringify(readSandboxFile(file)) !== JSON.stringify(credentials)) {
    writeSandboxFile(file, credentials);
  }
  return credentials;
}

/** Takes away the demo account and its apps: a server that is no sandbox has no password that stands in a file. */
export async function removeSeed({ users, apps }: Seeded, file: string | null): Promise<void> {
  if (file !== null) rmSync(file, { force: true });
  if (!(await users.findById(DEMO_USER_ID))) return;
  for (const { clientId } of await apps.listByOwner(DEMO_USER_ID)) await apps.remove(clientId);
  await users.revokeAll(DEMO_USER_ID, 'user_deleted');
  await users.remove(DEMO_USER_ID);
}

function newCredentials(): SandboxCredentials {
  return {
    username: DEMO_USERNAME,
    password: randomText((length) => randomBytes(length), 12, PASSWORD_LETTERS),
    client_id: randomBytes(16).toString('hex'),
    client_secret: randomBytes(16).toString('hex'),
    redirect_uri: DEMO_REDIRECT_URI,
  };
}

async function seedUser({ users }: Seeded, passwords: Passwords, { username, password }: SandboxCredentials) {
  const user = await users.findById(DEMO_USER_ID);
  if (user) {
    if (user.disabled) await users.setDisabled(user.id, false);
    const right = await passwords.isRight(password, user.passwordHash);
    if (!right) await users.setPassword(user.id, await passwords.hash(password));
    return;
  }
  await users.create({
    id: DEMO_USER_ID,
    username,
    displayName: 'Demo',
    email: 'demo@barline.example',
    country: 'SE',
    product: 'premium',
    passwordHash: await passwords.hash(password),
  });
}

/** Under a new id where the old one was deleted: an id is never used twice. */
async function seedApp(
  { apps }: Seeded,
  credentials: { -readonly [Name in keyof SandboxCredentials]: SandboxCredentials[Name] },
) {
  const { client_id, client_secret, redirect_uri } = credentials;
  const fields = {
    name: 'Demo app',
    description: 'Comes with the sandbox.',
    redirectUris: [redirect_uri, ...SITE_REDIRECT_URIS],
    ownerId: DEMO_USER_ID,
    secret: client_secret,
  };
  const created = await apps.create({ ...fields, clientId: client_id }).catch(() => apps.create(fields));
  credentials.client_id = created.app.clientId;
}

function holdsSecret({ secretHashes }: App, secret: string): boolean {
  return secretHashes.some(({ hash, revokedAt }) => revokedAt === null && hash === hashSecret(secret));
}
