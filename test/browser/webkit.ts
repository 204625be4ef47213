import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebKitPrograms } from '../../scripts/find-engines.ts';
import type { Tab } from './tab.ts';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Starts WebKitGTK's own small browser on a screen of its own and drives it over plain WebDriver (W3C). */
export async function openWebKit({ driver, browser, xvfbRun }: WebKitPrograms): Promise<Tab> {
  const home = mkdtempSync(join(tmpdir(), 'barline-webkit-'));
  const downloads = join(home, 'Downloads');
  mkdirSync(downloads);
  mkdirSync(join(home, '.config'));
  writeFileSync(join(home, '.config/user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const port = await freePort();
  const env = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    NO_AT_BRIDGE: '1',
    LANG: 'C.UTF-8',
  };
  const started = spawn(xvfbRun, ['-a', driver, `--port=${port}`], { env, detached: true, stdio: 'ignore' });
  try {
    const session = await openSession(`http://127.0.0.1:${port}`, browser);
    return toTab(session, downloads, async () => {
      await session('DELETE', '').catch(() => {});
      end(started);
      rmSync(home, { recursive: true, force: true });
    });
  } catch (error) {
    end(started);
    throw error;
  }
}

type Session = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

async function openSession(driver: string, binary: string): Promise<Session> {
  const args = ['--automation', '--enable-media-stream=true', '--enable-mock-capture-devices=true'];
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args } } };
  const opened = (await command(`${driver}/session`, 'POST', { capabilities }, 15_000)) as { sessionId: string };
  const base = `${driver}/session/${opened.sessionId}`;
  const session: Session = (method, path, body) => command(base + path, method, body);
  await session('POST', '/timeouts', { script: 30_000, pageLoad: 30_000 });
  await session('POST', '/window/rect', { width: 1280, height: 900 });
  return session;
}

/** One command; until the driver listens it is tried again, for `patience` milliseconds. */
async function command(url: string, method: string, body?: object, patience = 0): Promise<unknown> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      const init = method === 'POST' ? { method, body: JSON.stringify(body ?? {}) } : { method };
      const answer = await fetch(url, init);
      const { value } = (await answer.json()) as { value: { error?: string; message?: string } };
      if (!answer.ok) throw new DriverError(`${value.error}: ${value.message}`);
      return value;
    } catch (error) {
      if (error instanceof DriverError || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

class DriverError extends Error {}

function toTab(session: Session, downloads: string, close: () => Promise<void>): Tab {
  const find = async (selector: string) => {
    const found = (await session('POST', '/element', { using: 'css selector', value: selector })) as {
      [ELEMENT]: string;
    };
    return `/element/${found[ELEMENT]}`;
  };
  const send = async (selector: string, text: string) => {
    await session('POST', `${await find(selector)}/value`, { text });
  };
  return {
    downloads,
    async go(url) {
      await session('POST', '/url', { url });
    },
    async run(act, ...values) {
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve((${String(act)})(...[...arguments].slice(0, -1)))
          .then((value) => done({ value: value === undefined ? null : value }), (error) => done({ error: String(error) }));`;
      const result = (await session('POST', '/execute/async', { script, args: values })) as {
        value: unknown;
        error?: string;
      };
      if (result.error !== undefined) throw new Error(result.error);
      return result.value as never;
    },
    async click(selector) {
      // The driver scrolls only as far as the edge, where the bar at the top lies over the page.
      const script = `document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })`;
      await session('POST', '/execute/sync', { script, args: [selector] });
      await session('POST', `${await find(selector)}/click`);
    },
    type: send,
    choose: send,
    close,
  };
}

/** Ends the driver with its browser and its screen. */
function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid);
  } catch {
    // It has ended by itself.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
