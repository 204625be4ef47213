import { AnswerError, AuthError, NetworkError, ServerError } from './errors.ts';

/** What a request needs of its surroundings; all of it has a default. */
export type Network = {
  readonly fetch?: typeof fetch;
  /** Ms since 1970. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
  /** How long one answer may take, in ms. */
  readonly timeout?: number;
  /** How long is waited altogether between tries after 429 and 5xx, in ms. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
};

const TIMEOUT = 10_000;
const PATIENCE = 15_000;
const MOST_TRIES = 4;
/** A token answer has a few hundred bytes. */
const MOST_BYTES = 64 * 1024;

/** Whether a request that failed so may be sent again. */
export type MayRepeat = (failed: Response | NetworkError) => boolean;

/** After these nothing was done. */
export const ifNothingWasDone: MayRepeat = (failed) =>
  failed instanceof Response && (failed.status === 429 || failed.status === 503);

/** Also where it is not known, for what may be done twice; but whoever was silent so long is not asked again. */
export const ifItFailed: MayRepeat = (failed) =>
  failed instanceof NetworkError
    ? failed.code === 'provider_unreachable'
    : failed.status === 429 || failed.status >= 500;

/**
 * A `fetch` that ends: an answer takes at most `timeout` and has at most 64 kB; what may be repeated is, a few times,
 * after the pause that `Retry-After` asks for or a growing one. Throws `NetworkError`, `AnswerError`, and `ServerError`
 * for the 429 or 5xx that stays.
 */
export function politeFetch(network: Network, mayRepeat: MayRepeat): typeof fetch {
  const { now = Date.now, sleep = pause, patience = PATIENCE } = network;
  return async (input, init) => {
    let waited = 0;
    for (let tries = 1; ; tries++) {
      const answer = await ask(network, input, init);
      if (answer instanceof Response && answer.status < 500 && answer.status !== 429) return answer;
      const asked = answer instanceof Response ? readRetryAfter(answer.headers.get('retry-after'), now()) : null;
      const wait = asked ?? 500 * 2 ** (tries - 1);
      if (tries === MOST_TRIES || waited + wait > patience || !mayRepeat(answer)) {
        if (answer instanceof Response) throw await describeOutage(answer, asked);
        throw answer;
      }
      await sleep(wait);
      waited += wait;
    }
  };
}

/** One try: its whole answer, or why there is none. Throws `AnswerError` and what the caller's signal throws. */
async function ask(
  { fetch: send = fetch, timeout = TIMEOUT, signal }: Network,
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response | NetworkError> {
  const signals = [AbortSignal.timeout(timeout), signal, init?.signal].filter((each) => each instanceof AbortSignal);
  try {
    const response = await send(input, { ...init, signal: anyOf(signals) });
    return await readWhole(response);
  } catch (error) {
    if (error instanceof AuthError) throw error;
    if (signal?.aborted || init?.signal?.aborted) throw error;
    const { hostname } = new URL(input instanceof Request ? input.url : input);
    const values = { host: hostname, s: timeout / 1000 };
    return signals[0].aborted
      ? new NetworkError('provider_slow', `${hostname} did not answer in time.`, { values, cause: error })
      : new NetworkError('provider_unreachable', `${hostname} cannot be reached.`, { values, cause: error });
  }
}

/** Aborted as soon as one of these is; as `AbortSignal.any`, which browsers before 2024 lack. */
function anyOf(signals: readonly AbortSignal[]): AbortSignal {
  const all = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) all.abort(signal.reason);
    signal.addEventListener('abort', () => all.abort(signal.reason), { once: true, signal: all.signal });
  }
  return all.signal;
}

async function readWhole(response: Response): Promise<Response> {
  // A redirect that is not followed has neither status nor body in a browser.
  if (response.type === 'opaqueredirect') throw new AnswerError('answer_unreadable', 'The answer is a redirect.');
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      // Not waited for: whoever sends without end may not answer to this either.
      reader.cancel().catch(() => {});
      throw new AnswerError('answer_too_large', `The answer has more than ${MOST_BYTES} bytes.`);
    }
    chunks.push(value);
  }
  const { status, headers } = response;
  return new Response([101, 204, 205, 304].includes(status) ? null : new Blob(chunks), { status, headers });
}

/** RFC 9110 §10.2.3: seconds or a date, here in ms; `null` where it says nothing. */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

async function describeOutage(response: Response, retryAfterMs: number | null): Promise<ServerError> {
  const { status } = response;
  const retryAfter = retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000);
  if (status !== 429)
    return new ServerError('provider_unavailable', `The server failed: ${status}.`, { status, retryAfter });
  // Since July 2026 the daily quota is told apart from the rate (Web API notes, section 1.4).
  const quota = (await response.text()).includes('QUOTA_EXCEEDED');
  const code = quota ? 'quota_exceeded' : 'rate_limited';
  return new ServerError(code, 'Too many requests.', { status, retryAfter }, { values: { s: retryAfter ?? '?' } });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
