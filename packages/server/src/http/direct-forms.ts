import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { parseForm } from '../token/form.ts';
import type { ReadAddress } from './address.ts';
import type { FailureLimit } from './endpoints/failure-limit.ts';
import {
  type AnswerForm,
  describeRefusals,
  FORM,
  type FormAnswer,
  HEADERS,
  LONGEST_FORM,
  logRefusal,
  openTo,
} from './endpoints/oauth.ts';
import { gatherTurn } from './gather-turn.ts';

type DirectForms = {
  readonly path: string;
  readonly answer: AnswerForm;
  readonly limit: FailureLimit;
  readonly addressOf: ReadAddress;
};

/** A form that waits for the end of the turn. */
type Arrived = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly bytes: Buffer };

/**
 * Answers plain forms to one address before the framework sees them: what it does for a request costs about as much as
 * a token. Whatever is out of the ordinary (another spelling of the address, another type, no length, a long body)
 * goes the framework's way, to the same answers.
 */
export function answerFormsDirectly(app: FastifyInstance, { path, answer, limit, addressOf }: DirectForms): void {
  const { server, log } = app;
  const refuse = describeRefusals(limit);
  const [framework] = server.listeners('request');
  server.removeListener('request', framework as () => void);
  const arrive = gatherTurn(answerAll);
  server.on('request', (request, response) => {
    if (request.method !== 'POST' || request.url !== path || !isPlainForm(request.headers)) {
      return framework.call(server, request, response);
    }
    readBody(request, (bytes) => arrive({ request, response, bytes }));
  });

  function answerAll(all: readonly Arrived[]): void {
    const bodies = all.map(answerOne);
    for (const [index, { request, response }] of all.entries()) {
      const succeed = (body: string) => send(request, response, { status: 200, type: HEADERS['content-type'], body });
      const fail = (error: Error) => {
        const refusal = refuse(error, () => addressOf(request));
        logRefusal(log, error, { route: path, status: refusal.status });
        send(request, response, refusal);
      };
      const body = bodies[index];
      if (typeof body === 'string') succeed(body);
      else if (body instanceof Error) fail(body);
      else body.then(succeed, fail);
    }
  }

  function answerOne({ request, bytes }: Arrived): string | Error | Promise<string> {
    try {
      return answer(parseForm(bytes), request.headers.authorization, () => addressOf(request));
    } catch (error) {
      return error as Error;
    }
  }
}

const LENGTH = /^[0-9]{1,5}$/;

function isPlainForm(headers: IncomingHttpHeaders): boolean {
  const { 'content-type': type, 'content-length': length } = headers;
  if (type !== FORM && !type?.toLowerCase().startsWith(`${FORM};`)) return false;
  if (headers['content-encoding'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
  return length !== undefined && LENGTH.test(length) && Number(length) <= LONGEST_FORM;
}

/** Calls `done` with the whole body, never where the client leaves before its end. Its length is known to be small. */
function readBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  let body: Buffer | null = null;
  request.on('data', (chunk: Buffer) => {
    body = body ? Buffer.concat([body, chunk]) : chunk;
  });
  request.on('end', () => done(body ?? Buffer.alloc(0)));
}

const COMMON = Object.entries(HEADERS)
  .filter(([name]) => name !== 'content-type')
  .flat();

/** Names and values in one list: what node:http writes with the least work. */
function send(request: IncomingMessage, response: ServerResponse, { status, type, body, pause }: FormAnswer): void {
  const length = Buffer.byteLength(body);
  const headers: (string | number)[] = [...COMMON, 'content-type', type, 'content-length', length];
  const { origin } = request.headers;
  if (origin !== undefined) headers.push(...Object.entries(openTo(origin)).flat());
  if (pause !== undefined) headers.push('retry-after', pause);
  response.writeHead(status, headers as string[]).end(body, length === body.length ? 'latin1' : 'utf8');
}
