import { hash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { randomText } from '../random.ts';
import { newGrantId } from './grant-id.ts';
import type { StoreParts } from './parts.ts';
import type { Schema } from './schema.ts';

/** A device that waits for a person to enter its code (RFC 8628). Times are ms since 1970. */
export type DeviceRequest = {
  /** As it is shown: XXXX-XXXX. */
  readonly userCode: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly status: 'pending' | 'approved' | 'denied' | 'redeemed';
  readonly userId: string | null;
  /** The grant that its redemption makes. */
  readonly grantId: string;
  /** Seconds it must wait between questions. */
  readonly pause: number;
  readonly polledAt: number | null;
  readonly decidedAt: number | null;
  /** The same in machine time. */
  readonly decidedWall: number | null;
  readonly expiresAt: number;
};

export type DeviceCodeStore = {
  create(clientId: string, scopes: readonly string[]): Promise<{ deviceCode: string; userCode: string }>;
  /** A request that can still be decided; case, spaces and dashes of what was typed do not matter. */
  findByUserCode(userCode: string): Promise<DeviceRequest | null>;
  /** True when the request was pending and is now approved by the user. */
  approve(userCode: string, userId: string): Promise<boolean>;
  deny(userCode: string): Promise<boolean>;
  /** The request of a device, expired or not, with when it asked before; its question now is noted. */
  poll(deviceCode: string): Promise<DeviceRequest | null>;
  /** Makes the device wait longer from now on. */
  slowDown(deviceCode: string): Promise<void>;
  markRedeemed(deviceCode: string): Promise<void>;
  prune(): Promise<void>;
};

/** How long a person has to enter the code: what Spotify's own service says, in seconds. */
export const DEVICE_CODE_LIFETIME = 3599;
/** RFC 8628 §3.2 and §3.5: seconds between questions at first, and what each `slow_down` adds. */
export const FIRST_PAUSE = 5;
const LONGER_PAUSE = 5;
/** RFC 8628 §6.1: 20 letters without vowels: no words, nothing to mistake. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const KEPT = 24 * 3600_000;

export function createDeviceCodeStore({ database, clock, random }: StoreParts): DeviceCodeStore {
  async function decide(userCode: string, status: 'approved' | 'denied', userId: string | null): Promise<boolean> {
    const rows = await database.write(
      `update device_codes set status = ?, user_id = ?, decided_at = ?, decided_wall = ?
        where user_code = ? and status = 'pending' and expires_at > ? returning user_code`,
      [status, userId, clock.now(), clock.wall(), normalize(userCode), clock.now()],
    );
    return rows.length > 0;
  }

  return {
    async create(clientId, scopes) {
      const deviceCode = random(32).toString('base64url');
      for (;;) {
        const userCode = randomText(random, 8, LETTERS);
        const added = await database.write(
          `insert into device_codes (device_hash, user_code, client_id, scopes, status, grant_id, pause, expires_at)
            values (?, ?, ?, ?, 'pending', ?, ?, ?) on conflict (user_code) do nothing returning user_code`,
          [
            hashCode(deviceCode),
            userCode,
            clientId,
            scopes.join(' '),
            newGrantId(clock.wall(), random),
            FIRST_PAUSE,
            clock.now() + DEVICE_CODE_LIFETIME * 1000,
          ],
        );
        if (added.length > 0) return { deviceCode, userCode: format(userCode) };
      }
    },
    async findByUserCode(userCode) {
      const [row] = await database.read<Row>(
        "select * from device_codes where user_code = ? and status = 'pending' and expires_at > ?",
        [normalize(userCode), clock.now()],
      );
      return row ? toRequest(row) : null;
    },
    approve: (userCode, userId) => decide(userCode, 'approved', userId),
    deny: (userCode) => decide(userCode, 'denied', null),
    async poll(deviceCode) {
      const device = hashCode(deviceCode);
      const [row] = await database.read<Row>('select * from device_codes where device_hash = ?', [device]);
      if (!row) return null;
      await database.write('update device_codes set polled_at = ? where device_hash = ?', [clock.now(), device]);
      return toRequest(row);
    },
    slowDown: async (deviceCode) =>
      void (await database.write('update device_codes set pause = pause + ? where device_hash = ?', [
        LONGER_PAUSE,
        hashCode(deviceCode),
      ])),
    markRedeemed: async (deviceCode) =>
      void (await database.write("update device_codes set status = 'redeemed' where device_hash = ?", [
        hashCode(deviceCode),
      ])),
    prune: async () =>
      void (await database.write('delete from device_codes where expires_at < ?', [clock.now() - KEPT])),
  };
}

type Row = Selectable<Schema['device_codes']>;

function hashCode(deviceCode: string): string {
  return hash('sha256', deviceCode, 'hex');
}

function normalize(typed: string): string {
  return typed
    .slice(0, 64)
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
}

function format(userCode: string): string {
  return `${userCode.slice(0, 4)}-${userCode.slice(4)}`;
}

function toRequest(row: Row): DeviceRequest {
  return {
    userCode: format(row.user_code),
    clientId: row.client_id,
    scopes: row.scopes === '' ? [] : row.scopes.split(' '),
    status: row.status,
    userId: row.user_id,
    grantId: row.grant_id,
    pause: row.pause,
    polledAt: row.polled_at,
    decidedAt: row.decided_at,
    decidedWall: row.decided_wall,
    expiresAt: row.expires_at,
  };
}
