import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Failure } from '@barline/messages';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type SiteFiles = {
  /** Paths from the folder, with slashes. */
  readonly names: ReadonlySet<string>;
  /** Answers with a file of `names`: whole, in part, or that it is the same as before (RFC 9110 §13, §14). */
  send(request: FastifyRequest, reply: FastifyReply, name: string): Promise<FastifyReply>;
};

/** What a file that holds the same, compressed, has behind its name: by coding (RFC 9110 §8.4.1), the best first. */
const CODINGS = { br: '.br', gzip: '.gz' } as const;

type Coding = keyof typeof CODINGS;

/** The files of a folder as they are now; none where there is no folder. */
export function listSiteFiles(root: string): SiteFiles {
  const all = listFiles(root);
  const codings = new Map<string, Coding[]>();
  const names = new Set(all);
  for (const name of all) {
    const known = (Object.keys(CODINGS) as Coding[]).filter((coding) => names.delete(name + CODINGS[coding]));
    if (known.length > 0) codings.set(name, known);
  }
  return {
    names,
    async send(request, reply, name) {
      const { default: send } = await import('@fastify/send');
      const known = codings.get(name);
      const coding = known && negotiate(request.headers['accept-encoding'] ?? '', known);
      const path = encodeURI(`/${name}${coding ? CODINGS[coding] : ''}`);
      const options = { root, cacheControl: false, contentType: false, index: false } as const;
      const { type, statusCode, headers, stream } = await send(request.raw, path, options);
      if (type === 'error' && statusCode === 404) throw new Failure('not_found');
      // A page under an unknown address stays not found.
      if (statusCode !== 200) reply.code(statusCode);
      if (known) reply.header('vary', 'Accept-Encoding');
      if (coding) reply.header('content-encoding', coding);
      const media = send.mime.getType(name) ?? 'application/octet-stream';
      if (statusCode !== 304) reply.type(send.isUtf8MimeType(media) ? `${media}; charset=utf-8` : media);
      return reply.headers(headers).send(stream);
    },
  };
}

function listFiles(root: string): readonly string[] {
  const entries = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll(sep, '/'));
}
