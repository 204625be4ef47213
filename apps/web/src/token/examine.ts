import { lintRedirectUri } from '@barline/auth';
import { ownRedirectUri } from './plan.ts';
import { tabKept } from './tab-kept.ts';

/** Something that a log-in from this page depends on. */
export type Finding = {
  readonly what: 'secure' | 'address' | 'storage' | 'server' | 'clock';
  readonly ok: boolean;
  /** By how many seconds the clock of this device is fast; negative where it is slow. */
  readonly seconds?: number;
};

/** A clock that is further off, in seconds, makes countdowns wrong. */
const TOLERANCE = 60;

/** Looks at this browser and this address; asks this server for the time. */
export async function examine(): Promise<Finding[]> {
  const stored = tabKept.write('token-doctor', '1') && tabKept.read('token-doctor') === '1';
  tabKept.write('token-doctor', null);
  const seconds = await measureClock();
  return [
    { what: 'secure', ok: globalThis.crypto?.subtle !== undefined },
    { what: 'address', ok: lintRedirectUri(ownRedirectUri()).ok },
    { what: 'storage', ok: stored },
    { what: 'server', ok: seconds !== null },
    ...(seconds === null ? [] : [{ what: 'clock' as const, ok: Math.abs(seconds) <= TOLERANCE, seconds }]),
  ];
}

/** By how much the clock here differs from the server's, by the `Date` of an answer; `null` without an answer. */
async function measureClock(): Promise<number | null> {
  try {
    const before = Date.now();
    const response = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    const told = Date.parse(response.headers.get('date') ?? '');
    const here = (before + Date.now()) / 2;
    return Number.isNaN(told) ? 0 : Math.round((here - told) / 1000);
  } catch {
    return null;
  }
}
