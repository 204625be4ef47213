import { useEffect } from 'preact/hooks';

/** Brings into sight what the address points at, once it is there; returns its id. */
export function useHashTarget(hash: string): string {
  const id = readHash(hash);
  useEffect(() => document.getElementById(id)?.scrollIntoView(), [id]);
  return id;
}

/** Anybody can write anything behind the #. */
function readHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
