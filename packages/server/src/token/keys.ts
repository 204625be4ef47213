import { createCipheriv, createDecipheriv, hash, hkdfSync } from 'node:crypto';
import { Failure } from '@barline/messages';
import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../random.ts';
import type { Changes } from '../storage/changes.ts';
import type { KeyStore } from '../storage/keys.ts';
import { ACCESS_TOKEN } from './access-token.ts';
import { AUTHORIZATION_CODE } from './authorization-code.ts';
import { createMac, type Mac } from './mac.ts';
import type { MasterKey } from './master-key.ts';
import { REFRESH_MESSAGE } from './refresh-token.ts';
import { SCOPE_ORDER } from './scope-mask.ts';
import { createSealer, type Sealer } from './seal.ts';

/** One key of the ring: everything that is derived from it. */
type Key = {
  readonly id: number;
  readonly activeFrom: number;
  readonly access: Sealer;
  readonly code: Sealer;
  readonly refresh: Mac;
  readonly text: Buffer;
};

/** The keys that sign, and those that once did. */
export type KeyRing = {
  /** What new tokens are made with. */
  active(): Key;
  find(id: number): Key | undefined;
  /** The newest first. */
  all(): readonly Key[];
  sealText(purpose: string, text: string): string;
  openText(purpose: string, sealed: string): string | null;
  /** Adds a key when the newest has served its time. */
  rotate(): Promise<void>;
};

/** A key makes new tokens for this long, in ms. Old ones keep reading: a refresh token may live for ever. */
const SERVICE = 30 * 24 * 3600_000;
/** How long before its first use every process must have heard of a key, in ms. */
const NOTICE = 60_000;

/** Reads the keys, and makes the first. Throws `Failure('configuration_invalid')` under another master key. */
export async function openKeyRing(
  parts: { clock: Clock; random: RandomBytes; changes: Changes },
  store: KeyStore,
  master: MasterKey,
): Promise<KeyRing> {
  const { clock, random, changes } = parts;
  const known = new Map<number, Key>();
  let newestFirst: Key[] = [];
  let current: Key | undefined;

  async function load(): Promise<void> {
    for (const { id, sealed, activeFrom } of await store.list()) {
      const number = Number.parseInt(id, 16);
      if (known.has(number)) continue;
      const material = master.open(id, sealed);
      if (!material) throw new Failure('configuration_invalid', OTHER_MASTER_KEY);
      known.set(number, deriveKey(number, activeFrom, material, random));
    }
    newestFirst = [...known.values()].sort((a, b) => b.activeFrom - a.activeFrom || b.id - a.id);
    current = undefined;
  }

  async function add(activeFrom: number, after: number): Promise<void> {
    const id = random(4).toString('hex');
    await store.add({ id, sealed: master.seal(id, random(32)), activeFrom }, after);
    await load();
  }

  function active(): Key {
    const now = clock.wall();
    const next = newestFirst[0];
    if (current && (current === next || next.activeFrom > now)) return current;
    current = newestFirst.find(({ activeFrom }) => activeFrom <= now) ?? newestFirst.at(-1)!;
    return current;
  }

  async function rotate(): Promise<void> {
    const due = newestFirst[0].activeFrom + SERVICE;
    if (clock.wall() >= due) await add(clock.wall() + NOTICE, due);
  }

  await load();
  if (newestFirst.length === 0) await add(clock.wall(), 0);
  changes.follow(({ kind }) => {
    // What cannot be read now is asked for again at the next change.
    if (kind === 'keys') load().catch(() => {});
  });
  await rotate();

  return {
    active,
    find: (id) => known.get(id),
    all: () => newestFirst,
    sealText: (purpose, text) => sealText(active(), purpose, text, random),
    openText(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < 32 || bytes.toString('base64url') !== sealed) return null;
      const key = known.get(bytes.readUInt32BE(0));
      return key ? openText(key, purpose, bytes) : null;
    },
    rotate,
  };
}

/** With another list of scopes the masks in tokens would mean something else. */
const SCOPES_HASH = hash('sha256', SCOPE_ORDER, 'hex');

const OTHER_MASTER_KEY = {
  name: 'BARLINE_MASTER_KEY',
  value: '***',
  expected: 'the master key this database was made with',
};

function deriveKey(id: number, activeFrom: number, material: Buffer, random: RandomBytes): Key {
  const derive = (name: string, length = 32) =>
    Buffer.from(hkdfSync('sha256', material, '', `barline ${name}`, length));
  const sealer = (name: string, shape: typeof ACCESS_TOKEN) => {
    const keys = { encrypt: derive(`${name} encrypt`, 64), authenticate: derive(`${name} mac ${SCOPES_HASH}`) };
    return createSealer(id, keys, shape, random);
  };
  return {
    id,
    activeFrom,
    access: sealer('access token', ACCESS_TOKEN),
    code: sealer('authorization code', AUTHORIZATION_CODE),
    refresh: createMac('sha512', derive('refresh token', 64), REFRESH_MESSAGE),
    text: derive('text'),
  };
}

function sealText(key: Key, purpose: string, text: string, random: RandomBytes): string {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(key.id);
  const nonce = random(12);
  const cipher = createCipheriv('aes-256-gcm', key.text, nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

function openText(key: Key, purpose: string, bytes: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key.text, bytes.subarray(4, 16), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(16, 32));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(32)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
