import { crc32 } from 'node:zlib';
import { Failure } from '@barline/messages';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ApiRequest, answerWith } from '../../api/answer.ts';
import { ApiError, formatApiError } from '../../api/api-error.ts';
import { createAuthorize } from '../../api/authorization.ts';
import { formatJson } from '../../api/embedded.ts';
import type { Endpoint, WebApi } from '../../api/endpoint.ts';
import { describeWebApi } from '../../api/openapi.ts';
import { ENDPOINTS } from '../../api/table.ts';
import type { OpenAccounts } from '../../token/open-accounts.ts';

/** The most bytes of what is sent: a cover is the largest, and is refused by its own call. */
const LONGEST_BODY = 512 * 1024;
const NO_BYTES = Buffer.alloc(0);

/** What is sent for a request, whichever way it came. */
export type Sent = {
  readonly status: number;
  /** Names and values in turn: what node:http writes with the least work. */
  readonly headers: readonly string[];
  readonly body: string | Buffer | null;
};

/** A request, and what its headers say of what the client has already. */
type Asked = ApiRequest & { readonly ifNoneMatch: string | undefined };

/** Makes of a request to an endpoint what is sent for it. Throws what `describeRefusal` describes. */
export type AnswerEndpoint = (asked: Asked) => Promise<Sent>;

/** Prepares the answers of all endpoints. */
export function answerEndpoints(accounts: OpenAccounts, api: WebApi): ReadonlyMap<Endpoint, AnswerEndpoint> {
  const authorize = createAuthorize(accounts);
  return new Map(
    ENDPOINTS.map((endpoint) => {
      const answer = answerWith(endpoint, api, authorize);
      const { method, common } = endpoint;
      const head = [...CORS, 'cache-control', common ? 'public, max-age=7200' : 'private, max-age=0'];
      const unchanged = [...head, 'vary', 'Authorization', 'etag'];
      const found = [...head, 'vary', 'Authorization', 'content-type', JSON_TYPE, 'etag'];
      return [
        endpoint,
        async (asked) => {
          const fault = accounts.faults.take();
          if (fault !== null) throw fault === 429 ? TOO_MANY() : UNAVAILABLE();
          const { status, body } = await answer(asked);
          if (body === null) return { status, headers: head, body };
          if (method !== 'GET') return { status, headers: WRITTEN, body };
          const etag = etagOf(body);
          if (matches(asked.ifNoneMatch, etag)) return { status: 304, headers: [...unchanged, etag], body: null };
          return { status, headers: [...found, etag], body };
        },
      ];
    }),
  );
}

/** Adds every call of the Web API to a scope: readable by pages of every site, in Spotify's shapes, refusals too. */
export function serveWebApi(
  scope: FastifyInstance,
  answers: ReadonlyMap<Endpoint, AnswerEndpoint>,
  publicUrl: () => string,
): void {
  readAnyBodies(scope);
  // A logger for each request costs as much as an answer.
  scope.setChildLoggerFactory((logger) => logger);
  scope.setErrorHandler((error: Error, request, reply) => {
    const { id: reqId, routeOptions, log } = request;
    return send(reply, describeRefusal(error, log, { reqId, route: routeOptions.url }));
  });
  for (const endpoint of ENDPOINTS) {
    const answer = answers.get(endpoint)!;
    const url = `/v1${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`;
    const handler = async (request: FastifyRequest, reply: FastifyReply) => send(reply, await answer(toAsked(request)));
    scope.route({ method: endpoint.method, url, handler });
  }
  scope.get('/v1/openapi.json', async (_request, reply) => {
    const headers = [...CORS, 'cache-control', 'public, max-age=300', 'content-type', JSON_TYPE];
    return send(reply, { status: 200, headers, body: formatJson(describeWebApi(publicUrl())) });
  });
  scope.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url: '/v1/*', handler: refuseUnknown });
  scope.options('/v1/*', answerOptions);
}

function send(reply: FastifyReply, { status, headers, body }: Sent): FastifyReply {
  reply.code(status);
  for (let at = 0; at < headers.length; at += 2) reply.header(headers[at], headers[at + 1]);
  return body === null ? reply.send() : reply.send(body);
}

const JSON_TYPE = 'application/json; charset=utf-8';

function toAsked({ raw, params, body, headers }: FastifyRequest): Asked {
  const url = raw.url!;
  const mark = url.indexOf('?');
  return {
    authorization: headers.authorization,
    path: params as Record<string, string>,
    search: mark < 0 ? '' : url.slice(mark + 1),
    bytes: body instanceof Buffer ? body : NO_BYTES,
    ifNoneMatch: headers['if-none-match'],
  };
}

/** Of bytes that are sent more than once. */
const etags = new WeakMap<Buffer, string>();

/** Tells bodies of one address apart: a checksum of 32 bits and the length are enough for that, and cost least. */
function etagOf(body: string | Buffer): string {
  const known = typeof body === 'string' ? undefined : etags.get(body);
  if (known !== undefined) return known;
  // As a signed number: those with a sign of their own are spelled much faster.
  const etag = `"MC-${body.length.toString(36)}-${(crc32(body) | 0).toString(36)}"`;
  if (typeof body !== 'string') etags.set(body, etag);
  return etag;
}

/** RFC 9110 §13.1.2. */
function matches(given: string | undefined, etag: string): boolean {
  if (given === undefined) return false;
  return given.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
}

/** Bodies as they come, whatever their type: clients say application/json of bodies they do not send. */
function readAnyBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LONGEST_BODY }, (_request, body, done) => {
    done(null, body);
  });
}

async function answerOptions(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return send(reply, { status: 200, headers: CORS, body: null });
}

/** 405 for a method that an address does not have, 404 for an address that is none. */
async function refuseUnknown({ params }: FastifyRequest, reply: FastifyReply): Promise<never> {
  const methods = methodsOf(`/${(params as { '*': string })['*']}`);
  if (methods.length === 0) throw new ApiError(404, 'Service not found');
  reply.header('allow', [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', '));
  throw new ApiError(405, 'Method not allowed');
}

/** The methods of the endpoints at an address; one that is spelled out comes before one with parts that vary. */
function methodsOf(address: string): readonly string[] {
  const at = ENDPOINTS.filter(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`).test(address));
  const spelled = at.filter(({ path }) => !path.includes('{'));
  return (spelled.length > 0 ? spelled : at).map(({ method }) => method);
}

const CORS = Object.entries({
  'access-control-allow-origin': '*',
  'access-control-allow-headers':
    'Accept, App-Platform, Authorization, Content-Type, Origin, Retry-After, Spotify-App-Version, X-Cloud-Trace-Context, client-token, content-access-token',
  'access-control-allow-methods': 'GET, POST, OPTIONS, PUT, DELETE, PATCH',
  'access-control-allow-credentials': 'true',
  'access-control-max-age': '604800',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
}).flat();
const UNKEPT = [...CORS, 'cache-control', 'no-store'];
const WRITTEN = [...UNKEPT, 'content-type', JSON_TYPE];

const TOO_MANY = () => new ApiError(429, 'API rate limit exceeded');
const UNAVAILABLE = () => new ApiError(503, 'Service unavailable');

/** What is sent for a call that failed; failures of ours go into the log. */
export function describeRefusal(error: Error, log: FastifyBaseLogger, about: { reqId?: string; route?: string }): Sent {
  const refusal = toApiError(error);
  const { status, challenge } = refusal;
  if (status >= 500) log.error({ ...about, err: error }, 'The Web API failed.');
  const { type, body } = formatApiError(refusal);
  const headers = [...UNKEPT, 'content-type', type];
  if (challenge !== null) headers.push('www-authenticate', challenge);
  if (status === 429) headers.push('retry-after', '1');
  return { status, headers, body };
}

function toApiError(error: Error & { statusCode?: number }): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof Failure && error.id.startsWith('storage_')) return UNAVAILABLE();
  const { statusCode = 500 } = error;
  if (statusCode === 413) return new ApiError(413, 'Payload too large');
  return statusCode >= 400 && statusCode < 500
    ? new ApiError(statusCode, 'Bad request')
    : new ApiError(500, 'Internal server error');
}
