import { createStore, useStore } from './store.ts';

const polite = createStore('');
const assertive = createStore('');

/** Has a screen reader say what happened, when it has finished what it is saying. */
export function announce(text: string): void {
  say(polite, text);
}

/** Has a screen reader say a result or an error at once. */
export function announceNow(text: string): void {
  say(assertive, text);
}

/** The two live regions; on the page once, from the start, so that screen readers watch them. */
export function LiveRegions() {
  return (
    <div class="visually-hidden">
      <p aria-live="polite">{useStore(polite)}</p>
      <p aria-live="assertive">{useStore(assertive)}</p>
    </div>
  );
}

/** The same sentence twice is said twice: the region is emptied in between. */
function say(region: typeof polite, text: string): void {
  region.set('');
  setTimeout(() => region.set(text), 50);
}
