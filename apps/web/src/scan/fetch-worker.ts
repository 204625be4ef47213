/// <reference lib="webworker" />

export type FetchAnswer =
  | { readonly picture: Blob }
  /** The status of a refusal; `0` where nothing came: browsers do not say whether it is the network or CORS. */
  | { readonly status: number };

/** Fetches the picture at an address. A worker does it: its policy may allow what the page's does not. */
self.addEventListener('message', async ({ data }: MessageEvent<{ url: string; maxBytes: number }>) => {
  self.postMessage(await fetchPicture(data.url, data.maxBytes));
});

async function fetchPicture(url: string, maxBytes: number): Promise<FetchAnswer> {
  try {
    const options: RequestInit = {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(10_000),
    };
    const answer = await fetch(url, options);
    if (!answer.ok) return { status: answer.status };
    if (Number(answer.headers.get('content-length') ?? 0) > maxBytes) return { status: 413 };
    return { picture: await answer.blob() };
  } catch {
    return { status: 0 };
  }
}
