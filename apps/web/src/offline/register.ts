import { createStore } from '../store.ts';
import { UPDATE } from './shared.ts';

/** A new version of the site that waits for the visitor's word; `null` while there is none. */
export const newVersion = createStore<ServiceWorker | null>(null);

/** Has the browser keep the site for use without a network. Not while the site is developed. */
export function keepForOffline(): void {
  if (import.meta.hot || !('serviceWorker' in navigator)) return;
  addEventListener('load', async () => {
    try {
      follow(await navigator.serviceWorker.register('/service-worker.js'));
    } catch {
      // Private windows of some browsers refuse; the site works without.
    }
  });
}

/** Changes to the new version: the page is loaded again, now that the visitor has asked for it. */
export function changeVersion(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  worker.postMessage(UPDATE);
}

function follow(registration: ServiceWorkerRegistration): void {
  // Without a page that an older version serves, there is nothing to change.
  const offer = (worker: ServiceWorker | null) => {
    if (worker !== null && navigator.serviceWorker.controller !== null) newVersion.set(worker);
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && offer(worker));
  });
}
