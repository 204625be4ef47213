import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SandboxRefusal } from '../../sandbox/sandbox.ts';
import { readBody } from '../body.ts';
import { malformedRequest } from '../problem.ts';

/** The most bytes of what a control is given. */
const LONGEST = 16 * 1024;

/** Makes `scope` one for the sandbox's controls. The function it returns makes a control a handler. */
export function serveSandbox(scope: FastifyInstance, guard: (request: FastifyRequest) => Promise<void>) {
  scope.addHook('onRequest', guard);
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', async (_request: FastifyRequest, payload: AsyncIterable<Buffer>) =>
    readJson(await readBody(payload, LONGEST, () => malformedRequest('Content Too Large', 413))),
  );
  return (control: (given: Readonly<Record<string, unknown>>) => Promise<object>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const given = (request.body ?? {}) as Record<string, unknown>;
      const answer = await control(given).catch((error) => {
        throw error instanceof SandboxRefusal ? malformedRequest(error.message) : error;
      });
      return reply.header('cache-control', 'no-store').type('application/json').send(JSON.stringify(answer));
    };
}

/** An object of JSON; nothing at all is an empty one. */
function readJson(bytes: Buffer): Record<string, unknown> {
  if (bytes.length === 0) return {};
  try {
    const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read;
  } catch {
    // Said below.
  }
  throw malformedRequest('JSON');
}
