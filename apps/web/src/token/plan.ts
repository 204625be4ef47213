import { barlineServer, type Provider, splitScope, spotify } from '@barline/auth';
import { createStore } from '../store.ts';
import { tabKept } from './tab-kept.ts';

export type Need = 'user' | 'app';
export type Where = 'server' | 'desktop' | 'browser' | 'mobile';
export type Party = 'spotify' | 'here';

/** What has been answered in the wizard so far. Nothing of it is secret; it outlives the way to the log-in and back. */
export type Plan = {
  readonly need: Need | null;
  readonly where: Where | null;
  readonly party: Party;
  readonly clientId: string;
  readonly scope: string;
  readonly showDialog: boolean;
  readonly flow: 'code' | 'implicit';
};

/** The scopes of the example that everybody starts with. */
const FIRST: Plan = {
  need: null,
  where: null,
  party: 'spotify',
  clientId: '',
  scope: 'user-read-private user-read-email',
  showDialog: false,
  flow: 'code',
};

const NAME = 'token-plan';

export const plan = createStore<Plan>({ ...FIRST, ...readPlan() });

export function changePlan(change: Partial<Plan>): void {
  plan.set({ ...plan.get(), ...change });
  tabKept.write(NAME, JSON.stringify(plan.get()));
}

export function forgetPlan(): void {
  tabKept.write(NAME, null);
  plan.set(FIRST);
}

export function providerOf(party: Party): Provider {
  return party === 'spotify' ? spotify : barlineServer(location.origin);
}

/** Where the log-in comes back to. */
export function ownRedirectUri(): string {
  return `${location.origin}/callback`;
}

/** RFC 6749 §2.2; Spotify's are 32 hexadecimal digits. */
export function isClientId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

export function scopesOf({ scope }: Pick<Plan, 'scope'>): string[] {
  return splitScope(scope);
}

function readPlan(): Partial<Plan> {
  try {
    const read = JSON.parse(tabKept.read(NAME) ?? '{}');
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}
