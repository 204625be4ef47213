import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a client made, and what it was answered. */
export type Seen = {
  readonly method: string;
  /** After `/v1`, without the query. */
  readonly path: string;
  readonly status: number;
  /** JSON, or `undefined` where there was no body. */
  readonly body: unknown;
};

export type Recorder = { readonly url: string; readonly seen: readonly Seen[]; close(): Promise<void> };

/** Stands before a server, passes everything on as it is, and writes down what is said of the Web API. */
export async function startRecorder(target: string): Promise<Recorder> {
  const seen: Seen[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const onward = request(target + url, { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        if (url.startsWith('/v1/')) {
          const json = bytes.length > 0 && answer.headers['content-type']?.includes('json');
          const body = json ? JSON.parse(bytes.toString()) : bytes.length > 0 ? bytes.toString() : undefined;
          const path = url
            .slice('/v1'.length)
            .split('?')[0]
            .replace(/(?<=.)\/$/, '');
          seen.push({ method, path, status: answer.statusCode!, body });
        }
        outgoing.writeHead(answer.statusCode!, answer.headers).end(bytes);
      });
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
