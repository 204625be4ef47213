/// <reference lib="webworker" />
import { parseLink } from '@barline/codes';
import { matchRoute } from '../routes.ts';
import { SHARED_CACHE, UPDATE } from './shared.ts';

declare const self: ServiceWorkerGlobalScope;
/** Paths of the files of this version of the site, and its name; filled in when the site is built. */
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const SITE = `barline-site-${__VERSION__}`;
/** Files with a hash in their names that are kept when they are first used. */
const LATER = 'barline-later';
const FILES = new Set(__FILES__);

/**
 * Keeps the whole site on the device: pages open from there, at once and without a network. A new version waits until
 * the visitor wants it, so that nobody's page changes under his hands. Answers of the API are never kept.
 */
self.addEventListener('install', (event) => {
  event.waitUntil(keepSite());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldVersions().then(() => self.clients.claim()));
});

self.addEventListener('message', ({ data }) => {
  if (data === UPDATE) void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === 'POST' && url.pathname === '/share') return event.respondWith(takeShared(request));
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (isOurPage(url.pathname)) event.respondWith(fromSite('/', request));
  } else if (FILES.has(url.pathname)) event.respondWith(fromSite(url.pathname, request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(fromLater(request));
});

async function keepSite(): Promise<void> {
  const cache = await caches.open(SITE);
  // Files without a hash in their names must not come from the browser's own cache.
  await cache.addAll(
    __FILES__.map((path) => new Request(path, path.startsWith('/assets/') ? {} : { cache: 'reload' })),
  );
}

async function dropOldVersions(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('barline-site-') && name !== SITE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Pages of the site have one file. The address one returns to after logging in is the network's business. */
function isOurPage(path: string): boolean {
  const { page } = matchRoute(path);
  return page !== 'not-found' && page !== 'callback';
}

async function fromSite(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(SITE);
  return (await cache.match(path)) ?? fetch(request);
}

async function fromLater(request: Request): Promise<Response> {
  const cache = await caches.open(LATER);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** What another app shares: pictures are put aside for the scan page, a link goes to the page that makes its code. */
async function takeShared(request: Request): Promise<Response> {
  const form = await request.formData();
  const pictures = form.getAll('pictures').filter((part) => part instanceof File);
  if (pictures.length > 0) {
    const cache = await caches.open(SHARED_CACHE);
    for (const [index, picture] of pictures.entries()) {
      const headers = { 'content-type': picture.type, 'x-name': encodeURIComponent(picture.name) };
      await cache.put(`/share/${index}`, new Response(picture, { headers }));
    }
    return Response.redirect('/scan', 303);
  }
  const text = ['url', 'text', 'title'].map((name) => form.get(name) ?? '').join(' ');
  const parsed = parseLink(text);
  const link = parsed.ok ? `spotify:${parsed.link.type}:${encodeURIComponent(parsed.link.id)}` : text.trim();
  return Response.redirect(`/create?${new URLSearchParams({ uri: link })}`, 303);
}
