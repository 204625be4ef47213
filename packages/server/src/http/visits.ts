import { Failure, type Language } from '@barline/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGE_COOKIE } from '../accounts/language.ts';
import { failurePage } from '../accounts/pages/notice.ts';
import { textsOf } from '../accounts/pages/texts.ts';
import { NO_PARAMETERS, readParameters } from '../accounts/parameters.ts';
import { PasswordQueueFull } from '../accounts/password-hash.ts';
import type { CookieChange, PageAnswer, PageHandler, Visit } from '../accounts/visit.ts';
import { readBody } from './body.ts';
import { languageOf } from './language.ts';
import { describeError, malformedRequest } from './problem.ts';

/** The most bytes of a form. */
const LONGEST_FORM = 64 * 1024;

type VisitOptions = {
  /** People reach the server over https only: cookies are Secure and bound to this host. */
  readonly https: boolean;
};

/**
 * Makes `scope` one for pages that people see: forms are read, failures are pages. The function it returns makes a
 * page's handler one of the framework's.
 */
export function serveVisits(scope: FastifyInstance, { https }: VisitOptions) {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    async (_request: FastifyRequest, payload: AsyncIterable<Buffer>) =>
      readForm(await readBody(payload, LONGEST_FORM, () => malformedRequest('Content Too Large', 413))),
  );
  scope.setErrorHandler((error: Error, request, reply) => answerFailure(error, request, reply, https));
  const prefix = https ? '__Host-' : '';
  return (handler: PageHandler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = toVisit(request, prefix);
    const answer = await handler(visit);
    return send(reply, answer, visit.language, { https, prefix });
  };
}

/** What a page's handler sees of a request. */
export function toVisit(request: FastifyRequest, prefix = ''): Visit {
  const path = encodeHighBytes(request.raw.url ?? '/');
  const at = path.indexOf('?');
  const queryText = at < 0 ? '' : path.slice(at + 1);
  const cookies = readCookies(request.headers.cookie, prefix);
  return {
    method: request.method === 'POST' ? 'POST' : 'GET',
    path,
    query: readParameters(queryText),
    queryText,
    form: typeof request.body === 'string' ? readParameters(request.body) : NO_PARAMETERS,
    params: request.params as Record<string, string>,
    cookies,
    language: chooseLanguage(request, cookies),
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
  };
}

/** The language that somebody chose on a page, else the browser's. */
export function chooseLanguageOf(request: FastifyRequest): Language {
  const cookies = readCookies(request.headers.cookie, '');
  return chooseLanguage(request, cookies.size > 0 ? cookies : readCookies(request.headers.cookie, '__Host-'));
}

/** The language of the path (`/ru/authorize`), else the one that was chosen, else the browser's. */
function chooseLanguage(request: FastifyRequest, cookies: ReadonlyMap<string, string>): Language {
  const inPath = (request.params as { locale?: string } | undefined)?.locale?.slice(0, 2).toLowerCase();
  const chosen = inPath ?? cookies.get(LANGUAGE_COOKIE);
  return chosen === 'en' || chosen === 'ru' ? chosen : languageOf(request);
}

/** The request line has a letter for each byte. */
function encodeHighBytes(url: string): string {
  return url.replace(/[\x80-\xff]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

function readForm(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformedRequest('UTF-8');
  }
}

/** Our cookies by the names they have without a prefix. One that is there twice is nobody's. */
function readCookies(header: string | undefined, prefix: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  const twice = new Set<string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    if (!name.startsWith(prefix)) continue;
    const plain = name.slice(prefix.length);
    if (cookies.has(plain)) twice.add(plain);
    cookies.set(plain, part.slice(at + 1).trim());
  }
  for (const name of twice) cookies.delete(name);
  return cookies;
}

function writeCookie(
  { name, value, maxAge }: CookieChange,
  { https, prefix }: { https: boolean; prefix: string },
): string {
  const life = value === null ? '; Max-Age=0' : maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${prefix}${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}${life}`;
}

/** Sends a page, or where to go. Nothing of it is kept by caches. */
function send(
  reply: FastifyReply,
  answer: PageAnswer,
  language: Language,
  options: { https: boolean; prefix: string },
): FastifyReply {
  reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
  for (const cookie of answer.cookies ?? []) reply.header('set-cookie', writeCookie(cookie, options));
  if ('location' in answer) return reply.code(303).header('location', answer.location).send();
  if (answer.retryAfter !== undefined) reply.header('retry-after', String(answer.retryAfter));
  return reply
    .code(answer.status)
    .headers({
      'content-security-policy': policyOf(answer),
      'content-language': language,
      vary: 'Accept-Language, Cookie',
    })
    .type('text/html; charset=utf-8')
    .send(String(answer.page));
}

/** Nothing but our own style; no script but the linter's; forms go to us, and on to the app that waits. */
function policyOf({
  formTargets = [],
  script = false,
}: {
  formTargets?: readonly string[] | 'any';
  script?: boolean;
}): string {
  const directives = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  if (script) directives.push("script-src 'self'", "connect-src 'self'");
  if (formTargets !== 'any') directives.push(["form-action 'self'", ...formTargets].join(' '));
  return directives.join('; ');
}

/** The same failures that programs get as problem documents, as a page. */
function answerFailure(error: Error, request: FastifyRequest, reply: FastifyReply, https: boolean): FastifyReply {
  const prefix = https ? '__Host-' : '';
  const { language } = toVisit(request, prefix);
  if (error instanceof PasswordQueueFull) {
    const { title, busy } = textsOf(language).logIn;
    const page = failurePage(language, title, busy);
    return send(reply, { status: 503, retryAfter: error.retryAfterSeconds, page }, language, { https, prefix });
  }
  const { status, title, detail, fix } = describeError(error, language);
  if (status >= 500) request.log.error({ err: error }, error instanceof Failure ? error.id : 'unexpected');
  const retryAfter = status === 503 ? 5 : undefined;
  const page = failurePage(language, title, `${detail} ${fix}`);
  return send(reply, { status, page, retryAfter }, language, { https, prefix });
}

/** A file whose address changes with its content. */
export function sendLasting(type: string, text: string) {
  return async (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type(`${type}; charset=utf-8`).header('cache-control', 'public, max-age=31536000, immutable').send(text);
}
