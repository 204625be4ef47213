import { SHARED_CACHE } from '../offline/shared.ts';

type LaunchQueue = { setConsumer(take: (given: { files?: readonly FileSystemFileHandle[] }) => void): void };

/**
 * Takes pictures that were shared to the installed site, which its service worker has put aside, and those that the
 * system opens with it.
 */
export function takeSharedPictures(take: (files: readonly File[]) => void): void {
  takeAside().then((files) => files.length > 0 && take(files));
  const queue = (globalThis as { launchQueue?: LaunchQueue }).launchQueue;
  queue?.setConsumer(async ({ files = [] }) => {
    if (files.length > 0) take(await Promise.all(files.map((handle) => handle.getFile())));
  });
}

async function takeAside(): Promise<File[]> {
  if (typeof caches === 'undefined' || !(await caches.has(SHARED_CACHE))) return [];
  const cache = await caches.open(SHARED_CACHE);
  const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  await caches.delete(SHARED_CACHE);
  return Promise.all(answers.filter((answer) => answer !== undefined).map(toFile));
}

async function toFile(answer: Response): Promise<File> {
  const blob = await answer.blob();
  return new File([blob], decodeURIComponent(answer.headers.get('x-name') ?? ''), { type: blob.type });
}
