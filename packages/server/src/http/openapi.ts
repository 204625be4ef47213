import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify';

const DESCRIPTION = `Scan, create and resolve Spotify Codes.

Errors are problem documents (RFC 9457) with a stable \`id\`, in the language of Accept-Language (English or Russian).
The calls of the Web API, \`/v1/…\`, are described at \`/v1/openapi.json\`. Not affiliated with Spotify.`;

const PAGE = '/help/api';

/**
 * Describes the routes that are registered after it, at /openapi.json and on a page that asks no other host for
 * anything. The libraries that do it are loaded when somebody asks: they are a good part of what a server loads.
 */
export function describeRoutes(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    if (!route.schema?.hide) routes.push(route);
  });
  let made: Promise<FastifyInstance> | undefined;
  const documents = () => (made ??= createDocuments(routes));

  app.get('/openapi.json', { schema: { hide: true } }, async () => (await documents()).swagger());
  for (const url of [PAGE, `${PAGE}/*`]) {
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      const answer = await (await documents()).inject({ url: request.url });
      return reply.code(answer.statusCode).headers(answer.headers).send(answer.rawPayload);
    });
  }
}

/** A server of documents only: the same routes, of which none does anything. */
async function createDocuments(routes: readonly RouteOptions[]): Promise<FastifyInstance> {
  const [{ default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('@fastify/swagger'),
    import('@fastify/swagger-ui'),
  ]);
  const documents = Fastify({ exposeHeadRoutes: false });
  await documents.register(swagger, {
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
  await documents.register(swaggerUi, {
    routePrefix: PAGE,
    uiConfig: { layout: 'BaseLayout', validatorUrl: null, supportedSubmitMethods: ['get', 'post'] },
    theme: { title: 'Barline: HTTP API' },
  });
  documents.setValidatorCompiler(() => () => true);
  documents.setSerializerCompiler(() => JSON.stringify);
  documents.after(() => {
    for (const { method, url, schema } of routes) documents.route({ method, url, schema, handler: () => {} });
  });
  await documents.ready();
  return documents;
}
