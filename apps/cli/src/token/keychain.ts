import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TokenStore, Tokens } from '@barline/auth';
import { withFileLock } from '@barline/auth/node';
import { Failure } from '@barline/messages';

type KeychainParts = {
  /** Where a file would be; in its place stands `pointer`, so that the login is found again. */
  readonly path: string;
  /** The entry's name. */
  readonly name: string;
  readonly pointer: string;
  readonly parse: (text: string) => Tokens | null;
};

const SERVICE = 'barline';

/**
 * Keeps tokens in the keychain of the operating system; on Linux that is the Secret Service and nothing else, for the
 * kernel's keyring forgets. Throws `Failure('keychain_unavailable')`: nothing is ever kept elsewhere instead.
 */
export function keychainStore({ path, name, pointer, parse }: KeychainParts): TokenStore {
  const open = () =>
    orRefuse(async () => {
      const { AsyncEntry } = await import('@napi-rs/keyring');
      return new AsyncEntry(SERVICE, name, { linux: { store: 'secret-service' } });
    });
  return {
    async read() {
      const entry = await open();
      const text = await orRefuse(() => entry.getPassword());
      if (!text) return null;
      const tokens = parse(text);
      if (tokens === null) throw new Failure('tokens_corrupt', { path: `keychain: ${SERVICE}/${name}` });
      return tokens;
    },
    async write(tokens) {
      const entry = await open();
      await orRefuse(() => entry.setPassword(JSON.stringify(tokens)));
      writeFileSync(path, `${pointer}\n`, { mode: 0o600 });
    },
    async remove() {
      const entry = await open();
      await orRefuse(() => entry.deletePassword());
      rmSync(path, { force: true });
    },
    exclusively(work) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      return withFileLock(`${path}.lock`, work);
    },
  };
}

async function orRefuse<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw new Failure('keychain_unavailable', {}, { cause: error });
  }
}
