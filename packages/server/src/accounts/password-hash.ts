import { availableParallelism } from 'node:os';
import type { Algorithm, Options } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const ARGON2ID: Algorithm.Argon2id = 2;
const PARAMETERS: Options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The most bytes of a password. It is refused beyond that, never cut. */
export const LONGEST_PASSWORD = 1024;
/** NIST SP 800-63B §3.1.1.2, for a password that is the only factor of a small service: eight characters. */
export const SHORTEST_PASSWORD = 8;

/** How many hashes wait at the most before others are refused. */
const LONGEST_QUEUE = 64;

/** Loaded with the first password: an app's token needs none. */
const loadArgon2 = () => import('@node-rs/argon2');

/** Thrown where too many passwords wait to be hashed: the answer is 503, to be tried again soon. */
export class PasswordQueueFull extends Error {
  readonly retryAfterSeconds = 2;
  constructor() {
    super('Too many passwords wait to be hashed.');
    this.name = 'PasswordQueueFull';
  }
}

/** Hashes and checks passwords, few at a time, so that many log-ins leave the processor to other requests. */
export type Passwords = {
  /** A hash to keep (PHC format). Throws `PasswordQueueFull`. */
  hash(password: string): Promise<string>;
  /** Whether it is the password; for `null` (nobody has that name) the answer is no, after the same time. Throws `PasswordQueueFull`. */
  isRight(password: string, kept: string | null): Promise<boolean>;
};

type PasswordsOptions = { readonly parallel?: number; readonly longestQueue?: number };

export function createPasswords(options: PasswordsOptions = {}): Passwords {
  // The thread pool of Node has four threads; one is always left to others.
  const { parallel = Math.min(3, Math.max(1, availableParallelism() - 1)), longestQueue = LONGEST_QUEUE } = options;
  const enter = createQueue(parallel, longestQueue);
  let nobody: Promise<string> | undefined;
  return {
    hash: (password) => enter(async () => (await loadArgon2()).hash(password, PARAMETERS)),
    isRight: (password, kept) =>
      enter(async () => {
        const { hash, verify } = await loadArgon2();
        nobody ??= hash('nobody’s password', PARAMETERS);
        const right = await verify(kept ?? (await nobody), password).catch(() => false);
        return right && kept !== null;
      }),
  };
}

/** Runs at most `parallel` tasks at once and lets `longest` wait. */
function createQueue(parallel: number, longest: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async function enter<T>(task: () => Promise<T>): Promise<T> {
    if (running >= parallel) {
      if (waiting.length >= longest) throw new PasswordQueueFull();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
