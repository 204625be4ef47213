import type { FetchAnswer } from './fetch-worker.ts';
import { MAX_BYTES } from './picture.ts';

/** The picture at an address, or the status of the refusal; `0` where the site cannot be reached or shares nothing. */
export async function fetchPicture(url: URL): Promise<File | number> {
  const worker = new Worker(new URL('./fetch-worker.ts', import.meta.url), { type: 'module' });
  const answer = await new Promise<FetchAnswer>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FetchAnswer>) => resolve(data));
    worker.addEventListener('error', () => resolve({ status: 0 }));
    worker.postMessage({ url: url.href, maxBytes: MAX_BYTES });
  });
  worker.terminate();
  if ('status' in answer) return answer.status;
  return new File([answer.picture], nameOf(url), { type: answer.picture.type });
}

function nameOf(url: URL): string {
  const last = url.pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || url.hostname;
  } catch {
    return last;
  }
}
