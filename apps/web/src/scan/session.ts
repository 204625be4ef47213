import type { Link, ScannedCode } from '@barline/codes';
import { makeCode, resolveReference } from '../api/client.ts';
import type { Problem } from '../api/problem.ts';
import { findLink, remember } from '../history/history.ts';
import { createStore } from '../store.ts';
import { contentOf, type OtherCode, type OtherContent } from './other-code.ts';
import { type OpenPicture, openPicture } from './picture.ts';
import { readPicture } from './read-picture.ts';
import type { Scanned } from './worker-client.ts';

/** Where the page of a scanned code stands. `idle`: not asked for yet. */
type Lookup =
  | { status: 'idle' | 'asking' | 'unknown' | 'offline' }
  | { status: 'known'; link: Link; via: 'server' | 'history' | 'text' };

export type FoundCode = { readonly code: ScannedCode; readonly lookup: Lookup };

/** A code of another kind. `lookup` is about where a link of Spotify's in it leads. */
export type FoundOther = { readonly code: OtherCode; readonly content: OtherContent; readonly lookup: Lookup };

/** One picture on its way through the scanner. */
export type Row = {
  readonly key: number;
  readonly name: string;
  readonly state: 'waiting' | 'opening' | 'looking' | 'done';
  readonly picture: OpenPicture | null;
  readonly scanned: Scanned | null;
  readonly found: readonly FoundCode[];
  readonly others: readonly FoundOther[];
  /** Its first code takes the keyboard's focus. */
  readonly focus: boolean;
  /** Why there is nothing to show. */
  readonly problem: Problem | null;
};

/** Codes of one picture whose pages are looked up at once; the others when the visitor asks for them. */
export const LOOKED_UP_AT_ONCE = 12;

/** All pictures of this visit. They stay while the visitor looks at other pages. */
export const rows = createStore<readonly Row[]>([]);

let nextKey = 0;

/** Scans pictures one after the other, each with a row of its own. Resolves when all are done. */
export async function scanFiles(
  files: readonly (Blob & { name?: string })[],
  unnamed: string,
): Promise<readonly Row[]> {
  const added = files.map((file) => newRow(file.name || unnamed, files.length === 1));
  rows.set([...added, ...rows.get()]);
  for (const [index, { key }] of added.entries()) await scanFile(key, files[index]!);
  const keys = new Set(added.map(({ key }) => key));
  return rows.get().filter(({ key }) => keys.has(key));
}

/** Adds a row for what was read in a picture that is still to come, or never comes. Resolves when pages are looked up. */
export async function addScanned(name: string, scanned: Scanned): Promise<Row> {
  const row = newRow(name, true);
  rows.set([row, ...rows.get()]);
  await settleRow(row.key, scanned);
  return rows.get().find(({ key }) => key === row.key) ?? row;
}

/** Gives a row its picture. */
export async function addPicture(key: number, file: Blob): Promise<void> {
  const opened = await openPicture(file);
  if (opened.ok) change(key, { picture: opened.picture });
}

/** The page to open where a picture has one code only, and its page is known. */
export function onlyLink({ found, others }: Row): Link | null {
  const [lookup, ...rest] = [...found, ...others].map((one) => one.lookup);
  return lookup?.status === 'known' && rest.length === 0 ? lookup.link : null;
}

/** Forgets all pictures of this visit. */
export function clearRows(): void {
  for (const { picture } of rows.get()) if (picture) URL.revokeObjectURL(picture.url);
  rows.set([]);
}

export function removeRow(key: number): void {
  const row = rows.get().find((candidate) => candidate.key === key);
  if (row?.picture) URL.revokeObjectURL(row.picture.url);
  rows.set(rows.get().filter((candidate) => candidate.key !== key));
}

/** Looks up the pages of the codes of a row from `start` to `end`, four at a time. */
export async function lookUp(key: number, start: number, end: number): Promise<void> {
  const queue = Array.from({ length: end - start }, (_, step) => start + step);
  const next = async () => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) await lookUpOne(key, index);
  };
  await Promise.all([next(), next(), next(), next()]);
}

async function scanFile(key: number, file: Blob & { name?: string }): Promise<void> {
  change(key, { state: 'opening' });
  const opened = await openPicture(file);
  if (!opened.ok) return change(key, { state: 'done', problem: opened.problem });
  change(key, { state: 'looking', picture: opened.picture });
  const read = await readPicture(opened.picture);
  if (!read.ok) return change(key, { state: 'done', problem: read.problem });
  await settleRow(key, read.scanned);
}

async function settleRow(key: number, scanned: Scanned): Promise<void> {
  const { codes, failure } = scanned;
  const found = codes.map((code): FoundCode => ({ code, lookup: { status: 'idle' } }));
  const others = scanned.others.map(toFoundOther);
  const nothing = codes.length + others.length === 0;
  change(key, { state: 'done', scanned, found, others, problem: nothing ? { id: failure ?? 'no_code' } : null });
  await Promise.all([lookUp(key, 0, Math.min(found.length, LOOKED_UP_AT_ONCE)), unfoldOthers(key)]);
}

function toFoundOther(code: OtherCode): FoundOther {
  const content = contentOf(code.text);
  const lookup: Lookup =
    content.is === 'spotify'
      ? { status: 'known', link: content.link, via: 'text' }
      : { status: content.is === 'short-link' ? 'asking' : 'idle' };
  return { code, content, lookup };
}

/** Asks the server where short links lead. */
async function unfoldOthers(key: number): Promise<void> {
  const others = rows.get().find((row) => row.key === key)?.others ?? [];
  const unfold = async (other: FoundOther): Promise<FoundOther> => {
    if (other.content.is !== 'short-link') return other;
    const answer = await makeCode(other.content.url);
    if (answer.ok) return { ...other, lookup: { status: 'known', link: answer.value.link, via: 'server' } };
    return { ...other, lookup: { status: answer.problem.id === 'offline_needed_network' ? 'offline' : 'unknown' } };
  };
  if (others.some(({ lookup }) => lookup.status === 'asking')) {
    change(key, { others: await Promise.all(others.map(unfold)) });
  }
}

async function lookUpOne(key: number, index: number): Promise<void> {
  const row = rows.get().find((candidate) => candidate.key === key);
  const code = row?.found[index]?.code;
  if (row === undefined || code === undefined) return;
  changeLookup(key, index, { status: 'asking' });
  const lookup = await findPage(code);
  changeLookup(key, index, lookup);
  remember({
    kind: 'scan',
    namespace: code.namespace,
    mediaRef: code.mediaRef,
    link: lookup.status === 'known' ? lookup.link : null,
    source: row.name,
  });
}

/** The server knows best; where it cannot be reached, this browser's own history may know. */
async function findPage({ namespace, mediaRef }: ScannedCode): Promise<Lookup> {
  const answer = await resolveReference(namespace, mediaRef);
  if (answer.ok) {
    return answer.value === null ? { status: 'unknown' } : { status: 'known', link: answer.value, via: 'server' };
  }
  const link = findLink(namespace, mediaRef);
  return link === null ? { status: 'offline' } : { status: 'known', link, via: 'history' };
}

function newRow(name: string, focus: boolean): Row {
  const nothing = { picture: null, scanned: null, found: [], others: [], problem: null };
  return { key: nextKey++, name, focus, state: 'waiting', ...nothing };
}

function change(key: number, part: Partial<Row>): void {
  rows.set(rows.get().map((row) => (row.key === key ? { ...row, ...part } : row)));
}

function changeLookup(key: number, index: number, lookup: Lookup): void {
  const row = rows.get().find((candidate) => candidate.key === key);
  if (row === undefined) return;
  change(key, { found: row.found.map((found, at) => (at === index ? { ...found, lookup } : found)) });
}
