import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loopbackPort, withPort } from '@barline/auth';
import { Failure, type Language } from '@barline/messages';
import { type CallbackPage, drawCallbackPage, PAGE_HEADERS } from './callback-page.ts';

/** Waits at a redirect URI of this machine (RFC 8252 §7.3). */
export type Loopback = {
  /** With the port at which it listens. */
  readonly redirectUri: string;
  /** The port that somebody else has, where it had to take another. */
  readonly busyPort: number | null;
  /** The first address that a browser comes back with. */
  readonly callback: Promise<URL>;
  /** Shows the browser, which waits for it, how it went. Resolves when it has. */
  finish(page: CallbackPage): Promise<void>;
  close(): void;
};

/** A browser that does not come to see how it went is not waited for longer, in ms. */
const LAST_LOOK = 2000;

/** Listens at the loopback address `redirectUri`, at its port where that is free. Throws `Failure('cannot_listen')`. */
export async function listenForCallback(redirectUri: string, language: Language): Promise<Loopback> {
  const wanted = loopbackPort(redirectUri);
  const host = new URL(redirectUri).hostname.replace(/^\[|\]$/g, '');
  const { pathname } = new URL(redirectUri);
  const arrived = Promise.withResolvers<URL>();
  const judged = Promise.withResolvers<CallbackPage>();
  const seen = Promise.withResolvers<void>();
  let taken = false;
  let own = redirectUri;

  const server = createServer((request, response) => {
    response.setHeader('connection', 'close');
    const url = readOwnUrl(request, server, host);
    if (!url || request.method !== 'GET') return refuse(response, url ? 405 : 400);
    if (url.pathname === DONE && taken) return void judged.promise.then((page) => show(response, page, language, seen));
    if (url.pathname !== pathname) return refuse(response, 404);
    if (taken) return refuse(response, 410);
    taken = true;
    arrived.resolve(new URL(own.split('?', 1)[0] + url.search));
    // The address with the code in it leaves no trace in the browser's history: it is replaced by this one.
    judged.promise.then(() => response.writeHead(303, { ...PAGE_HEADERS, location: DONE }).end());
  });

  const port = wanted === null ? await listen(server, host, 0) : await listenAt(server, host, wanted);
  if (wanted !== port) own = withPort(redirectUri, port);
  return {
    redirectUri: own,
    busyPort: wanted === null || wanted === port ? null : wanted,
    callback: arrived.promise,
    async finish(page) {
      judged.resolve(page);
      if (taken) await Promise.race([seen.promise, wait(LAST_LOOK)]);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const DONE = '/barline-done';

/** The request's address, if it is for this server by its own name: another page's script may not come in by one of its. */
function readOwnUrl(request: IncomingMessage, server: Server, host: string): URL | null {
  const { port } = server.address() as AddressInfo;
  const own = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (request.headers.host !== new URL(own).host && request.headers.host !== `${new URL(own).hostname}:${port}`)
    return null;
  return request.url?.startsWith('/') ? URL.parse(own + request.url) : null;
}

function show(
  response: ServerResponse,
  page: CallbackPage,
  language: Language,
  seen: PromiseWithResolvers<void>,
): void {
  response.writeHead(page.ok ? 200 : 400, PAGE_HEADERS).end(drawCallbackPage(page, language));
  response.once('close', seen.resolve);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end();
}

/** The port itself, or any free one where another program has it. */
async function listenAt(server: Server, host: string, port: number): Promise<number> {
  try {
    return await listen(server, host, port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return listen(server, host, 0);
    throw error;
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE' && port !== 0;
      const reason = error.code === 'EACCES' ? 'forbidden' : 'no_address';
      reject(busy ? error : new Failure('cannot_listen', { host, port, reason }, { cause: error }));
    };
    server.once('error', fail);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
