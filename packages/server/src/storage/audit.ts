import type { Selectable } from 'kysely';
import type { StoreParts } from './parts.ts';
import type { Schema } from './schema.ts';

/** A security event. No secret, token, code or password is ever part of one. */
export type AuditEvent = {
  /** ms since 1970. */
  readonly at: number;
  /** What happened: `login`, `code_reused`, `secret_rotated` … */
  readonly kind: string;
  readonly userId: string | null;
  readonly clientId: string | null;
  /** The network address it came from. */
  readonly address: string | null;
};

export type AuditStore = {
  /** On the disk when it returns. `at` is now unless given. */
  record(event: Pick<AuditEvent, 'kind'> & Partial<AuditEvent>): Promise<void>;
  /** The newest first, 100 unless `limit` says otherwise. */
  listOf(whose: { userId: string } | { clientId: string } | 'all', limit?: number): Promise<readonly AuditEvent[]>;
  /** Forgets what is older than a year. */
  prune(): Promise<void>;
};

const KEPT = 365 * 24 * 3600_000;

export function createAuditStore({ database, clock }: StoreParts): AuditStore {
  return {
    async record({ at = clock.now(), kind, userId = null, clientId = null, address = null }) {
      await database.write('insert into audit (at, kind, user_id, client_id, address) values (?, ?, ?, ?, ?)', [
        at,
        kind,
        userId,
        clientId,
        address,
      ]);
    },
    async listOf(whose, limit = 100) {
      const rows = await database.run((query) => {
        const select = query.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit);
        if (whose === 'all') return select.execute();
        return 'userId' in whose
          ? select.where('user_id', '=', whose.userId).execute()
          : select.where('client_id', '=', whose.clientId).execute();
      });
      return rows.map(toEvent);
    },
    prune: async () => void (await database.write('delete from audit where at < ?', [clock.now() - KEPT])),
  };
}

function toEvent({ at, kind, user_id, client_id, address }: Selectable<Schema['audit']>): AuditEvent {
  return { at, kind, userId: user_id, clientId: client_id, address };
}
