import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Changes } from './changes.ts';
import type { Schema } from './schema.ts';

/** Why tokens died, for the audit log. */
export type RevocationReason =
  | 'access_removed'
  | 'app_deleted'
  | 'client_revoked'
  | 'code_reused'
  | 'password_changed'
  | 'refresh_token_reused'
  | 'secrets_revoked'
  | 'user_deleted'
  | 'user_disabled'
  | 'operator';

/** Whose grants: one, those of a user, of an app, or of a user to an app. */
export type Whose =
  | { readonly grantId: string }
  | { readonly userId: string; readonly clientId?: string }
  | { readonly clientId: string; readonly userId?: undefined };

/** Inside a transaction: ends refresh tokens at once and notes that the access tokens are dead too. */
export async function revokeGrants(
  transaction: Kysely<Schema>,
  { clock, changes }: { clock: Clock; changes: Changes },
  whose: Whose,
  reason: RevocationReason,
): Promise<void> {
  const update = transaction
    .updateTable('grants')
    .set({ revoked_at: clock.now(), revoked_for: reason })
    .where('revoked_at', 'is', null);
  if ('grantId' in whose) {
    await update.where('id', '=', whose.grantId).execute();
    await changes.note(transaction, [{ kind: 'grant', subject: whose.grantId }]);
    return;
  }
  const { userId, clientId } = whose;
  const matching = userId === undefined ? update : update.where('user_id', '=', userId);
  await (clientId === undefined ? matching : matching.where('client_id', '=', clientId)).execute();
  await changes.note(transaction, [describe(userId, clientId)]);
}

function describe(userId: string | undefined, clientId: string | undefined) {
  if (userId === undefined) return { kind: 'app', subject: clientId! } as const;
  if (clientId === undefined) return { kind: 'user', subject: userId } as const;
  return { kind: 'pair', subject: `${userId} ${clientId}` } as const;
}
