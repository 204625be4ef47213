import { type Link, type MediaRef, type Namespace, parseLink } from '@barline/codes';
import { findKnownCode, findKnownCodeOf } from '../history/known-code.ts';
import { language } from '../texts/language.ts';
import { type Code, readCode } from './code.ts';
import { type Problem, readProblem } from './problem.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A look-up never keeps the visitor waiting for longer. */
const RESOLVE_TIMEOUT_MS = 5_000;
/** The server itself waits 3 s for Spotify's code service, twice at most. */
const MAKE_TIMEOUT_MS = 15_000;

/** Asks for the code of a link; the server makes one if it knows none yet. Out of its reach, the history may know it. */
export async function makeCode(link: string, signal?: AbortSignal): Promise<Answer<Code>> {
  const answer = await askCode('/api/v1/codes', { link }, signal);
  return !answer.ok && isUnreachable(answer) ? orKnown(answer, findKnownCodeOf(link)) : answer;
}

/** Offers `link` for an unknown code. The server keeps the pair only if the bars are the same. */
export function teachLink(mediaRef: MediaRef, link: string): Promise<Answer<Code>> {
  return askCode('/api/v1/teach', { media_ref: String(mediaRef), link });
}

/** The code of a link if the server knows it already, `null` if not. Out of its reach, the history may know it. */
export async function findItem(link: Link): Promise<Answer<Code | null>> {
  const path = `/api/v1/items/${link.type}/${encodeURIComponent(link.id)}`;
  const answer = await ask(path, {}, RESOLVE_TIMEOUT_MS);
  if (!answer.ok && isUnreachable(answer)) return orKnown(answer, findKnownCode(link));
  if (!answer.ok) return answer.problem.id === 'unknown_link' ? { ok: true, value: null } : answer;
  return readAs(answer.value, readCode);
}

/** The page of a code if the server knows it, `null` if not. Takes 5 s at most. */
export async function resolveReference(namespace: Namespace, mediaRef: MediaRef): Promise<Answer<Link | null>> {
  const answer = await ask(`/api/v1/resolve/${mediaRef}?namespace=${namespace}`, {}, RESOLVE_TIMEOUT_MS);
  if (!answer.ok) return answer.problem.id === 'unknown_reference' ? { ok: true, value: null } : answer;
  return readAs(answer.value, readLink);
}

async function askCode(path: string, body: object, signal?: AbortSignal): Promise<Answer<Code>> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal };
  const answer = await ask(path, init, MAKE_TIMEOUT_MS);
  return answer.ok ? readAs(answer.value, readCode) : answer;
}

async function ask(path: string, init: RequestInit, timeout: number): Promise<Answer<unknown>> {
  const signals = [AbortSignal.timeout(timeout), ...(init.signal ? [init.signal] : [])];
  const headers = { ...init.headers, accept: 'application/json', 'accept-language': language.get() };
  const cancel = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) cancel.abort();
    signal.addEventListener('abort', () => cancel.abort(), { once: true });
  }
  try {
    const response = await fetch(path, { ...init, headers, signal: cancel.signal });
    if (!response.ok) return { ok: false, problem: await readProblem(response) };
    return { ok: true, value: await response.json() };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, problem: { id: 'unexpected' } };
    return { ok: false, problem: { id: 'offline_needed_network', values: { reason: 'server' } } };
  }
}

type Refused = Answer<never> & { ok: false };

function isUnreachable({ problem }: Refused): boolean {
  return problem.id === 'offline_needed_network' && problem.values?.reason === 'server';
}

function orKnown(refused: Refused, known: Code | null): Answer<Code> {
  return known === null ? refused : { ok: true, value: known };
}

function readAs<T>(body: unknown, read: (body: unknown) => T | null): Answer<T> {
  const value = read(body);
  return value === null ? { ok: false, problem: { id: 'unexpected' } } : { ok: true, value };
}

function readLink(body: unknown): Link | null {
  if (typeof body !== 'object' || body === null) return null;
  const parsed = parseLink(String((body as Record<string, unknown>).uri));
  return parsed.ok ? parsed.link : null;
}
