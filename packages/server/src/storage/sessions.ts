import { hash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { StoreParts } from './parts.ts';
import type { Schema } from './schema.ts';

/** A person logged in with one browser. Times are ms since 1970. */
export type Session = {
  /** Names the session in lists; does not open it. */
  readonly id: string;
  readonly userId: string;
  /** What the browser said it is, shortened. */
  readonly agent: string;
  readonly address: string;
  readonly createdAt: number;
  readonly seenAt: number;
};

/** Only hashes of the tokens are kept. */
export type SessionStore = {
  create(userId: string, from?: { agent?: string; address?: string }): Promise<{ token: string; session: Session }>;
  /** The session unless it has ended, rested too long or grown too old. */
  find(token: string): Promise<Session | null>;
  end(token: string): Promise<void>;
  /** Ends the session of that id if it is the user's. */
  endById(userId: string, id: string): Promise<void>;
  /** Ends all of a user but the one of the token `except`. */
  endAllOf(userId: string, except?: string): Promise<void>;
  /** The living ones, the one last used first. */
  listOf(userId: string): Promise<readonly Session[]>;
  /** Forgets those that have ended by time. */
  prune(): Promise<void>;
};

/** OWASP ASVS 5.0 V7.3: a session ends after a rest and, however busy, after a while; in ms. */
const LONGEST_REST = 14 * 24 * 3600_000;
const LONGEST_LIFE = 90 * 24 * 3600_000;
/** How exact the last use is kept, so that reading pages does not write each time; in ms. */
const SEEN_STEP = 60_000;

export function createSessionStore({ database, clock, random }: StoreParts): SessionStore {
  const lives = (row: Row) => {
    const now = clock.now();
    return now - row.seen_at < LONGEST_REST && now - row.created_at < LONGEST_LIFE;
  };

  return {
    async create(userId, { agent = '', address = '' } = {}) {
      const token = random(32).toString('base64url');
      const now = clock.now();
      const row: Row = {
        token_hash: hashToken(token),
        id: random(9).toString('base64url'),
        user_id: userId,
        agent: agent.slice(0, 200),
        address,
        created_at: now,
        seen_at: now,
      };
      await database.run((query) => query.insertInto('sessions').values(row).execute());
      return { token, session: toSession(row) };
    },
    async find(token) {
      const [row] = await database.read<Row>('select * from sessions where token_hash = ?', [hashToken(token)]);
      if (!row || !lives(row)) return null;
      if (Math.abs(clock.now() - row.seen_at) > SEEN_STEP) {
        await database.write('update sessions set seen_at = ? where token_hash = ?', [clock.now(), row.token_hash]);
      }
      return toSession(row);
    },
    end: async (token) => void (await database.write('delete from sessions where token_hash = ?', [hashToken(token)])),
    endById: async (userId, id) =>
      void (await database.write('delete from sessions where user_id = ? and id = ?', [userId, id])),
    endAllOf: async (userId, except) =>
      void (await database.write('delete from sessions where user_id = ? and token_hash <> ?', [
        userId,
        except === undefined ? '' : hashToken(except),
      ])),
    async listOf(userId) {
      const rows = await database.read<Row>('select * from sessions where user_id = ? order by seen_at desc', [userId]);
      return rows.filter(lives).map(toSession);
    },
    prune: async () =>
      void (await database.write('delete from sessions where seen_at < ? or created_at < ?', [
        clock.now() - LONGEST_REST,
        clock.now() - LONGEST_LIFE,
      ])),
  };
}

type Row = Selectable<Schema['sessions']>;

function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

function toSession({ id, user_id, agent, address, created_at, seen_at }: Row): Session {
  return { id, userId: user_id, agent, address, createdAt: created_at, seenAt: seen_at };
}
