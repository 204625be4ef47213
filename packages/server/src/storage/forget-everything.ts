import { LIBRARY_TABLES } from './forget-library.ts';
import type { StoreParts } from './parts.ts';

/**
 * Removes every user and app with all that came from them, and ends their tokens. Keys stay, and so do the registry of
 * codes and the catalogue. For the reset of a sandbox.
 */
export async function forgetEverything({ database, changes }: Pick<StoreParts, 'database' | 'changes'>): Promise<void> {
  await database.run((query) =>
    query.transaction().execute(async (transaction) => {
      const users = await transaction.selectFrom('users').select('id').execute();
      const apps = await transaction.selectFrom('apps').select('client_id').execute();
      const tables = [
        'users',
        'apps',
        'sessions',
        'authorizations',
        'grants',
        'device_codes',
        'audit',
        'usage',
        ...LIBRARY_TABLES,
      ] as const;
      for (const table of tables) await transaction.deleteFrom(table).execute();
      for (const { id } of users) await changes.note(transaction, [{ kind: 'user', subject: id }]);
      for (const { client_id } of apps) {
        await changes.note(transaction, [
          { kind: 'app', subject: client_id },
          { kind: 'app-changed', subject: client_id },
        ]);
      }
    }),
  );
  await changes.catchUp();
}
