import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Endpoint } from '../api/endpoint.ts';
import { type AnswerEndpoint, describeRefusal, type Sent } from './endpoints/web-api.ts';
import { gatherTurn } from './gather-turn.ts';
import type { Metrics } from './metrics.ts';

type Served = {
  readonly answer: AnswerEndpoint;
  /** The names of the parts of the path that vary, in order. */
  readonly names: readonly string[];
  readonly route: string;
  readonly count: (status: number, seconds: number) => void;
};

/** A call that waits for the end of the turn; `since` in ms. */
type Arrived = Found & {
  readonly headers: IncomingHttpHeaders;
  readonly response: ServerResponse;
  readonly since: number;
};

/** What may follow a part of a path: by its text, or any. */
type Branch = { readonly fixed: Map<string, Branch>; any: Branch | null; served: Served | null };

const NO_BYTES = Buffer.alloc(0);

/**
 * Answers plain GETs of the Web API before the framework sees them: what it does for a request costs more than finding
 * a track. Whatever is out of the ordinary (another method, a body, another spelling of the address) goes the
 * framework's way, to the same answers.
 */
export function answerReadsDirectly(
  app: FastifyInstance,
  answers: ReadonlyMap<Endpoint, AnswerEndpoint>,
  metrics: Metrics,
): void {
  const { server, log } = app;
  const root = branch();
  for (const [endpoint, answer] of answers) if (endpoint.method === 'GET') plant(root, endpoint, answer, metrics);
  const [next] = server.listeners('request');
  server.removeListener('request', next as () => void);
  const arrive = gatherTurn(answerAll);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const found = isPlainRead(request) ? find(root, request.url!) : null;
    if (!found) return next.call(server, request, response);
    arrive({ ...found, headers: request.headers, response, since: performance.now() });
  });

  function answerAll(all: readonly Arrived[]): void {
    for (const { served, path, search, headers, response, since } of all) {
      const finish = (sent: Sent) => {
        send(response, sent);
        served.count(sent.status, (performance.now() - since) / 1000);
      };
      const { authorization, 'if-none-match': ifNoneMatch } = headers;
      served
        .answer({ authorization, path, search, bytes: NO_BYTES, ifNoneMatch })
        .then(finish, (error: Error) => finish(describeRefusal(error, log, { route: served.route })));
    }
  }
}

function branch(): Branch {
  return { fixed: new Map(), any: null, served: null };
}

function plant(root: Branch, { path, method }: Endpoint, answer: AnswerEndpoint, metrics: Metrics): void {
  const route = `/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;
  let at = root;
  for (const part of path.slice(1).split('/')) {
    if (part.startsWith('{')) at = at.any ??= branch();
    else {
      const after = at.fixed.get(part) ?? branch();
      at.fixed.set(part, after);
      at = after;
    }
  }
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  at.served = {
    answer,
    names,
    route,
    count: metrics.watchRoute(method, route),
  };
}

const PREFIX = '/v1/';
/** Of parts of paths that mean themselves, however they are decoded. */
const PLAIN = /^[A-Za-z0-9_.-]+$/;

function isPlainRead({ method, url, headers }: IncomingMessage): boolean {
  if (method !== 'GET' || !url?.startsWith(PREFIX)) return false;
  return headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
}

type Found = { readonly served: Served; readonly path: Readonly<Record<string, string>>; readonly search: string };

function find(root: Branch, url: string): Found | null {
  const mark = url.indexOf('?');
  const end = mark < 0 ? url.length : mark;
  const values: string[] = [];
  let at = root;
  for (let start = PREFIX.length; start <= end; ) {
    const slash = url.indexOf('/', start);
    const stop = slash < 0 || slash > end ? end : slash;
    const part = url.slice(start, stop);
    const fixed = at.fixed.get(part);
    if (fixed) at = fixed;
    else if (at.any && PLAIN.test(part)) {
      values.push(part);
      at = at.any;
    } else return null;
    start = stop + 1;
  }
  const { served } = at;
  if (!served || served.names.length !== values.length) return null;
  const path: Record<string, string> = {};
  for (let index = 0; index < values.length; index++) path[served.names[index]] = values[index];
  return { served, path, search: mark < 0 ? '' : url.slice(mark + 1) };
}

function send(response: ServerResponse, { status, headers, body }: Sent): void {
  if (body === null) response.writeHead(status, [...headers]).end();
  else response.writeHead(status, headers.concat('content-length', String(Buffer.byteLength(body)))).end(body);
}
