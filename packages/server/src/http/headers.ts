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
    reply.headers({
      'permissions-policy': 'camera=(self), display-capture=(self), geolocation=(), microphone=()',
      'x-request-id': request.id,
    });
  });
}

/**
 * The policies of the site's workers, by how the names of their scripts begin: a worker goes by the policy of its own
 * script, not by the page's. The scanner compiles the reader of QR codes, which we serve; the fetcher gets pictures by
 * the addresses that visitors type (docs/decisions/0008-workers-have-policies-of-their-own.md).
 */
export const WORKER_POLICIES: Readonly<Record<string, string>> = {
  'worker-': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  'fetch-worker-': "default-src 'none'; connect-src https: http:",
};

/** Lets pages of other sites read the answer; for answers that are the same for everybody. */
export function openToAll(reply: FastifyReply): FastifyReply {
  return reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
}
