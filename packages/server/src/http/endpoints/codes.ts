import { formatUri, type Link, toUrl } from '@barline/codes';
import { Failure, type Language } from '@barline/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Codes, MadeCode } from '../../codes/codes.ts';
import { labelOf } from '../../codes/labels.ts';
import { parseKnownLink } from '../../codes/link-text.ts';
import { openToAll } from '../headers.ts';
import { languageOf } from '../language.ts';

/** POST /api/v1/codes: 201 when the code is new here, 200 when it was known. */
export function makeCode(codes: Codes) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { link } = request.body as { link: string };
    const made = await codes.make(link);
    if (made.created) reply.code(201).header('location', itemPath('/api/v1/items', made.link));
    return describeCode(made, languageOf(request));
  };
}

/** GET /api/v1/items/{type}/{id}: known codes only; the network is not asked. */
export function findCode(codes: Codes) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    openToAll(reply);
    const { type, id } = request.params as { type: string; id: string };
    const known = await codes.find(parseKnownLink(type, id));
    if (!known) throw new Failure('unknown_link');
    return describeCode(known, languageOf(request));
  };
}

export function describeCode(code: MadeCode, language: Language) {
  const { namespace, mediaRef, link, levels, origin, since, mark } = code;
  return {
    media_ref: String(mediaRef),
    namespace,
    levels,
    uri: formatUri(link),
    url: toUrl(link),
    type: link.type,
    id: link.id,
    origin,
    since,
    mark,
    label: labelOf(code, language),
    image: `${itemPath('/api/v1/codes', link)}.svg`,
    item: itemPath('/i', link),
  };
}

function itemPath(base: string, { type, id }: Link): string {
  return `${base}/${type}/${encodeURIComponent(id)}`;
}
