import type { IncomingMessage } from 'node:http';
import { Failure } from '@barline/messages';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { malformedRequest } from './problem.ts';

/** The most bytes of a JSON body. */
const LONGEST_JSON = 16 * 1024;
/**
 * What is read of a body that is too long before it is refused, in bytes. A client that is still sending when the
 * answer comes sees a broken connection instead of the answer, so it is let finish within reason.
 */
const MOST_DISCARDED = 128 * 1024 * 1024;

/**
 * Reads a whole body of at most `limit` bytes. Throws what `tooLong` makes, after the rest has been read and dropped.
 */
export async function readBody(body: AsyncIterable<Buffer>, limit: number, tooLong: () => Error): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length <= limit) parts.push(part);
    else parts.length = 0;
    if (length > MOST_DISCARDED) break;
  }
  if (length > limit) throw tooLong();
  return Buffer.concat(parts);
}

/** Reads JSON bodies only: of at most `limit` bytes, in UTF-8, without prototype keys. */
export function readJsonBodies(app: FastifyInstance, limit = LONGEST_JSON): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', (request, payload, done) => {
    readBody(payload, limit, () => malformedRequest('Content Too Large', 413))
      .then((bytes) => parse(request, decodeUtf8(bytes), done))
      .catch((error) => done(error));
  });
}

/** Takes any body that is no form for a picture of at most `limit` bytes, whatever it says it is. */
export function readImageBodies(app: FastifyInstance, limit: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request: FastifyRequest, payload: IncomingMessage) =>
    readBody(payload, limit, () => new Failure('image_too_large', { reason: 'bytes' })),
  );
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformedRequest('UTF-8');
  }
}
