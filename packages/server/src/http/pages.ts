import { existsSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { Failure } from '@barline/messages';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openToAll, WORKER_POLICIES } from './headers.ts';

/** Where people come back to with a code in the address: a page that nobody keeps, lists or names as a referrer. */
const CALLBACK = '/callback';
const PASSING = { 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };

const ASSETS = `${sep}assets${sep}`;
/** What pages of other sites load. */
const EMBED = `${sep}embed${sep}`;

/** Serves the built site: its files by their names, and its one page under every address that is a page. */
export async function servePages(app: FastifyInstance, webRoot: string, pages: readonly string[]): Promise<void> {
  await app.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders(reply, path) {
      // The names of assets carry a hash of what is in them.
      const lasting = path.includes(ASSETS);
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (path.includes(EMBED)) openToAll(reply);
      const policy = lasting ? policyOfWorker(basename(path)) : undefined;
      if (policy !== undefined) reply.header('content-security-policy', policy);
    },
  });
  await letShared(app);
  for (const url of pages) {
    const onSend = url === CALLBACK ? passBy : undefined;
    app.get(url, { schema: { hide: true }, onSend }, (_request, reply) => reply.sendFile('index.html'));
  }
}

/** What the system shares to a site whose service worker is not there to take it: it is let go, and the page asks anew. */
async function letShared(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => {
      body.resume();
      done(null);
    });
    scope.post('/share', { schema: { hide: true } }, (_request, reply) => reply.redirect('/scan', 303));
  });
}

async function passBy(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers(PASSING);
}

function policyOfWorker(name: string): string | undefined {
  return Object.entries(WORKER_POLICIES).find(([start]) => name.startsWith(start))?.[1];
}

/** What is nowhere: a page for people, a problem document for programs. */
export function answerNotFound(app: FastifyInstance, webRoot: string | null): void {
  const page = webRoot !== null && existsSync(join(webRoot, 'index.html'));
  app.setNotFoundHandler(async (request, reply) => {
    if (page && wantsPage(request)) return sendNotFoundPage(reply);
    throw new Failure('not_found');
  });
}

/** The site shows its own 'not found' under addresses it does not know. */
function sendNotFoundPage(reply: FastifyReply): FastifyReply {
  return reply.code(404).sendFile('index.html');
}

function wantsPage({ url, method, headers }: FastifyRequest): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  return reads && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}
