import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifySchema, RouteHandlerMethod } from 'fastify';
import type { Codes } from './codes/codes.ts';
import { MOST_BYTES } from './codes/read-picture.ts';
import type { Scanner } from './codes/scan-pool.ts';
import { readImageBodies } from './http/body.ts';
import { findCode, makeCode } from './http/endpoints/codes.ts';
import { drawKnownCode, drawStrip } from './http/endpoints/pictures.ts';
import { resolveReference, teachReference } from './http/endpoints/references.ts';
import { scanPicture } from './http/endpoints/scan.ts';
import { live, printMetrics, ready } from './http/health.ts';
import type { Metrics } from './http/metrics.ts';
import { collectMethods } from './http/other-methods.ts';
import * as shape from './http/schemas.ts';

export type RouteParts = { readonly codes: Codes; readonly scanner: Scanner; readonly metrics: Metrics };

/** The addresses that are pages of the site; it finds out by itself which one it shows. */
export const PAGES = ['/', '/scan', '/create', '/i/*', '/r/*', '/history', '/help', '/help/*', '/privacy'] as const;

const { json, answers, picture } = shape;

/** Every URL of the API on one page. */
export async function addRoutes(app: FastifyInstance, { codes, scanner, metrics }: RouteParts): Promise<void> {
  const refuseOtherMethods = collectMethods(app);
  const route = (method: 'GET' | 'POST', url: string, schema: FastifySchema, handler: RouteHandlerMethod) =>
    app.route({ method, url, schema, handler });

  route('POST', '/api/v1/codes', MAKE_CODE, makeCode(codes));
  route('GET', '/api/v1/items/:type/:id', FIND_CODE, findCode(codes));
  route('GET', '/api/v1/codes/:type/:file', DRAW_CODE, drawKnownCode(codes));
  route('GET', '/api/v1/resolve/:ref', RESOLVE, resolveReference(codes));
  route('POST', '/api/v1/teach', TEACH, teachReference(codes));
  route('GET', '/uri/plain/:format/:background/:bars/:width/:uri', DRAW_STRIP, drawStrip(codes));

  route('GET', '/openapi.json', { hide: true }, () => app.swagger());
  route('GET', '/healthz', LIVE, live);
  route('GET', '/readyz', READY, ready(codes));
  route('GET', '/metrics', METRICS, printMetrics(metrics));

  await app.register(async (scope) => {
    readImageBodies(scope, MOST_BYTES);
    await scope.register(multipart);
    scope.route({
      method: 'POST',
      url: '/api/v1/scan',
      schema: SCAN,
      // Only the picture itself can tell whether it is one.
      validatorCompiler: () => () => true,
      handler: scanPicture(codes, scanner, metrics),
    });
  });

  refuseOtherMethods();
}

const LINK_PROBLEMS = 'not_spotify_link, unsupported_type, malformed_id, malformed_request';
const UPSTREAM_PROBLEMS = { 502: 'upstream_error', 503: 'offline_needed_network, storage_full, storage_unavailable' };

const MAKE_CODE: FastifySchema = {
  tags: ['codes'],
  summary: 'The code of a link',
  description: 'A known code is answered without the network; else Spotify’s strip service is asked for it.',
  body: shape.linkBody,
  response: answers(
    { 200: json('The code, known before.', shape.code), 201: json('The code, new here.', shape.code) },
    { 400: LINK_PROBLEMS, 429: 'rate_limited', ...UPSTREAM_PROBLEMS },
  ),
};

const FIND_CODE: FastifySchema = {
  tags: ['codes'],
  summary: 'A known code, by type and id',
  response: answers({ 200: json('The code.', shape.code) }, { 400: LINK_PROBLEMS, 404: 'unknown_link' }),
};

const DRAW_CODE: FastifySchema = {
  tags: ['codes'],
  summary: 'The picture of a known code: {id}.svg, .png, .jpeg or .webp',
  querystring: shape.styleQuery,
  response: answers(
    { 200: picture(['image/svg+xml', 'image/png', 'image/jpeg', 'image/webp']) },
    { 400: `malformed_style, ${LINK_PROBLEMS}`, 404: 'unknown_link' },
  ),
};

const RESOLVE: FastifySchema = {
  tags: ['scan'],
  summary: 'The page that a reference names',
  querystring: shape.namespaceQuery,
  response: answers(
    { 200: json('The page.', shape.resolution) },
    { 400: 'malformed_reference, malformed_request', 404: 'unknown_reference' },
  ),
};

const TEACH: FastifySchema = {
  tags: ['scan'],
  summary: 'Give the link of an unknown reference',
  description: 'Kept only if the strip that Spotify serves for the link carries the reference.',
  body: shape.teachBody,
  response: answers(
    { 200: json('The pair, proved.', shape.code) },
    { 400: `malformed_reference, ${LINK_PROBLEMS}`, 409: 'proof_failed, pair_conflict', ...UPSTREAM_PROBLEMS },
  ),
};

const SCAN: FastifySchema = {
  tags: ['scan'],
  summary: 'Every code in a picture',
  description:
    'The picture is the body itself or a file of a multipart form: JPEG, PNG, WebP, AVIF, GIF, TIFF, SVG or HEIC, at most 20 MB and 50 megapixels. Nothing of it is kept. Where no code can be read, `errors` says why.',
  body: shape.pictureBody,
  response: answers(
    { 200: json('What was found.', shape.scanReport) },
    { 400: 'malformed_request', 413: 'image_too_large', 422: 'decode_image_failed', 429: 'rate_limited' },
  ),
};

const DRAW_STRIP: FastifySchema = {
  tags: ['strip'],
  summary: 'The strip of a link, as Spotify’s service draws it',
  description: 'Format svg, png or jpeg; background six hexadecimal digits; bars white or black; width in pixels.',
  response: answers(
    { 200: picture(['image/svg+xml', 'image/png', 'image/jpeg']) },
    { 400: `malformed_style, ${LINK_PROBLEMS}`, ...UPSTREAM_PROBLEMS },
  ),
};

const LIVE: FastifySchema = { tags: ['operation'], summary: 'The process runs' };
const READY: FastifySchema = {
  tags: ['operation'],
  summary: 'The database answers',
  response: answers({}, { 503: 'storage_unavailable' }),
};
const METRICS: FastifySchema = { tags: ['operation'], summary: 'Counts for Prometheus' };
