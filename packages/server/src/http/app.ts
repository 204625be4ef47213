import { randomUUID } from 'node:crypto';
import { Failure } from '@barline/messages';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { People } from '../accounts/people.ts';
import type { Config } from '../config.ts';
import { addAppRoutes, addPeopleRoutes, addRoutes, PAGES, type RouteParts } from '../routes.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { OpenAccounts } from '../token/open-accounts.ts';
import { createReadAddress } from './address.ts';
import { readJsonBodies } from './body.ts';
import { createFailureLimit } from './endpoints/failure-limit.ts';
import { addSecurityHeaders } from './headers.ts';
import { countRequests } from './metrics.ts';
import { describeRoutes } from './openapi.ts';
import { answerNotFound, servePages } from './pages.ts';
import { answerWithProblem, malformedRequest, PROBLEM_TYPE, toProblem } from './problem.ts';
import { listSiteFiles } from './site-files.ts';
import { compileValidator } from './validation.ts';

/** Requests of one address in a minute. */
const REQUESTS_A_MINUTE = 300;
/** How long a client may take to send its head, and its whole request, in ms. */
const HEAD_LIMIT = 10_000;
const REQUEST_LIMIT = 60_000;
/** The longest part of a path: a profile's name may be long and percent-encoded. */
const LONGEST_PART = 1024;

type AppParts = RouteParts & {
  readonly config: Config;
  readonly accounts: OpenAccounts;
  readonly people: People;
  readonly sandbox: Sandbox | null;
  /** Folder of the built site, with index.html and assets/; `null` serves no pages. */
  readonly webRoot: string | null;
  /** Writes a line of JSON for each request to standard output. */
  readonly log: boolean;
  readonly publicUrl: () => string;
};

/** The web server, ready to listen. */
export async function createApp({ config, webRoot, log, publicUrl, ...parts }: AppParts): Promise<FastifyInstance> {
  const answer = answerWithProblem(publicUrl);
  const app = Fastify({
    logger: log ? { base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` } : false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    requestTimeout: REQUEST_LIMIT,
    http: { headersTimeout: HEAD_LIMIT },
    // Given here, for else the framework loads compilers of its own. The shapes of answers are documentation only.
    schemaController: {
      compilersFactory: {
        buildValidator: () => compileValidator as never,
        buildSerializer: () => () => JSON.stringify,
      },
    },
    routerOptions: { maxParamLength: LONGEST_PART, ignoreTrailingSlash: true },
    frameworkErrors: (_error, request, reply) => answer(malformedRequest('URL'), request, reply),
    clientErrorHandler: (_error, socket) => {
      if (!socket.writable) return;
      const problem = toProblem(malformedRequest('HTTP'), 'en', publicUrl());
      const body = JSON.stringify(problem);
      socket.end(
        `HTTP/1.1 400 Bad Request\r\ncontent-type: ${PROBLEM_TYPE}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
      );
    },
  });
  app.setErrorHandler(answer);
  const https = config.publicUrl?.startsWith('https:') ?? false;
  const limit = isPrivateSandbox(config) ? async () => {} : limitRequests;
  // Side by side, so that a token pays for nothing that pages need.
  await app.register((scope) =>
    addAppRoutes(scope, {
      ...parts,
      failures: createFailureLimit(),
      addressOf: createReadAddress(config.trustedProxies),
      publicUrl,
    }),
  );
  await app.register(async (site) => {
    countRequests(site, parts.metrics);
    if (log) logRequests(site);
    await addSecurityHeaders(site, { https });
    await limit(site);
    readJsonBodies(site);
    describeRoutes(site);
    const files = webRoot === null ? null : listSiteFiles(webRoot);
    answerNotFound(site, files);
    if (files) await servePages(site, files, PAGES);
    await addRoutes(site, { ...parts, webRoot });
    await addPeopleRoutes(site, { ...parts, https, adminToken: config.adminToken });
  });
  return app;
}

/** Only the person who runs it can reach it. */
function isPrivateSandbox({ sandbox, host }: Config): boolean {
  return sandbox && /^(127\.|localhost$|::1$)/.test(host);
}

async function limitRequests(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: 60_000,
    allowList: (request) => ['/healthz', '/readyz', '/metrics'].includes(request.url),
    errorResponseBuilder: (_request, { ttl }) => new Failure('rate_limited', { s: Math.ceil(ttl / 1000) }),
  });
}

/** A line for each request: its route, not its address, which may carry a link. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms }, 'request');
  });
}
