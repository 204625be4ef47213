import { type MediaRef, type Namespace, parseMediaRef } from '@barline/codes';
import { Failure } from '@barline/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Codes } from '../../codes/codes.ts';
import { labelOf } from '../../codes/labels.ts';
import { openToAll } from '../headers.ts';
import { languageOf } from '../language.ts';
import { describeCode } from './codes.ts';

/** GET /api/v1/resolve/{ref}: what a reference names. */
export function resolveReference(codes: Codes) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    openToAll(reply);
    const mediaRef = readMediaRef((request.params as { ref: string }).ref);
    const { namespace } = request.query as { namespace?: Namespace };
    const resolution = await codes.resolve(mediaRef, namespace);
    if (!resolution) throw new Failure('unknown_reference', { media_ref: mediaRef });
    return { media_ref: String(mediaRef), ...resolution, label: labelOf(resolution, languageOf(request)) };
  };
}

/** POST /api/v1/teach: the link of a reference, kept if its strip proves it. */
export function teachReference(codes: Codes) {
  return async (request: FastifyRequest) => {
    const { media_ref, link } = request.body as { media_ref: string | number; link: string };
    const pair = await codes.teach(readMediaRef(String(media_ref)), link);
    const code = await codes.find(pair.link);
    return describeCode(code!, languageOf(request));
  };
}

function readMediaRef(text: string): MediaRef {
  const mediaRef = parseMediaRef(text);
  if (mediaRef === null) throw new Failure('malformed_reference');
  return mediaRef;
}
