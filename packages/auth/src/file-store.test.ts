import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { expiredTokens } from './fake-provider-for-tests.ts';
import { withFileLock } from './file-lock.ts';
import { fileStore } from './file-store.ts';

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'barline-store-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let number = 0;
beforeEach(() => {
  file = join(folder, `case-${number++}`, 'tokens', 'default.json');
});

const mode = (path: string) => statSync(path).mode & 0o777;

describe('a file of tokens', () => {
  it('is made for its owner only, in a folder for its owner only', async () => {
    const store = fileStore(file);
    expect(await store.read()).toBeNull();
    await store.exclusively(() => store.write(expiredTokens()));
    expect(await store.read()).toEqual(expiredTokens());
    expect([mode(file), mode(join(file, '..'))]).toEqual([0o600, 0o700]);
    await store.remove();
    expect(await store.read()).toBeNull();
  });

  it.each([0o640, 0o604, 0o666])('that others may read is refused: mode %o', async (bits) => {
    const store = fileStore(file);
    await store.write(expiredTokens());
    chmodSync(file, bits);
    await expect(store.read()).rejects.toMatchObject({ code: 'tokens_exposed', values: { path: file } });
    await store.write(expiredTokens());
    expect(mode(file)).toBe(0o600);
  });

  it.each(['', '{', 'null', '[]', '{"access_token":1}', JSON.stringify({ ...expiredTokens(), expires_at: null })])(
    'that holds %j is called damaged, and replaced by the next',
    async (text) => {
      const store = fileStore(file);
      await store.write(expiredTokens());
      writeFileSync(file, text);
      await expect(store.read()).rejects.toMatchObject({ code: 'tokens_corrupt' });
      await store.exclusively(() => store.write(expiredTokens()));
      expect(await store.read()).toEqual(expiredTokens());
    },
  );

  it('that is huge is not read', async () => {
    const store = fileStore(file);
    await store.write(expiredTokens({ scope: 'x'.repeat(70_000) }));
    await expect(store.read()).rejects.toMatchObject({ code: 'tokens_corrupt' });
  });

  it('that cannot be written says where', async () => {
    const store = fileStore('/dev/null/tokens/default.json');
    await expect(store.exclusively(async () => {})).rejects.toMatchObject({ code: 'tokens_unwritable' });
  });

  it('that was written whole and not renamed is taken over; half a one is not', async () => {
    const store = fileStore(file);
    await store.write(expiredTokens());
    const newer = JSON.stringify(expiredTokens({ refresh_token: 'AQnewer' }));
    writeFileSync(`${file}.new`, newer, { mode: 0o600 });
    await store.exclusively(async () => {});
    expect((await store.read())?.refresh_token).toBe('AQnewer');
    writeFileSync(`${file}.new`, newer.slice(0, 50), { mode: 0o600 });
    await store.exclusively(async () => {});
    expect((await store.read())?.refresh_token).toBe('AQnewer');
    expect(existsSync(`${file}.new`)).toBe(false);
  });
});

describe('the lock', () => {
  it('lets one at a time in, and a waiting one give up', async () => {
    const path = join(folder, 'lock');
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 30));
      order.push(`${name} out`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => withFileLock(path, work(name))));
    for (let at = 0; at < 6; at += 2) expect(order[at + 1]).toBe(order[at].replace('in', 'out'));
    await withFileLock(path, async () => {
      const impatient = withFileLock(path, async () => {}, { patience: 50 });
      await expect(impatient).rejects.toMatchObject({ code: 'tokens_locked' });
    });
    expect(statSync(path).size).toBe(0);
  });
});

describe('processes that share a file', () => {
  let server: Server;
  let provider: string;
  let valid: string;
  let refreshes: number;
  /** A server that replaces the refresh token each time and takes the old one never again. */
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const sent = new URLSearchParams(body).get('refresh_token');
        response.setHeader('content-type', 'application/json');
        if (sent !== valid) {
          response.statusCode = 400;
          response.end(JSON.stringify({ error: 'invalid_grant', error_description: 'Refresh token revoked' }));
          return;
        }
        refreshes += 1;
        valid = `AQ${refreshes}`;
        const answer = { access_token: `BQ${refreshes}`, token_type: 'Bearer', expires_in: 3600, refresh_token: valid };
        setTimeout(() => response.end(JSON.stringify(answer)), 20);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    provider = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  beforeEach(async () => {
    valid = 'AQ0';
    refreshes = 0;
    await fileStore(file).write(expiredTokens({ refresh_token: 'AQ0' }));
  });

  const program = fileURLToPath(new URL('./refresh-for-tests.ts', import.meta.url));

  /** What it printed, or `null` where it was killed. */
  async function refresh(step?: number): Promise<string | null> {
    const args = ['--conditions=source', program, file, provider, ...(step === undefined ? [] : [String(step)])];
    try {
      return (await promisify(execFile)(process.execPath, args)).stdout.trim();
    } catch (error) {
      if ((error as { signal?: string }).signal === 'SIGKILL') return null;
      throw error;
    }
  }

  it('refresh once, however many begin at the same moment', async () => {
    const printed = await Promise.all(Array.from({ length: 10 }, () => refresh()));
    expect(printed).toEqual(Array(10).fill('BQ1'));
    expect(refreshes).toBe(1);
  });

  it('work or say that a person must log in, after one was killed at any step', async () => {
    const outcomes: string[] = [];
    for (let step = 0; ; step++) {
      valid = 'AQ0';
      refreshes = 0;
      rmSync(`${file}.new`, { force: true });
      await fileStore(file).write(expiredTokens({ refresh_token: 'AQ0' }));
      if ((await refresh(step)) !== null) break;
      const answered = refreshes;
      const next = await refresh();
      outcomes.push(`${answered} ${next}`);
      expect(readFileSync(file, 'utf8')).toContain('"refresh_token"');
    }
    // Killed before the request; after the answer and before all of it was on the disk, which nothing can mend where the
    // server forgets the old token at once; and from then on, where nothing is lost and nobody is asked again.
    expect(outcomes.join(', ')).toMatch(/^(0 BQ1, )+(1 login_required, )+(1 BQ1(, |$)){2,}$/);
  });
});
