import { createQueue, parseTokens, type TokenStore } from './token-store.ts';

/**
 * Keeps tokens in `localStorage` or `sessionStorage`; tabs that share it take turns by Web Locks, which are there
 * wherever PKCE is. Whoever can run script on the page can read them: the memory is the safer place.
 */
export function webStore(storage: Storage, key = 'barline.tokens'): TokenStore {
  const locks = globalThis.navigator?.locks;
  return {
    async read() {
      const text = storage.getItem(key);
      return text === null ? null : parseTokens(text);
    },
    async write(tokens) {
      storage.setItem(key, JSON.stringify(tokens));
    },
    async remove() {
      storage.removeItem(key);
    },
    exclusively: locks === undefined ? createQueue() : (work) => locks.request(key, work),
  };
}
