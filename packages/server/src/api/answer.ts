import { ApiError } from './api-error.ts';
import type { Authorize } from './authorization.ts';
import { readJson } from './body.ts';
import { formatJson } from './embedded.ts';
import { type Call, checkScope, type Endpoint, isSmall, type WebApi } from './endpoint.ts';
import { checkId } from './parameters.ts';

/** A request, as far as the Web API looks at it. */
export type ApiRequest = {
  readonly authorization: string | undefined;
  /** The parts of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** The query after the question mark, as it came; empty where there is none. */
  readonly search: string;
  /** What was sent. */
  readonly bytes: Buffer;
};

/** What is answered: text, or bytes where they were kept. */
export type ApiAnswer = { readonly status: number; readonly body: string | Buffer | null };

/** Parts of paths that are no ids. */
const FREE = new Set(['user_id', 'category_id']);
const NO_QUERY: Readonly<Record<string, string>> = {};
const NO_BODY: Call['body'] = {};

/** Makes what answers one call: who asks, may they, what exactly, and then the call itself. Throws `ApiError`. */
export function answerWith(
  endpoint: Endpoint,
  api: WebApi,
  authorize: Authorize,
): (request: ApiRequest) => Promise<ApiAnswer> {
  const { path: template, needs = [], query: spec, body, bodyType, answer, deprecated, run } = endpoint;
  const parameters = Object.entries(spec);
  const readsJson = body !== undefined && bodyType === undefined;

  return async ({ authorization, path, search, bytes }) => {
    const caller = await authorize(authorization);
    const rules = api.rules();
    const given = search === '' ? NO_QUERY : parseQuery(search);
    const query: Record<string, unknown> = {};
    const call = {
      ...{ api, caller, rules, path, bytes, query },
      body: NO_BODY,
      // Written only for those who ask for it.
      get url() {
        return api.publicUrl() + fill(template, path);
      },
      get rest() {
        return search === '' ? '' : restOf(given, spec);
      },
    };
    if (deprecated && isSmall(call)) throw new ApiError(403, 'Forbidden');
    for (const scope of needs) checkScope(call, scope);
    for (const name in path) if (!FREE.has(name)) checkId(path[name], rules);
    for (const [name, parameter] of parameters) query[name] = parameter.read(given[name], rules);
    // No database keeps it in a text.
    if (search.includes('%00') || Object.values(path).some((part) => part.includes('\0'))) {
      throw new ApiError(400, 'Bad request');
    }
    if (readsJson) call.body = readJson(bytes);
    const value = await run(call);
    if (value === undefined) return { status: answer.orNothing ? 204 : answer.status, body: null };
    const written = typeof value === 'string' || value instanceof Buffer;
    return { status: answer.status, body: written ? value : formatJson(value) };
  };
}

/** Names and values; of a name that comes twice, all values with commas between them. */
function parseQuery(search: string): Record<string, string> {
  const given: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(search)) {
    given[name] = name in given ? `${given[name]},${value}` : value;
  }
  return given;
}

/** The known parameters as they go into the addresses of other pages, each followed by `&`. */
function restOf(given: Readonly<Record<string, string>>, spec: Endpoint['query']): string {
  let rest = '';
  for (const name of Object.keys(given)) {
    if (name === 'limit' || name === 'offset' || !Object.hasOwn(spec, name)) continue;
    rest += `${name}=${encodeURIComponent(given[name])}&`;
  }
  return rest;
}

function fill(template: string, path: Readonly<Record<string, string>>): string {
  return `/v1${template.replace(/\{(\w+)\}/g, (_whole, name) => encodeURIComponent(path[name]))}`;
}
