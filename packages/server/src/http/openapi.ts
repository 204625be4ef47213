import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

const DESCRIPTION = `Scan, create and resolve Spotify Codes.

Errors are problem documents (RFC 9457) with a stable \`id\`, in the language of Accept-Language (English or Russian).
The calls of the Web API, \`/v1/…\`, are described at \`/v1/openapi.json\`. Not affiliated with Spotify.`;

/** Collects the routes that are registered after it. */
export async function collectOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Barline', version: '1', description: DESCRIPTION },
      tags: [
        { name: 'codes', description: 'From a link to its code' },
        { name: 'scan', description: 'From a picture to the link' },
        { name: 'strip', description: 'Addresses of Spotify’s own strip service' },
        { name: 'operation', description: 'For whoever runs the server' },
      ],
    },
    refResolver: { buildLocalReference: (json, _baseUri, _fragment, index) => String(json.$id ?? `def-${index}`) },
  });
}

/** The documentation as a page. It asks no other host for anything. */
export async function serveApiPage(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/help/api',
    uiConfig: { layout: 'BaseLayout', validatorUrl: null, supportedSubmitMethods: ['get', 'post'] },
    theme: { title: 'Barline: HTTP API' },
  });
}
