import { Readable } from 'node:stream';
import { type StyleRequest, unknownFields } from '@barline/codes';
import { Failure } from '@barline/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Batches, BatchState } from '../../codes/batches.ts';
import { readFormat, readStyle } from '../../codes/read-style.ts';
import { languageOf } from '../language.ts';

/** A row of the body: a link alone, or a link and what differs from the rest. */
type Row =
  | string
  | {
      readonly link: string;
      readonly title?: string;
      readonly file?: string;
      readonly bg?: string;
      readonly bars?: string;
    };

type Body = {
  readonly links: readonly Row[];
  readonly formats?: readonly string[];
  readonly template?: string;
  readonly style?: StyleRequest;
};

/** POST /api/v1/batch: 202 and where to ask how far it is. */
export function startBatch(batches: Batches) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { links, formats = ['svg'], template, style = {} } = request.body as Body;
    const [unknown] = unknownFields(template ?? '');
    if (unknown !== undefined) throw new Failure('malformed_style', { reason: 'template', value: unknown });
    const items = links.map((row) => {
      const { link, title = '', file = '', bg, bars } = typeof row === 'string' ? { link: row } : row;
      return { link, title, file, style: readStyle({ ...style, bg: bg || style.bg, bars: bars || style.bars }) };
    });
    const state = batches.start({
      items,
      formats: [...new Set(formats.map(readFormat))],
      template,
      language: languageOf(request),
    });
    return reply.code(202).header('location', `/api/v1/batch/${state.id}`).send(describe(state));
  };
}

/** GET /api/v1/batch/{id}: how far it is, as JSON; as a stream of events where `text/event-stream` is asked for. */
export function showBatch(batches: Batches) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as { id: string };
    const state = batches.find(id);
    reply.header('cache-control', 'no-store');
    if (!request.headers.accept?.includes('text/event-stream')) return describe(state);
    return reply.type('text/event-stream').send(Readable.from(events(batches, state)));
  };
}

/** GET /api/v1/batch/{id}/codes.zip */
export function sendBatch(batches: Batches) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as { id: string };
    const zip = batches.zip(id);
    reply.headers({ 'content-disposition': 'attachment; filename="codes.zip"', 'cache-control': 'no-store' });
    return reply.type('application/zip').send(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength));
  };
}

function describe(state: BatchState) {
  return { ...state, zip: state.state === 'done' ? `/api/v1/batch/${state.id}/codes.zip` : null };
}

/** HTML, section 9.2: `progress` for every change, `done` at the end. */
async function* events(batches: Batches, begun: BatchState): AsyncGenerator<string> {
  for (let state = begun; ; state = await batches.change(begun.id)) {
    const { results, ...progress } = describe(state);
    if (state.state === 'done') {
      yield `event: done\ndata: ${JSON.stringify({ ...progress, results })}\n\n`;
      return;
    }
    yield `event: progress\ndata: ${JSON.stringify(progress)}\n\n`;
  }
}
