import type { AuthorizationRequest } from '@barline/auth';
import type { Party } from './plan.ts';
import { tabKept } from './tab-kept.ts';

/** A log-in under way: what was asked, and of whom. */
export type Pending = {
  readonly party: Party;
  readonly request: AuthorizationRequest;
  /** The page of ours to go on to; the wizard where none is named. */
  readonly returnTo?: string;
};

const NAME = 'token-pending';

/** Remembers what the answer will have to fit, in this tab alone. `false` where the browser keeps nothing. */
export function rememberPending(pending: Pending): boolean {
  return tabKept.write(NAME, JSON.stringify(pending));
}

/** What was asked, once: it is gone afterwards, so that no answer can be used twice. */
export function takePending(): Pending | null {
  const text = tabKept.read(NAME);
  tabKept.write(NAME, null);
  try {
    const read = JSON.parse(text ?? 'null');
    return typeof read?.request?.state === 'string' ? read : null;
  } catch {
    return null;
  }
}
