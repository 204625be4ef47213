import { hash } from 'node:crypto';
import { Failure } from '@barline/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { type ApiRequest, answerWith } from '../../api/answer.ts';
import { ApiError, formatApiError, formatJson } from '../../api/api-error.ts';
import { type Authorize, createAuthorize } from '../../api/authorization.ts';
import type { Endpoint, WebApi } from '../../api/endpoint.ts';
import { describeWebApi } from '../../api/openapi.ts';
import { ENDPOINTS } from '../../api/table.ts';
import type { OpenAccounts } from '../../token/open-accounts.ts';

/** The most bytes of what is sent: a cover is the largest, and is refused by its own call. */
const LONGEST_BODY = 512 * 1024;
const NO_BYTES = Buffer.alloc(0);

/** Adds every call of the Web API to a scope: readable by pages of every site, in Spotify's shapes, refusals too. */
export function serveWebApi(scope: FastifyInstance, accounts: OpenAccounts, api: WebApi): void {
  const authorize = createAuthorize(accounts, accounts.endpoints.verify);
  readAnyBodies(scope);
  // A logger for each request costs as much as an answer.
  scope.setChildLoggerFactory((logger) => logger);
  scope.setErrorHandler(answerWithApiError);
  scope.addHook('onRequest', (_request, reply, done) => {
    reply.headers(CORS);
    done();
  });
  for (const [path, endpoints] of Map.groupBy(ENDPOINTS, (endpoint) => endpoint.path)) {
    const url = `/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;
    for (const endpoint of endpoints) {
      scope.route({ method: endpoint.method, url, handler: handle(endpoint, accounts, api, authorize) });
    }
    refuseOthers(
      scope,
      url,
      endpoints.map(({ method }) => method),
    );
  }
  scope.get('/v1/openapi.json', async (_request, reply) =>
    reply
      .headers({ 'cache-control': 'public, max-age=300', ...JSON_TYPE })
      .send(formatJson(describeWebApi(api.publicUrl()))),
  );
  const unknown = async () => {
    throw new ApiError(404, 'Service not found');
  };
  scope.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url: '/v1/*', handler: unknown });
  scope.options('/v1/*', answerOptions);
}

function handle(endpoint: Endpoint, accounts: OpenAccounts, api: WebApi, authorize: Authorize) {
  const answer = answerWith(endpoint, api, authorize);
  const kept = endpoint.common ? 'public, max-age=7200' : 'private, max-age=0';
  const isRead = endpoint.method === 'GET';
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const fault = accounts.faults.take();
    if (fault !== null) throw fault === 429 ? TOO_MANY() : UNAVAILABLE();
    const { status, body } = await answer(toApiRequest(request));
    if (body === null) return reply.code(status).header('cache-control', kept).send();
    if (!isRead)
      return reply
        .code(status)
        .headers({ 'cache-control': 'no-store', ...JSON_TYPE })
        .send(body);
    const etag = `"MC-${hash('md5', body, 'base64url')}"`;
    reply.headers({ 'cache-control': kept, vary: 'Authorization', etag });
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.code(status).headers(JSON_TYPE).send(body);
  };
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

function toApiRequest({ raw, params, body, headers }: FastifyRequest): ApiRequest {
  const url = raw.url!;
  const mark = url.indexOf('?');
  return {
    authorization: headers.authorization,
    path: params as Record<string, string>,
    search: mark < 0 ? '' : url.slice(mark + 1),
    bytes: body instanceof Buffer ? body : NO_BYTES,
  };
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
  return reply.code(200).send();
}

/** 405 for the methods that an address does not have, and an answer to OPTIONS. */
function refuseOthers(scope: FastifyInstance, url: string, methods: readonly string[]): void {
  const others = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as HTTPMethods[]).filter((each) => !methods.includes(each));
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  scope.options(url, answerOptions);
  scope.route({
    method: others,
    url,
    exposeHeadRoute: false,
    handler: async (_request, reply) => {
      reply.header('allow', allow);
      throw new ApiError(405, 'Method not allowed');
    },
  });
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers':
    'Accept, App-Platform, Authorization, Content-Type, Origin, Retry-After, Spotify-App-Version, X-Cloud-Trace-Context, client-token, content-access-token',
  'access-control-allow-methods': 'GET, POST, OPTIONS, PUT, DELETE, PATCH',
  'access-control-allow-credentials': 'true',
  'access-control-max-age': '604800',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

const TOO_MANY = () => new ApiError(429, 'API rate limit exceeded');
const UNAVAILABLE = () => new ApiError(503, 'Service unavailable');

function answerWithApiError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
  const refusal = toApiError(error);
  if (refusal.status >= 500) {
    const about = { reqId: request.id, route: request.routeOptions.url, err: error };
    request.log.error(about, 'The Web API failed.');
  }
  if (refusal.challenge !== null) reply.header('www-authenticate', refusal.challenge);
  if (refusal.status === 429) reply.header('retry-after', '1');
  const { type, body } = formatApiError(refusal);
  return reply.code(refusal.status).header('cache-control', 'no-store').type(type).send(body);
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
