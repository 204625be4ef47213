import { createSession, memoryStore, parseTokens, type Session, type TokenStore, type Tokens } from '@barline/auth';
import { createStore } from '../store.ts';
import { type Party, providerOf } from './plan.ts';
import { tabKept } from './tab-kept.ts';
import { type Exchange, recordingFetch } from './wire.ts';

/** A token that this page holds, and for what. */
export type Holding = {
  readonly party: Party;
  readonly clientId: string;
  readonly tokens: Tokens;
  /** How it was got, for whoever wants to see. */
  readonly exchanges: readonly Exchange[];
};

const NAME = 'token-held';

/** In memory; in the tab's storage too where the visitor asked for that. */
export const holding = createStore<Holding | null>(readKept());
/** Whether it outlives a reload of this tab. */
export const keepForTab = createStore(holding.get() !== null);

export function hold(held: Holding): void {
  holding.set(held);
  if (keepForTab.get()) writeKept(held);
}

/** `false` where the browser keeps nothing. */
export function setKeepForTab(keep: boolean): boolean {
  const held = holding.get();
  const done = keep && held ? writeKept(held) : tabKept.write(NAME, null);
  keepForTab.set(keep && done);
  return done;
}

/** Gets a new access token. Throws `AuthError`. */
export async function refreshHeld(): Promise<void> {
  await sessionOf(holding.get()!).refresh();
}

/** Forgets it here, and has the server forget it where it takes that. */
export async function forgetHeld(): Promise<void> {
  const held = holding.get();
  setKeepForTab(false);
  holding.set(null);
  if (held) await sessionOf(held).signOut();
}

/** The session of what is held: what it renews is held in its place. */
export function sessionOf({ party, clientId, tokens }: Holding): Session {
  const store: TokenStore = {
    ...memoryStore(tokens),
    async write(renewed) {
      const held = holding.get();
      if (held) hold({ ...held, tokens: renewed });
    },
    read: async () => holding.get()?.tokens ?? tokens,
  };
  const record = (exchange: Exchange) => {
    const held = holding.get();
    if (held) hold({ ...held, exchanges: [...held.exchanges, exchange].slice(-6) });
  };
  return createSession({ provider: providerOf(party), client: { clientId }, store, fetch: recordingFetch(record) });
}

function writeKept({ party, clientId, tokens }: Holding): boolean {
  return tabKept.write(NAME, JSON.stringify({ party, clientId, tokens }));
}

function readKept(): Holding | null {
  try {
    const { party, clientId, tokens } = JSON.parse(tabKept.read(NAME) ?? 'null');
    const read = parseTokens(JSON.stringify(tokens));
    return (
      read && { party: party === 'here' ? 'here' : 'spotify', clientId: String(clientId), tokens: read, exchanges: [] }
    );
  } catch {
    return null;
  }
}
