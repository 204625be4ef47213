// Run as: node sqlite.writer-for-tests.ts FILE FIRST COUNT. Stores COUNT pairs from reference FIRST on, one at a time.
import { toMediaRef } from '@barline/codes';
import { openDatabase } from './database.ts';
import { createPairStore } from './pairs.ts';

const [file, first, count] = process.argv.slice(2);
const now = () => new Date();
const database = await openDatabase({ kind: 'sqlite', file }, now);
const store = createPairStore(database);
for (let ref = Number(first); ref < Number(first) + Number(count); ref++) {
  const [added] = await store.add([
    {
      namespace: 'spotify',
      mediaRef: toMediaRef(ref),
      uri: `spotify:track:${String(ref).padStart(22, '0')}`,
      origin: 'learned',
      since: now().toISOString(),
      mark: null,
    },
  ]);
  if (!added) throw new Error(`The pair ${ref} was not added.`);
}
await database.close();
