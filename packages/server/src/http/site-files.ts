import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Failure } from '@barline/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type SiteFiles = {
  /** Paths from the folder, with slashes. */
  readonly names: ReadonlySet<string>;
  /** Answers with a file of `names`: whole, in part, or that it is the same as before (RFC 9110 §13, §14). */
  send(request: FastifyRequest, reply: FastifyReply, name: string): Promise<FastifyReply>;
};

/** The files of a folder as they are now; none where there is no folder. */
export function listSiteFiles(root: string): SiteFiles {
  const entries = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile());
  const names = new Set(
    files.map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll(sep, '/')),
  );
  return {
    names,
    async send(request, reply, name) {
      const { default: send } = await import('@fastify/send');
      const path = `/${name.split('/').map(encodeURIComponent).join('/')}`;
      const { type, statusCode, headers, stream } = await send(request.raw, path, {
        root,
        cacheControl: false,
        index: false,
      });
      if (type === 'error' && statusCode === 404) throw new Failure('not_found');
      // A page under an unknown address stays not found.
      if (statusCode !== 200) reply.code(statusCode);
      return reply.headers(headers).send(stream);
    },
  };
}
