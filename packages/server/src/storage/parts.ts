import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../random.ts';
import type { Changes } from './changes.ts';
import type { Database } from './database.ts';

/** What the stores of the accounts service are made from. */
export type StoreParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly changes: Changes;
};
