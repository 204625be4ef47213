import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest, FastifySchema, RouteHandlerMethod } from 'fastify';
import * as account from './accounts/account.ts';
import { acceptRequest, authorize, cancelRequest } from './accounts/authorize.ts';
import { chooseLanguage } from './accounts/language.ts';
import { logIn, showLogIn } from './accounts/log-in.ts';
import { STYLE, STYLE_PATH } from './accounts/pages/style.ts';
import { acceptDevice, denyDevice, enterUserCode, showPair } from './accounts/pair.ts';
import type { People } from './accounts/people.ts';
import { showSignUp, signUp } from './accounts/sign-up.ts';
import { findSiteApp } from './accounts/site-app.ts';
import type { PageHandler } from './accounts/visit.ts';
import type { WebApi } from './api/endpoint.ts';
import * as dashboard from './apps/dashboard.ts';
import { LINTER_SCRIPT, LINTER_SCRIPT_PATH } from './apps/linter-script.ts';
import { createBatches } from './codes/batches.ts';
import type { Codes } from './codes/codes.ts';
import { MEDIA_TYPES } from './codes/draw-picture.ts';
import { MOST_BYTES } from './codes/read-picture.ts';
import type { Scanner } from './codes/scan-pool.ts';
import type { ReadAddress } from './http/address.ts';
import { readImageBodies, readJsonBodies } from './http/body.ts';
import { answerFormsDirectly } from './http/direct-forms.ts';
import { answerReadsDirectly } from './http/direct-reads.ts';
import { sendBatch, showBatch, startBatch } from './http/endpoints/batches.ts';
import { findCode, makeCode } from './http/endpoints/codes.ts';
import { serveCovers } from './http/endpoints/covers.ts';
import { discover } from './http/endpoints/discovery.ts';
import type { FailureLimit } from './http/endpoints/failure-limit.ts';
import { type ItemParts, serveItems } from './http/endpoints/items.ts';
import { acceptForms, answerToken, authorizeDevice, introspectToken, revokeToken } from './http/endpoints/oauth.ts';
import { drawKnownBadge, drawKnownCode, drawStrip } from './http/endpoints/pictures.ts';
import { resolveReference, teachReference } from './http/endpoints/references.ts';
import { serveSandbox } from './http/endpoints/sandbox.ts';
import { scanPicture } from './http/endpoints/scan.ts';
import { answerEndpoints, serveWebApi } from './http/endpoints/web-api.ts';
import { live, printMetrics, ready } from './http/health.ts';
import { countRequests, type Metrics } from './http/metrics.ts';
import { collectMethods } from './http/other-methods.ts';
import { guardSandbox } from './http/sandbox-guard.ts';
import * as shape from './http/schemas.ts';
import { sendLasting, serveVisits, toVisit } from './http/visits.ts';
import { createRandomBytes } from './random.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { ENDPOINTS } from './token/metadata.ts';
import type { OpenAccounts } from './token/open-accounts.ts';

export type RouteParts = {
  readonly webApi: WebApi;
  readonly codes: Codes;
  readonly scanner: Scanner;
  readonly metrics: Metrics;
};

type AppRouteParts = {
  readonly accounts: OpenAccounts;
  readonly webApi: WebApi;
  readonly metrics: Metrics;
  readonly failures: FailureLimit;
  readonly addressOf: ReadAddress;
  readonly publicUrl: () => string;
};

/** What apps ask of the accounts service: in scopes of their own, without what pages need. */
export async function addAppRoutes(app: FastifyInstance, parts: AppRouteParts): Promise<void> {
  const { accounts, webApi, metrics, failures, publicUrl } = parts;
  const token = answerToken(accounts, metrics);
  answerFormsDirectly(app, { path: ENDPOINTS.token, answer: token, limit: failures, addressOf: parts.addressOf });
  await app.register(async (scope) => {
    const post = acceptForms(scope, failures);
    post(ENDPOINTS.token, token);
    post(ENDPOINTS.revoke, revokeToken(accounts));
    post(ENDPOINTS.introspect, introspectToken(accounts));
    post(ENDPOINTS.device, authorizeDevice(accounts));
  });
  const calls = answerEndpoints(accounts, webApi);
  answerReadsDirectly(app, calls, metrics);
  await app.register(async (scope) => {
    countRequests(scope, metrics);
    serveWebApi(scope, calls, publicUrl);
  });
  app.get('/.well-known/openid-configuration', discover(accounts, publicUrl));
  app.get('/.well-known/oauth-authorization-server', discover(accounts, publicUrl));
}

type PeopleRouteParts = {
  readonly people: People;
  readonly sandbox: Sandbox | null;
  readonly https: boolean;
  readonly adminToken: string | null;
};

/** The pages of people and of those who build apps; in a sandbox its controls. */
export async function addPeopleRoutes(app: FastifyInstance, parts: PeopleRouteParts): Promise<void> {
  const { people, sandbox, https, adminToken } = parts;
  const refuseOtherMethods = collectMethods(app);
  await app.register(async (scope) => {
    const toHandler = serveVisits(scope, { https });
    // A HEAD of /authorize would give a code to whoever only wanted to look.
    const page = (method: 'GET' | 'POST', url: string, handler: PageHandler) =>
      scope.route({ method, url, schema: { hide: true }, exposeHeadRoute: false, handler: toHandler(handler) });

    page('GET', '/authorize', authorize(people));
    page('GET', '/:locale(^[a-zA-Z-]{2,5}$)/authorize', authorize(people));
    page('GET', '/oauth2/v2/auth', authorize(people));
    page('POST', '/authorize/accept', acceptRequest(people));
    page('POST', '/authorize/cancel', cancelRequest(people));
    page('GET', '/login', showLogIn(people));
    page('GET', '/:locale(^[a-zA-Z-]{2,5}$)/login', showLogIn(people));
    page('POST', '/login', logIn(people));
    page('GET', '/signup', showSignUp(people));
    page('POST', '/signup', signUp(people));
    page('POST', '/logout', account.logOut(people));
    page('GET', '/language', chooseLanguage());
    page('GET', '/pair', showPair(people));
    page('POST', '/pair', enterUserCode(people));
    page('POST', '/pair/accept', acceptDevice(people));
    page('POST', '/pair/cancel', denyDevice(people));

    page('GET', '/account', account.showAccount(people));
    page('GET', '/account/apps', account.showApprovedApps(people));
    page('POST', '/account/apps/remove', account.removeAccess(people));
    page('GET', '/account/password', account.showPassword(people));
    page('POST', '/account/password', account.changePassword(people));
    page('GET', '/account/sessions', account.showSessions(people));
    page('POST', '/account/sessions', account.endSessions(people));
    page('GET', '/account/events', account.showEvents(people));
    page('GET', '/account/delete', account.showDeleteAccount(people));
    page('POST', '/account/delete', account.deleteAccount(people));

    page('GET', '/dashboard', dashboard.showDashboard(people));
    page('GET', '/dashboard/new', dashboard.showNewApp(people));
    page('POST', '/dashboard/new', dashboard.createApp(people));
    page('GET', '/dashboard/apps/:clientId', dashboard.showApp(people));
    page('POST', '/dashboard/apps/:clientId', dashboard.changeApp(people));
    page('POST', '/dashboard/apps/:clientId/secrets', dashboard.rotateAppSecret(people));
    page('POST', '/dashboard/apps/:clientId/people', dashboard.changeAppPeople(people));
    page('POST', '/dashboard/apps/:clientId/delete', dashboard.deleteApp(people));
    const check = (request: FastifyRequest) => dashboard.checkRedirectUris(toVisit(request));
    scope.route({
      method: 'POST',
      url: '/dashboard/check',
      schema: { hide: true },
      handler: async (request) => check(request),
    });

    const hide = { schema: { hide: true } };
    scope.get(STYLE_PATH, hide, sendLasting('text/css', STYLE));
    scope.get(LINTER_SCRIPT_PATH, hide, sendLasting('text/javascript', LINTER_SCRIPT));
  });
  if (sandbox) await addSandboxRoutes(app, sandbox, guardSandbox({ adminToken, publicUrl: people.publicUrl }));
  refuseOtherMethods();
}

/** What only a sandbox may do. */
async function addSandboxRoutes(app: FastifyInstance, sandbox: Sandbox, guard: ReturnType<typeof guardSandbox>) {
  await app.register(async (scope) => {
    const toHandler = serveSandbox(scope, guard);
    const control = (url: string, act: Parameters<typeof toHandler>[0]) =>
      scope.route({ method: 'POST', url, schema: { hide: true }, handler: toHandler(act) });
    scope.route({ method: 'GET', url: '/sandbox', schema: { hide: true }, handler: toHandler(sandbox.describe) });
    control('/sandbox/reset', sandbox.reset);
    control('/sandbox/clock', sandbox.moveClock);
    control('/sandbox/tokens', sandbox.mint);
    control('/sandbox/auto-approve', sandbox.setAutoApproval);
    control('/sandbox/revoke', sandbox.revoke);
    control('/sandbox/expire', sandbox.expire);
    control('/sandbox/faults', sandbox.setFaults);
    control('/sandbox/profile', sandbox.setProfile);
  });
}

/** The addresses that are pages of the site; it finds out by itself which one it shows. */
export const PAGES = [
  '/',
  '/scan',
  '/create',
  '/cover',
  '/batch',
  '/show/*',
  '/i/*',
  '/r/*',
  '/history',
  '/help',
  '/help/*',
  '/token',
  '/token/*',
  '/callback',
  '/mine',
  '/privacy',
  '/accessibility',
] as const;

const { json, answers, picture } = shape;

/** The most bytes of a batch that is asked for. */
const MOST_BATCH_BYTES = 1 << 20;

/** Every URL of the API on one page. */
export async function addRoutes(
  app: FastifyInstance,
  { webApi, codes, scanner, metrics, webRoot }: RouteParts & Pick<ItemParts, 'webRoot'>,
): Promise<void> {
  const refuseOtherMethods = collectMethods(app);
  const route = (method: 'GET' | 'POST', url: string, schema: FastifySchema, handler: RouteHandlerMethod) =>
    app.route({ method, url, schema, handler });

  route('POST', '/api/v1/codes', MAKE_CODE, makeCode(codes));
  route('GET', '/api/v1/items/:type/:id', FIND_CODE, findCode(codes));
  route('GET', '/api/v1/codes/:type/:file', DRAW_CODE, drawKnownCode(codes));
  route('GET', '/badge/:type/:file', DRAW_BADGE, drawKnownBadge(codes));
  route('GET', '/api/v1/resolve/:ref', RESOLVE, resolveReference(codes));
  route('POST', '/api/v1/teach', TEACH, teachReference(codes));
  route('GET', '/uri/plain/:format/:background/:bars/:width/:uri', DRAW_STRIP, drawStrip(codes));

  const batches = createBatches({ codes, now: Date.now, random: createRandomBytes() });
  await app.register(async (scope) => {
    readJsonBodies(scope, MOST_BATCH_BYTES);
    scope.route({ method: 'POST', url: '/api/v1/batch', schema: START_BATCH, handler: startBatch(batches) });
  });
  route('GET', '/api/v1/batch/:id', SHOW_BATCH, showBatch(batches));
  route('GET', '/api/v1/batch/:id/codes.zip', SEND_BATCH, sendBatch(batches));

  route('GET', '/healthz', LIVE, live);
  route('GET', '/readyz', READY, ready(codes));
  route('GET', '/metrics', METRICS, printMetrics(metrics));

  serveCovers(app, webApi);
  serveItems(app, { webApi, codes, webRoot });
  route('GET', '/api/v1/site', { hide: true }, async () => ({
    client_id: await findSiteApp(webApi.accounts, webApi.publicUrl()),
  }));
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

const START_BATCH: FastifySchema = {
  tags: ['codes'],
  summary: 'The codes of many links',
  description: 'Drawn one after the other; ask at the address in `Location` how far it is. Kept for 15 minutes.',
  body: shape.batchBody,
  response: answers(
    { 202: json('Begun.', shape.batch) },
    { 400: 'malformed_style, malformed_request', 429: 'rate_limited' },
  ),
};

const SHOW_BATCH: FastifySchema = {
  tags: ['codes'],
  summary: 'How far a batch is; as events where text/event-stream is accepted',
  response: answers({ 200: json('The batch.', shape.batch) }, { 404: 'not_found' }),
};

const SEND_BATCH: FastifySchema = {
  tags: ['codes'],
  summary: 'The ZIP file of a finished batch, with index.csv',
  response: answers({ 200: picture(['application/zip']) }, { 404: 'not_found', 409: 'batch_running' }),
};

const FIND_CODE: FastifySchema = {
  tags: ['codes'],
  summary: 'A known code, by type and id',
  response: answers({ 200: json('The code.', shape.code) }, { 400: LINK_PROBLEMS, 404: 'unknown_link' }),
};

const DRAW_CODE: FastifySchema = {
  tags: ['codes'],
  summary: 'The picture of a known code: {id}.svg, .png, .jpeg, .webp, .pdf, .eps, .dxf, .stl, .3mf or .scad',
  querystring: shape.styleQuery,
  response: answers(
    { 200: picture(Object.values(MEDIA_TYPES)) },
    { 400: `malformed_style, ${LINK_PROBLEMS}`, 404: 'unknown_link' },
  ),
};

const DRAW_BADGE: FastifySchema = {
  tags: ['codes'],
  summary: 'A badge for a README: {id}.svg with the words of `label`, `theme` light or dark',
  querystring: shape.badgeQuery,
  response: answers(
    { 200: picture(['image/svg+xml']) },
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
