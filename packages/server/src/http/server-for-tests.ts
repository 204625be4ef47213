import type { Language } from '@barline/messages';
import type { CodesParts } from '../codes/open-codes.ts';
import { readConfig } from '../config.ts';
import type { SandboxCredentials } from '../sandbox/credentials.ts';
import { startServer } from '../start-server.ts';

export type TestServer = {
  readonly url: string;
  /** The demo account and app, where it is a sandbox. */
  readonly demo: SandboxCredentials;
  /** The status, the headers and the body, as JSON where it is some. */
  ask(path: string, init?: RequestInit & { language?: Language }): Promise<TestAnswer>;
  post(path: string, body: unknown, language?: Language): Promise<TestAnswer>;
  close(): Promise<void>;
};

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
type TestAnswer = { status: number; headers: Headers; bytes: Uint8Array<ArrayBuffer>; body: any };

type Options = { sandbox?: boolean; webRoot?: string | null; parts?: CodesParts };

/** A server on a free port with an empty database in memory and the network off, unless `env` says otherwise. */
export async function startTestServer(env: Record<string, string> = {}, options: Options = {}): Promise<TestServer> {
  const { sandbox = true, webRoot = null, parts } = options;
  const preset = { PORT: '0', BARLINE_DATABASE_URL: 'sqlite::memory:', BARLINE_STRIP_URL: 'off' };
  const server = await startServer(readConfig({ ...preset, ...env }, { sandbox }), { webRoot, parts });

  async function ask(path: string, { language, ...init }: RequestInit & { language?: Language } = {}) {
    const headers = new Headers(init.headers);
    if (language) headers.set('accept-language', language);
    const response = await fetch(server.url + path, { redirect: 'manual', ...init, headers });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const json = /json/.test(response.headers.get('content-type') ?? '');
    const body = json && bytes.length > 0 ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
    return { status: response.status, headers: response.headers, bytes, body };
  }

  return {
    url: server.url,
    demo: server.demo!,
    ask,
    post: (path, body, language) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        language,
      }),
    close: server.close,
  };
}
