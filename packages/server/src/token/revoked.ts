import { Failure } from '@barline/messages';
import type { Clock } from '../clock.ts';
import type { Change, ChangeKind, Changes } from '../storage/changes.ts';
import type { AccessToken } from './access-token.ts';

/** What this process knows of tokens that died before their time. */
export type Revoked = {
  /** Throws `Failure('storage_unavailable')` when this process has not heard of changes for too long to know. */
  has(token: AccessToken): boolean;
  /** Throws likewise. */
  checkFresh(): void;
};

/** Longer than any access token lives, in ms. */
export const REVOCATION_MEMORY = 24 * 3600_000;
/** How long a process answers without hearing from the database, in ms. */
const LONGEST_SILENCE = 5000;
const SWEEP = 10_000;

type DeadKind = Exclude<ChangeKind, 'app-changed' | 'user-changed' | 'keys'>;

export function followRevocations(changes: Changes, clock: Clock): Revoked {
  const died: Record<DeadKind, Map<string, number>> = {
    user: new Map(),
    pair: new Map(),
    app: new Map(),
    grant: new Map(),
    token: new Map(),
  };
  let count = 0;

  changes.follow(({ kind, subject, at }: Change) => {
    if (kind === 'app-changed' || kind === 'user-changed' || kind === 'keys') return;
    died[kind].set(subject, Math.max(at, died[kind].get(subject) ?? 0));
    if (++count % SWEEP === 0) sweep();
  });

  function sweep(): void {
    const oldest = clock.wall() - REVOCATION_MEMORY;
    for (const map of Object.values(died)) {
      for (const [subject, at] of map) if (at < oldest) map.delete(subject);
    }
  }

  function checkFresh(): void {
    if (clock.wall() - changes.knownAt() > LONGEST_SILENCE) throw new Failure('storage_unavailable');
  }

  return {
    checkFresh,
    has({ id, clientId, userId, grantId, issuedWall }) {
      checkFresh();
      const since = (map: Map<string, number>, subject: string) => issuedWall <= (map.get(subject) ?? -1);
      if (since(died.app, clientId) || since(died.token, id)) return true;
      if (grantId !== null && died.grant.has(grantId)) return true;
      if (userId === null) return false;
      return since(died.user, userId) || since(died.pair, `${userId} ${clientId}`);
    },
  };
}
