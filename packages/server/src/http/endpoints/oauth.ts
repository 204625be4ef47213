import type { IncomingMessage } from 'node:http';
import { Failure } from '@barline/messages';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Form, parseForm } from '../../token/form.ts';
import { formatError, OAuthError } from '../../token/oauth-error.ts';
import type { OpenAccounts } from '../../token/open-accounts.ts';
import type { Metrics } from '../metrics.ts';
import type { FailureLimit } from './failure-limit.ts';

/** The most bytes of a form. */
export const LONGEST_FORM = 16 * 1024;
export const FORM = 'application/x-www-form-urlencoded';
const OTHER_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Adds an endpoint that apps post a form to; other methods are refused. */
type Post = (url: string, answer: AnswerForm) => void;

/** The body of the answer to a form, or a thrown refusal; at once where nothing has to be waited for. */
export type AnswerForm = (
  form: Form,
  authorization: string | undefined,
  address: () => string,
) => string | Promise<string>;

/** What is said to a form. */
export type FormAnswer = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Seconds, for `Retry-After`. */
  readonly pause?: number;
};

/**
 * Prepares a scope for endpoints that apps post forms to: nothing but what these need, so that a token costs little.
 * Answers are JSON that nobody keeps; refusals are OAuth's.
 */
export function acceptForms(scope: FastifyInstance, limit: FailureLimit): Post {
  const refuse = describeRefusals(limit);
  readForms(scope);
  // A logger for each request costs as much as a token; refusals name their request instead.
  scope.setChildLoggerFactory((logger) => logger);
  scope.setErrorHandler((error: Error, { id: reqId, log, ip, routeOptions }, reply) => {
    const { status, type, body, pause } = refuse(error, () => ip);
    logRefusal(log, error, { reqId, route: routeOptions.url, status });
    if (pause !== undefined) reply.header('retry-after', String(pause));
    return reply.code(status).header('content-type', type).send(body);
  });
  scope.addHook('onRequest', (request, reply, done) => {
    reply.headers(HEADERS);
    const { origin } = request.headers;
    if (origin !== undefined) reply.headers(openTo(origin));
    done();
  });
  return (url, answer) => {
    scope.post(url, async (request) => answer(formOf(request), request.headers.authorization, () => request.ip));
    scope.route({ method: [...OTHER_METHODS], url, onRequest: refuseMethod, handler: () => {} });
  };
}

/** POST /api/token, counted by grant and outcome. */
export function answerToken({ endpoints, faults }: OpenAccounts, metrics: Metrics): AnswerForm {
  return (form, authorization, address) => {
    const start = performance.now();
    const count = (outcome: string) =>
      metrics.countToken(form.get('grant_type'), outcome, (performance.now() - start) / 1000);
    const succeed = (body: string) => {
      count('ok');
      return body;
    };
    const fail = (error: unknown): never => {
      count(error instanceof OAuthError ? error.error : 'unavailable');
      throw error;
    };
    try {
      const fault = faults.take();
      if (fault !== null) throw new FaultOnPurpose(fault);
      const answer = endpoints.answer(authorization, form, address);
      return typeof answer === 'string' ? succeed(answer) : answer.then(succeed, fail);
    } catch (error) {
      return fail(error);
    }
  };
}

/** RFC 7009: an empty answer says that the token is dead. */
export function revokeToken({ endpoints }: OpenAccounts): AnswerForm {
  return async (form, authorization, address) => {
    await endpoints.revoke(authorization, form, address);
    return '';
  };
}

/** RFC 7662. */
export function introspectToken({ endpoints }: OpenAccounts): AnswerForm {
  return async (form, authorization) => JSON.stringify(await endpoints.introspect(authorization, form));
}

/** RFC 8628 §3.1. */
export function authorizeDevice({ endpoints }: OpenAccounts): AnswerForm {
  return async (form, authorization) => JSON.stringify(await endpoints.authorizeDevice(authorization, form));
}

/** What a sandbox was told to answer; like the real edge, not JSON. */
class FaultOnPurpose extends Error {
  readonly status: 429 | 503;

  constructor(status: 429 | 503) {
    super('A fault on purpose.');
    this.status = status;
  }
}

/** Says what a thrown error is on the wire; failures to authenticate beyond the limit are all called too many. */
export function describeRefusals(limit: FailureLimit): (error: Error, address: () => string) => FormAnswer {
  return (error, address) => {
    if (error instanceof FaultOnPurpose) {
      return error.status === 429 ? TOO_MANY(1) : { status: 503, type: 'text/plain', body: 'upstream connect error' };
    }
    const { error: name, description, status } = toOAuthError(error);
    if (name === 'invalid_client' && !limit.admit(address())) return TOO_MANY(limit.pause);
    return { status, type: JSON_TYPE, body: formatError(name, description) };
  };
}

const TOO_MANY = (pause: number): FormAnswer => ({ status: 429, type: 'text/plain', body: 'Too many requests', pause });

/** FormAnswers are news, failures are errors; neither line holds anything of the form. */
export function logRefusal(
  log: FastifyBaseLogger,
  error: Error,
  about: { reqId?: string; route: string | undefined; status: number },
): void {
  if (about.status >= 500 && !(error instanceof FaultOnPurpose)) log.error({ ...about, err: error }, 'failed');
  else log.info({ ...about, error: error.message }, 'refused');
}

/** Pages may read the answer, without cookies. No preflight is answered, so only simple requests get to it. */
export function openTo(origin: string): Record<string, string> {
  return { 'access-control-allow-origin': origin, vary: 'Origin' };
}

const JSON_TYPE = 'application/json';
export const HEADERS = {
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
