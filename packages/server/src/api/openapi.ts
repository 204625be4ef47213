import { SCOPES } from '@barline/messages';
import type { Endpoint } from './endpoint.ts';
import { type JsonSchema, namedSchemas, refer } from './schema.ts';
import { ENDPOINTS } from './table.ts';

const DESCRIPTION = `The calls of Spotify’s Web API that this server answers, in their shapes.

Errors are \`{"error": {"status": 404, "message": "…"}}\`; those of the player have a \`reason\` too. Not affiliated with
Spotify.`;

const ERROR: JsonSchema = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: { status: { type: 'integer' }, message: { type: 'string' }, reason: { type: 'string' } },
      required: ['status', 'message'],
    },
  },
  required: ['error'],
};

const JSON_TYPE = 'application/json';

/** The document of what is served, made from the table that is served: OpenAPI 3.1. */
export function describeWebApi(publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of ENDPOINTS) {
    const operations = paths[endpoint.path] ?? {};
    operations[endpoint.method.toLowerCase()] = describeEndpoint(endpoint);
    paths[endpoint.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Barline: the Web API', version: '1', description: DESCRIPTION },
    servers: [{ url: `${publicUrl}/v1` }],
    paths,
    components: {
      schemas: { ...namedSchemas(), Error: ERROR },
      responses: {
        Refused: {
          description: 'Refused.',
          content: { [JSON_TYPE]: { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          flows: {
            authorizationCode: {
              authorizationUrl: `${publicUrl}/authorize`,
              tokenUrl: `${publicUrl}/api/token`,
              scopes: Object.fromEntries(SCOPES.map(({ name, consent }) => [name, consent.en])),
            },
          },
        },
      },
    },
  };
}

function describeEndpoint(endpoint: Endpoint): object {
  const { path, summary, deprecated, needs = [], mayNeed = [], query, body, bodyType = JSON_TYPE, answer } = endpoint;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([name, { json, required }]) => ({
    name,
    in: 'query',
    ...(required && { required }),
    schema: json,
  }));
  const parameters = [...inPath, ...inQuery];
  const { status, schema, orNothing } = answer;
  return {
    summary,
    operationId: `${endpoint.method.toLowerCase()}${path.replace(/[^a-z]+(\w?)/gi, (_all, next) => next.toUpperCase())}`,
    ...(deprecated && { deprecated }),
    ...(mayNeed.length > 0 && { description: `May need, depending on what it is about: ${mayNeed.join(', ')}.` }),
    security: [{ oauth: needs }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { content: { [bodyType]: { schema: refer(body) } } } }),
    responses: {
      [status]: { description: 'Done.', ...(schema && { content: { [JSON_TYPE]: { schema: refer(schema) } } }) },
      ...(orNothing && { 204: { description: 'Nothing is active.' } }),
      '4XX': { $ref: '#/components/responses/Refused' },
    },
  };
}
