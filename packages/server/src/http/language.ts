import { type Language, pickLanguage } from '@barline/messages';
import type { FastifyRequest } from 'fastify';

/** The language of an answer, from Accept-Language. */
export function languageOf(request: FastifyRequest): Language {
  return pickLanguage(request.headers['accept-language']);
}
