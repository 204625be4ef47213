import { Failure } from '@barline/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, formatApiError, formatJson } from '../../api/api-error.ts';
import { type Caller, createAuthorize } from '../../api/authorization.ts';
import type { OpenAccounts } from '../../token/open-accounts.ts';

/** Adds a call that describes something to its caller. */
type Get = (url: string, describe: (caller: Caller) => unknown) => void;

/** Prepares a scope for the Web API: readable by pages of every site, in Spotify's shapes, refusals too. */
export function serveWebApi(scope: FastifyInstance, accounts: OpenAccounts): Get {
  const authorize = createAuthorize(accounts, accounts.endpoints.verify);
  scope.removeAllContentTypeParsers();
  // Clients say application/json of bodies they do not send.
  scope.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    done(null);
  });
  scope.setErrorHandler(answerWithApiError);
  scope.addHook('onRequest', async (_request, reply) => {
    reply.headers(CORS);
  });
  return (url, describe) => {
    scope.get(url, async (request, reply) => {
      const fault = accounts.faults.take();
      if (fault !== null) throw fault === 429 ? TOO_MANY() : UNAVAILABLE();
      const body = formatJson(describe(await authorize(request.headers.authorization)));
      return reply
        .headers({ 'cache-control': 'private, max-age=0', vary: 'Authorization' })
        .type('application/json; charset=utf-8')
        .send(body);
    });
    scope.options(url, async (_request, reply) => reply.code(200).send());
    scope.route({
      method: ['POST', 'PUT', 'PATCH', 'DELETE'],
      url,
      handler: async (_request, reply) => {
        reply.header('allow', 'GET, HEAD, OPTIONS');
        throw new ApiError(405, 'Method not allowed');
      },
    });
  };
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers':
    'Accept, App-Platform, Authorization, Content-Type, Origin, Retry-After, Spotify-App-Version, X-Cloud-Trace-Context, client-token, content-access-token',
  'access-control-allow-methods': 'GET, POST, OPTIONS, PUT, DELETE, PATCH',
  'access-control-max-age': '604800',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

const TOO_MANY = () => new ApiError(429, 'API rate limit exceeded');
const UNAVAILABLE = () => new ApiError(503, 'Service unavailable');

function answerWithApiError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
  const refusal = toApiError(error);
  if (refusal.status >= 500) request.log.error({ err: error }, 'The Web API failed.');
  if (refusal.challenge !== null) reply.header('www-authenticate', refusal.challenge);
  if (refusal.status === 429) reply.header('retry-after', '1');
  const { type, body } = formatApiError(refusal);
  return reply.code(refusal.status).header('cache-control', 'no-store').type(type).send(body);
}

function toApiError(error: Error & { statusCode?: number }): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof Failure && error.id.startsWith('storage_')) return UNAVAILABLE();
  const { statusCode = 500 } = error;
  return statusCode >= 400 && statusCode < 500
    ? new ApiError(statusCode, 'Bad request')
    : new ApiError(500, 'Internal server error');
}
