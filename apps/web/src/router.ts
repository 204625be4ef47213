import { isServerPath } from './routes.ts';
import { createStore } from './store.ts';

/** Where the visitor is: path, query and fragment of the address. */
export type Place = { readonly path: string; readonly search: string; readonly hash: string };

export const place = createStore<Place>(readPlace());

/** Goes to a page of the site. `replace` leaves no entry in the browser's history for the page being left. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  history[options.replace ? 'replaceState' : 'pushState'](null, '', to);
  place.set(readPlace());
}

/** Writes new settings into the address of this page, without an entry in the browser's history. */
export function replaceSearch(search: URLSearchParams): void {
  const text = search.toString();
  history.replaceState(history.state, '', location.pathname + (text === '' ? '' : `?${text}`) + location.hash);
}

/** Follows the browser's Back and Forward, and every plain click on a link to a page of ours. */
export function startRouter(): void {
  // Whatever has been taken out of the address since this file was loaded is forgotten here too.
  place.set(readPlace());
  addEventListener('popstate', () => place.set(readPlace()));
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = (event.target as Element).closest('a');
    if (anchor === null || anchor.target !== '' || anchor.hasAttribute('download')) return;
    const url = new URL(anchor.href, location.href);
    if (url.origin !== location.origin || isServerPath(url.pathname)) return;
    if (url.pathname === location.pathname && url.search === location.search && url.hash !== '') return;
    event.preventDefault();
    navigate(url.pathname + url.search + url.hash);
  });
}

function readPlace(): Place {
  return { path: location.pathname, search: location.search, hash: location.hash };
}
