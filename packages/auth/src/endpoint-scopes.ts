import { ENDPOINTS } from './endpoints.ts';

/** Which permissions a call of the Web API takes. */
export type EndpointScopes = {
  /** As in `GET /v1/playlists/{id}/items`. */
  readonly endpoint: string;
  /** The smallest set with which it works; empty: any token will do. */
  readonly needs: readonly string[];
  /** Other sets that do as well, for other things: private playlists instead of public ones. */
  readonly alternatives: readonly (readonly string[])[];
  /** What more of them adds to the answer. */
  readonly adds: readonly string[];
  /** False where no token without a person is accepted. */
  readonly app: boolean;
};

/** Every call that is known, in the order of Spotify's reference. */
export function listEndpoints(): EndpointScopes[] {
  return Object.keys(ENDPOINTS).map(readEndpoint);
}

/**
 * What a call needs: `GET /v1/me/playlists`, `me/playlists?limit=3` (then GET), or a whole address. `null` where no
 * such call is known.
 */
export function findEndpoint(call: string): EndpointScopes | null {
  const [, method = 'GET', target] = /^\s*(?:([a-z]+)\s+)?(\S+)\s*$/i.exec(call) ?? [];
  if (target === undefined) return null;
  const path = readPath(target);
  const wanted = `${method.toUpperCase()} ${path}`;
  if (Object.hasOwn(ENDPOINTS, wanted)) return readEndpoint(wanted);
  const known = Object.keys(ENDPOINTS).find((endpoint) => matches(endpoint, wanted));
  return known === undefined ? null : readEndpoint(known);
}

/** The scopes of a call that a token with `granted` lacks; empty where it may make the call. */
export function lackingScopes({ needs, alternatives }: EndpointScopes, granted: readonly string[]): string[] {
  const lacking = [needs, ...alternatives].map((set) => set.filter((scope) => !granted.includes(scope)));
  return lacking.some((set) => set.length === 0) ? [] : lacking[0];
}

function readEndpoint(endpoint: string): EndpointScopes {
  const [sets, adds = ''] = ENDPOINTS[endpoint].split('+');
  const [needs, ...alternatives] = sets.split('|').map(names);
  return { endpoint, needs, alternatives, adds: names(adds), app: needs.length === 0 && endpoint !== 'GET /v1/me' };
}

function names(text: string): string[] {
  return text.split(' ').filter((name) => name !== '');
}

/** `/v1/me/playlists` of any spelling of that path. */
function readPath(target: string): string {
  const path = target.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/, 1)[0];
  const inside = `/${path.replace(/^\/+|\/+$/g, '')}`;
  return inside.startsWith('/v1/') ? inside : `/v1${inside}`;
}

/** Whether a call is of that endpoint: `{id}` stands for one step of the path. */
function matches(endpoint: string, call: string): boolean {
  const steps = endpoint.split('/');
  const given = call.split('/');
  return (
    steps.length === given.length &&
    steps.every((step, at) => (/^[{:]/.test(step) && given[at] !== '') || step === given[at])
  );
}
