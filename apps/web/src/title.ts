import { useEffect } from 'preact/hooks';
import { createStore } from './store.ts';

/** What a page that was loaded later is called; `null` while none has said so. */
export const ownTitle = createStore<string | null>(null);

/** Gives the page its name in the browser's tab, for as long as it is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    ownTitle.set(title);
    return () => ownTitle.set(null);
  }, [title]);
}
