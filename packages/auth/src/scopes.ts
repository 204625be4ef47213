import { findScope, SCOPES, type Scope } from '@barline/messages';
import { type EndpointScopes, listEndpoints } from './endpoint-scopes.ts';

export { findScope, SCOPE_GROUPS, SCOPES, type Scope, type ScopeGroup } from '@barline/messages';
export { type EndpointScopes, findEndpoint, lackingScopes, listEndpoints } from './endpoint-scopes.ts';
export { splitScope } from './scope.ts';

/** The smallest set of scopes for several calls together; what is chosen for one counts for the others. */
export function scopesFor(calls: readonly EndpointScopes[]): string[] {
  const chosen = new Set<string>();
  const open = calls.filter(({ alternatives, needs }) => {
    if (alternatives.length > 0) return true;
    for (const scope of needs) chosen.add(scope);
    return false;
  });
  for (const { needs, alternatives } of open) {
    const sets = [needs, ...alternatives];
    const more = (set: readonly string[]) => set.filter((scope) => !chosen.has(scope)).length;
    const least = sets.reduce((best, set) => (more(set) < more(best) ? set : best));
    for (const scope of least) chosen.add(scope);
  }
  return inOrder(chosen);
}

/** The names among these that are no scope; Spotify answers such a request with `Illegal scope` and names none. */
export function unknownScopes(names: readonly string[]): string[] {
  return names.filter((name) => findScope(name) === null);
}

/** The calls that a scope is for: those that need it, then those to whose answer it adds. */
export function endpointsOf({ name }: Pick<Scope, 'name'>): string[] {
  return listEndpoints()
    .filter(({ needs, alternatives, adds }) => [needs, ...alternatives, adds].some((set) => set.includes(name)))
    .map(({ endpoint }) => endpoint);
}

function inOrder(chosen: ReadonlySet<string>): string[] {
  return SCOPES.map(({ name }) => name).filter((name) => chosen.has(name));
}
