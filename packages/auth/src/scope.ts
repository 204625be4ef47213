/** The names in a `scope` (RFC 6749 §3.3), each once, in their order. */
export function splitScope(scope: string): string[] {
  return [...new Set(scope.split(/[\s,]+/).filter((name) => name !== ''))];
}
