import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the token pages talk to Spotify, at the visitor's wish (docs/decisions/0007-pages-may-ask-spotify.md). */
const SPOTIFY = ['https://accounts.spotify.com', 'https://api.spotify.com'];

/** The headers of every answer: nothing from elsewhere, no frames, no referrer, the camera for our own pages only. */
export async function addSecurityHeaders(app: FastifyInstance, options: { https: boolean }): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", ...SPOTIFY],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: options.https ? { maxAge: 365 * 24 * 3600 } : false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'permissions-policy': 'camera=(self), geolocation=(), microphone=()', 'x-request-id': request.id });
  });
}

/** Lets pages of other sites read the answer; for answers that are the same for everybody. */
export function openToAll(reply: FastifyReply): FastifyReply {
  return reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
}
