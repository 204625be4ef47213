import { posix } from 'node:path';
import { Failure } from '@barline/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openToAll, WORKER_POLICIES } from './headers.ts';
import type { SiteFiles } from './site-files.ts';

/** Where people come back to with a code in the address: a page that nobody keeps, lists or names as a referrer. */
const CALLBACK = '/callback';
const PASSING = { 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };

const PAGE = 'index.html';
const ASSETS = 'assets/';
/** What pages of other sites load. */
const EMBED = 'embed/';

/** Serves the built site: its files by their names, and its one page under every address that is a page. */
export async function servePages(app: FastifyInstance, files: SiteFiles, pages: readonly string[]): Promise<void> {
  const hide = { hide: true };
  for (const url of addressesOf(files.names)) {
    app.get(url, { schema: hide }, (request, reply) => {
      const name = decodeURIComponent(request.url.slice(1).split('?', 1)[0]);
      if (!files.names.has(name)) return reply.callNotFound();
      setHeaders(reply, name);
      return files.send(request, reply, name);
    });
  }
  await letShared(app);
  for (const url of pages) {
    const onSend = url === CALLBACK ? passBy : undefined;
    app.get(url, { schema: hide, onSend }, (request, reply) => sendPage(files, request, reply));
  }
}

/** One for each file beside the page, and one for all files of a folder. */
function addressesOf(names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].map((name) => `/${name.replace(/\/.*/, '/*')}`));
}

function setHeaders(reply: FastifyReply, name: string): void {
  // The names of assets carry a hash of what is in them.
  const lasting = name.startsWith(ASSETS);
  reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (name.startsWith(EMBED)) openToAll(reply);
  const policy = lasting ? policyOfWorker(posix.basename(name)) : undefined;
  if (policy !== undefined) reply.header('content-security-policy', policy);
}

function sendPage(files: SiteFiles, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply.header('cache-control', 'no-cache');
  return files.send(request, reply, PAGE);
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
export function answerNotFound(app: FastifyInstance, files: SiteFiles | null): void {
  app.setNotFoundHandler(async (request, reply) => {
    // The site shows its own 'not found' under addresses it does not know.
    if (files?.names.has(PAGE) && wantsPage(request)) return sendPage(files, request, reply.code(404));
    throw new Failure('not_found');
  });
}

function wantsPage({ url, method, headers }: FastifyRequest): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  return reads && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}
