import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RandomBytes } from '../random.ts';

/** Encrypts the keys that are kept in the database. */
export type MasterKey = {
  /** `name` must be the same when it is opened. */
  seal(name: string, plain: Buffer): string;
  /** `null`: sealed by another master key, or changed. */
  open(name: string, sealed: string): Buffer | null;
};

/** AES-256-GCM: nonce 12 · tag 16 · text, as base64url. */
export function createMasterKey(secret: string, random: RandomBytes): MasterKey {
  const key = hash('sha256', `barline master key ${secret}`, 'buffer');
  return {
    seal(name, plain) {
      const nonce = random(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < 28) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(12, 28));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** The secret in the file, made with mode 0600 where there is none. */
export function readMasterKeyFile(file: string, random: RandomBytes): string {
  mkdirSync(dirname(file), { recursive: true });
  try {
    // Only one of several processes that start at once makes it.
    writeFileSync(file, `${random(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
