import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '@barline/messages';

/** The demo account and app of a sandbox, as programs read them. */
export type SandboxCredentials = {
  readonly username: string;
  readonly password: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly redirect_uri: string;
};

/** What the file holds, or `null` where there is none that can be used. */
export function readSandboxFile(file: string): SandboxCredentials | null {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8'));
    const names = ['username', 'password', 'client_id', 'client_secret', 'redirect_uri'] as const;
    if (!names.every((name) => typeof read?.[name] === 'string' && read[name] !== '')) return null;
    const { username, password, client_id, client_secret, redirect_uri } = read;
    const hex = /^[0-9a-f]{32}$/;
    if (!hex.test(client_id) || !hex.test(client_secret)) return null;
    return { username, password, client_id, client_secret, redirect_uri };
  } catch {
    return null;
  }
}

/** Writes it for the owner's eyes only, whole or not at all. Throws `Failure('storage_unavailable')`. */
export function writeSandboxFile(file: string, credentials: SandboxCredentials): void {
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, `${JSON.stringify(credentials)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new Failure('storage_unavailable', {}, { cause: error });
  }
}
