/** The part of `fetch` that is used: GET requests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * `offline`: this machine cannot get at the other one; `unreachable`: it can, but the connection is refused or breaks;
 * `slow`: the signal ended the wait; `too_large`: more bytes than the limit.
 */
export type FetchFailure = 'offline' | 'unreachable' | 'slow' | 'too_large';

export type FetchAnswer =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly reason: FetchFailure };

const OFFLINE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Gets `url` and its body within limits: `signal` ends the wait, `limit` is the most bytes that are read. Any status is
 * an answer; redirects are not followed.
 */
export async function boundedFetch(
  fetch: Fetch,
  url: string,
  limits: { signal: AbortSignal; limit: number },
): Promise<FetchAnswer> {
  const { signal, limit } = limits;
  const done = new AbortController();
  try {
    const response = await fetch(url, {
      headers: { accept: '*/*', 'user-agent': 'Barline' },
      redirect: 'manual',
      signal: AbortSignal.any([signal, done.signal]),
    });
    const bytes = await readBody(response, limit);
    if (bytes === null) return { ok: false, reason: 'too_large' };
    return { ok: true, status: response.status, headers: response.headers, bytes };
  } catch (error) {
    return { ok: false, reason: signal.aborted ? 'slow' : connectionFailure(error) };
  } finally {
    done.abort();
  }
}

function connectionFailure(error: unknown): 'offline' | 'unreachable' {
  const cause = (error as { cause?: { code?: string; errors?: { code?: string }[] } }).cause;
  return OFFLINE.has(cause?.code ?? cause?.errors?.[0]?.code ?? '') ? 'offline' : 'unreachable';
}

async function readBody(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > limit) return null;
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
