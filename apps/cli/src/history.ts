import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { formatUri, type Link, type MediaRef, type Namespace } from '@barline/codes';

/** Something that was scanned or made here: `uri` is `null` as long as the page is not known. */
export type HistoryEntry = {
  readonly time: string;
  readonly kind: 'scan' | 'create';
  readonly namespace: Namespace;
  readonly mediaRef: string;
  readonly uri: string | null;
  readonly source: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the history is kept: beside the registry where BARLINE_DATA_DIR is set, else $XDG_STATE_HOME/barline. */
export function historyFile(env: Environment): string {
  if (env.BARLINE_DATA_DIR) return join(env.BARLINE_DATA_DIR, 'history.jsonl');
  const state =
    env.XDG_STATE_HOME && isAbsolute(env.XDG_STATE_HOME)
      ? env.XDG_STATE_HOME
      : join(env.HOME || '.', '.local', 'state');
  return join(state, 'barline', 'history.jsonl');
}

/** True unless BARLINE_HISTORY=off. */
export function isRemembered(env: Environment): boolean {
  return !/^(?:off|0|no|false)$/i.test(env.BARLINE_HISTORY ?? '');
}

/** Notes that a code was made or read. What cannot be noted is no reason to fail. */
export async function remember(
  env: Environment,
  {
    kind,
    code,
    source,
  }: {
    kind: HistoryEntry['kind'];
    code: { namespace: Namespace; mediaRef: MediaRef | string; link?: Link | null; uri?: string | null };
    source: string;
  },
): Promise<void> {
  const { namespace, mediaRef, link } = code;
  const uri = link ? formatUri(link) : (code.uri ?? null);
  const time = new Date().toISOString();
  await addToHistory(env, [{ time, kind, namespace, mediaRef: String(mediaRef), uri, source }]).catch(() => {});
}

/** Adds entries at the end of the history. Only its owner may read it. */
export async function addToHistory(env: Environment, entries: readonly HistoryEntry[]): Promise<void> {
  if (!isRemembered(env) || entries.length === 0) return;
  const file = historyFile(env);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await appendFile(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 });
}

/** The whole history, the oldest first; lines that are damaged are left out. */
export async function readHistory(env: Environment): Promise<HistoryEntry[]> {
  const text = await readFile(historyFile(env), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as HistoryEntry];
    } catch {
      return [];
    }
  });
}

export async function clearHistory(env: Environment): Promise<void> {
  await rm(historyFile(env), { force: true });
}
