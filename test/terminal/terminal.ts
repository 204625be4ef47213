import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { barlineProcess, SOURCE } from '../../apps/cli/test/barline.ts';

/** A terminal in front of a server: its own folder of logins, and an app. */
export type Terminal = {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  run(args: readonly string[], env?: NodeJS.ProcessEnv): ReturnType<typeof barlineProcess>;
  /** Starts a command that a person has to answer. */
  start(args: readonly string[], env?: NodeJS.ProcessEnv): Started;
  /** The login that is kept. */
  login(): Login;
  /** Makes the access token that is kept look as if it had expired, and changes what else is given. */
  age(change?: Partial<Login>): void;
  remove(): void;
};

type Login = { access_token: string; refresh_token: string | null; expires_at: number; authorized_at: number };

/** A command that runs. */
export type Started = {
  /** What it said on standard error, as soon as that matches. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  type(text: string): void;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
};

type App = { readonly url: string; readonly clientId: string; readonly redirectUri: string };

export function openTerminal({ url, clientId, redirectUri }: App): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'barline-terminal-'));
  const env = {
    HOME: folder,
    BARLINE_CONFIG_DIR: folder,
    BARLINE_PROVIDER: url,
    SPOTIFY_CLIENT_ID: clientId,
    SPOTIFY_REDIRECT_URI: redirectUri,
  };
  const path = join(folder, 'tokens', `default.${url.replace('http://', '').replace(':', '_')}.json`);
  const login = () => JSON.parse(readFileSync(path, 'utf8')) as Login;
  return {
    folder,
    env,
    run: (args, more) => barlineProcess(args, { cwd: folder, env: { ...env, ...more } }),
    start: (args, more) => start(args, folder, { ...env, ...more }),
    login,
    age(change = {}) {
      writeFileSync(path, JSON.stringify({ ...login(), expires_at: Date.now() - 1000, ...change }));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function start(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, [...SOURCE, ...args], {
    cwd,
    env: { PATH: process.env.PATH, LANG: 'C', BARLINE_DATA_DIR: '/dev/null/none', ...env },
    stdio: 'pipe',
  });
  let out = '';
  let err = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => {
    err += chunk;
    for (const look of waiting) look();
  });
  child.stdin.on('error', () => {});
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return {
    ended,
    type: (text) => void child.stdin.write(text),
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(err);
          if (found) resolve(found);
        };
        waiting.add(look);
        look();
        ended.then(({ code }) => reject(new Error(`It ended with ${code}: ${err}`)));
      }),
  };
}
