import type { FastifyInstance } from 'fastify';
import type { WebApi } from '../../api/endpoint.ts';
import { openToAll } from '../headers.ts';
import { malformedRequest } from '../problem.ts';

/** The uploaded pictures of playlists, for whoever has the address; a changed picture has another one. */
export function serveCovers(scope: FastifyInstance, { playlists }: Pick<WebApi, 'playlists'>): void {
  scope.get<{ Params: { id: string } }>(
    '/image/playlist/:id(^[0-9A-Za-z]{22}$).jpg',
    { schema: { hide: true } },
    async (request, reply) => {
      const jpeg = await playlists.cover(request.params.id);
      if (jpeg === null) throw malformedRequest('Not Found', 404);
      reply.headers({ 'cache-control': 'public, max-age=86400', 'content-type': 'image/jpeg' });
      return openToAll(reply).send(Buffer.from(jpeg, 'base64'));
    },
  );
}
