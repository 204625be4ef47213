/** How often something may fail: `burst` times at once, then once every `refillSeconds`. */
export type Allowance = { readonly burst: number; readonly refillSeconds: number };

/** A count of tries by key. Each try costs one before it is made; one that was no attack is given back. */
export type Limit = {
  /** Takes one try. Returns 0, or after how many seconds the next is possible. */
  take(key: string): number;
  giveBack(key: string): void;
  clear(): void;
};

/** Keys are remembered up to this many; the one that was quiet longest is forgotten first. */
const MOST_KEYS = 20_000;

/** `seconds` is a clock that never steps. */
export function createLimit({ burst, refillSeconds }: Allowance, seconds = () => performance.now() / 1000): Limit {
  const used = new Map<string, { count: number; at: number }>();

  const read = (key: string) => {
    const entry = used.get(key);
    const now = seconds();
    return { now, count: entry ? Math.max(0, entry.count - (now - entry.at) / refillSeconds) : 0 };
  };
  const write = (key: string, count: number, at: number) => {
    used.delete(key);
    if (count > 0) used.set(key, { count, at });
    if (used.size > MOST_KEYS) used.delete(used.keys().next().value!);
  };

  return {
    take(key) {
      const { now, count } = read(key);
      if (count + 1 > burst) return Math.max(1, Math.ceil((count + 1 - burst) * refillSeconds));
      write(key, count + 1, now);
      return 0;
    },
    giveBack(key) {
      const { now, count } = read(key);
      write(key, count - 1, now);
    },
    clear: () => used.clear(),
  };
}

/** The limits of everything that a stranger may try. */
export type Limits = {
  /** Passwords tried for one name, known or not. */
  readonly account: Limit;
  /** Passwords tried from one address, whatever the names. */
  readonly address: Limit;
  /** Passwords tried for one account with a browser that has been logged in to it before. */
  readonly device: Limit;
  /** Accounts made from one address. */
  readonly signUp: Limit;
  /** Passwords tried by one session, for what asks for it again. */
  readonly session: Limit;
  /** Codes of devices tried by one session. */
  readonly userCode: Limit;
  /** Apps made by one person. */
  readonly newApp: Limit;
  clear(): void;
};

export function createLimits(seconds?: () => number): Limits {
  const limits = {
    account: createLimit({ burst: 10, refillSeconds: 60 }, seconds),
    address: createLimit({ burst: 100, refillSeconds: 3 }, seconds),
    device: createLimit({ burst: 10, refillSeconds: 60 }, seconds),
    signUp: createLimit({ burst: 60, refillSeconds: 60 }, seconds),
    session: createLimit({ burst: 10, refillSeconds: 60 }, seconds),
    userCode: createLimit({ burst: 10, refillSeconds: 30 }, seconds),
    newApp: createLimit({ burst: 50, refillSeconds: 60 }, seconds),
  };
  const clear = () => {
    for (const limit of Object.values(limits)) limit.clear();
  };
  return { ...limits, clear };
}

/** The part of an address that one person has: all of IPv4, the first 64 bits of IPv6 (RFC 6177). */
export function toAddressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1];
  if (!address.includes(':')) return address;
  const [head, tail] = address.split('%')[0].split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array(Math.max(0, 8 - groups.length - rest.length)).fill('0');
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}
