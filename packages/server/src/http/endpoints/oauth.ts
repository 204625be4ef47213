import type { IncomingMessage } from 'node:http';
import { Failure } from '@barline/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Form, parseForm } from '../../token/form.ts';
import { formatError, OAuthError } from '../../token/oauth-error.ts';
import type { OpenAccounts } from '../../token/open-accounts.ts';
import type { Metrics } from '../metrics.ts';
import type { FailureLimit } from './failure-limit.ts';

/** The most bytes of a form. */
const LONGEST_FORM = 16 * 1024;
const FORM = 'application/x-www-form-urlencoded';
const OTHER_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Adds an endpoint that apps post a form to; other methods are refused. */
type Post = (url: string, handler: (form: Form, request: FastifyRequest) => Promise<string>) => void;

/**
 * Prepares a scope for endpoints that apps post forms to: nothing but what these need, so that a token costs little.
 * Answers are JSON that nobody keeps; refusals are OAuth's.
 */
export function acceptForms(scope: FastifyInstance, limit: FailureLimit): Post {
  readForms(scope);
  // A logger for each request costs as much as a token; refusals name their request instead.
  scope.setChildLoggerFactory((logger) => logger);
  scope.setErrorHandler(answerWithOAuthError(limit));
  scope.addHook('onRequest', (request, reply, done) => {
    reply.headers(HEADERS);
    const { origin } = request.headers;
    // Pages may read the answer, without cookies. No preflight is answered, so only simple requests get here.
    if (origin !== undefined) reply.headers({ 'access-control-allow-origin': origin, vary: 'Origin' });
    done();
  });
  return (url, handler) => {
    scope.post(url, async (request) => handler(formOf(request), request));
    scope.route({ method: [...OTHER_METHODS], url, onRequest: refuseMethod, handler: () => {} });
  };
}

/** POST /api/token, counted by grant and outcome. */
export function answerToken({ endpoints, faults }: OpenAccounts, metrics: Metrics) {
  return async (form: Form, request: FastifyRequest): Promise<string> => {
    const start = performance.now();
    let outcome = 'ok';
    try {
      const fault = faults.take();
      if (fault !== null) throw new FaultOnPurpose(fault);
      return await endpoints.answer(request.headers.authorization, form, () => request.ip);
    } catch (error) {
      outcome = error instanceof OAuthError ? error.error : 'unavailable';
      throw error;
    } finally {
      metrics.countToken(form.get('grant_type'), outcome, (performance.now() - start) / 1000);
    }
  };
}

/** RFC 7009: an empty answer says that the token is dead. */
export function revokeToken({ endpoints }: OpenAccounts) {
  return async (form: Form, request: FastifyRequest): Promise<string> => {
    await endpoints.revoke(request.headers.authorization, form, () => request.ip);
    return '';
  };
}

/** RFC 7662. */
export function introspectToken({ endpoints }: OpenAccounts) {
  return async (form: Form, { headers }: FastifyRequest): Promise<string> =>
    JSON.stringify(await endpoints.introspect(headers.authorization, form));
}

/** RFC 8628 §3.1. */
export function authorizeDevice({ endpoints }: OpenAccounts) {
  return async (form: Form, { headers }: FastifyRequest): Promise<string> =>
    JSON.stringify(await endpoints.authorizeDevice(headers.authorization, form));
}

/** What a sandbox was told to answer; like the real edge, not JSON. */
class FaultOnPurpose extends Error {
  readonly status: 429 | 503;

  constructor(status: 429 | 503) {
    super('A fault on purpose.');
    this.status = status;
  }
}

function answerWithOAuthError(limit: FailureLimit) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof FaultOnPurpose) {
      if (error.status === 429) return answerTooMany(reply, 1);
      return reply.code(503).type('text/plain').send('upstream connect error');
    }
    const { error: name, description, status } = toOAuthError(error);
    if (name === 'invalid_client' && !limit.admit(request.ip)) return answerTooMany(reply, limit.pause);
    const { id: reqId, log, routeOptions } = request;
    if (status >= 500) log.error({ reqId, err: error }, name);
    else log.info({ reqId, route: routeOptions.url, error: name, description }, 'refused');
    return reply.code(status).header('content-type', JSON_TYPE).send(formatError(name, description));
  };
}

function answerTooMany(reply: FastifyReply, pause: number): FastifyReply {
  return reply.code(429).header('retry-after', String(pause)).type('text/plain').send('Too many requests');
}

const JSON_TYPE = 'application/json';
const HEADERS = {
  'content-type': JSON_TYPE,
  'cache-control': 'no-store',
  pragma: 'no-cache',
  'x-content-type-options': 'nosniff',
} as const;

function readForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(FORM, { parseAs: 'buffer', bodyLimit: LONGEST_FORM }, (request, body, done) => {
    if (request.headers['content-encoding'] !== undefined) return done(WRONG_TYPE());
    done(null, body);
  });
  scope.addContentTypeParser('*', (_request: FastifyRequest, payload: IncomingMessage, done) => {
    payload.resume();
    done(WRONG_TYPE());
  });
}

function formOf(request: FastifyRequest): Form {
  return request.body instanceof Buffer ? parseForm(request.body) : new Map();
}

const WRONG_TYPE = () => new OAuthError('invalid_content_type', `Content-Type must be ${FORM}`, 415);

async function refuseMethod(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply.header('allow', 'POST, OPTIONS');
  if (request.method === 'OPTIONS') return reply.removeHeader('access-control-allow-origin').code(204).send();
  throw new OAuthError('invalid_request', 'The method must be POST', 405);
}

/** What a failure is called on the wire. Nothing of the inside is told. */
function toOAuthError(error: Error & { statusCode?: number }): OAuthError {
  if (error instanceof OAuthError) return error;
  if (error instanceof Failure && error.id.startsWith('storage_')) {
    return new OAuthError('temporarily_unavailable', null, 503);
  }
  const { statusCode = 500 } = error;
  if (statusCode >= 400 && statusCode < 500) return new OAuthError('invalid_request', null, statusCode);
  return new OAuthError('server_error', null, 500);
}
