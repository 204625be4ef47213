import type { Levels, Link, MediaRef, Namespace } from '@barline/codes';
import type { Code } from '../api/code.ts';
import type { Problem } from '../api/problem.ts';

/** What a row asks for: `link` as it was given; `bg`, `bars` and `file` are empty where the batch's own are to be used. */
export type Wanted = {
  readonly n: number;
  readonly link: string;
  readonly title: string;
  readonly bg: string;
  readonly bars: string;
  readonly file: string;
};

/** The code of a row, as much of it as is needed to draw it. `mark` is a number in the batch's list of marks. */
type MadeCode = {
  readonly namespace: Namespace;
  readonly mediaRef: MediaRef;
  readonly levels: Levels;
  readonly link: Link;
  readonly mark: number | null;
};

export type Row = Wanted &
  (
    | { readonly state: 'waiting' | 'asking' }
    | { readonly state: 'made'; readonly code: MadeCode }
    | { readonly state: 'failed'; readonly problem: Problem }
  );

export type Counts = { readonly all: number; readonly made: number; readonly failed: number; readonly waiting: number };

export function countRows(rows: readonly Row[]): Counts {
  let made = 0;
  let failed = 0;
  for (const { state } of rows) {
    if (state === 'made') made++;
    else if (state === 'failed') failed++;
  }
  return { all: rows.length, made, failed, waiting: rows.length - made - failed };
}

/** What is asked for, without what became of it. */
export function startAgain({ n, link, title, bg, bars, file }: Wanted): Row {
  return { n, link, title, bg, bars, file, state: 'waiting' };
}

export function finish(row: Wanted, code: Code, marks: string[]): Row {
  const { namespace, mediaRef, levels, link } = code;
  const made = { namespace, mediaRef, levels, link, mark: markNumber(code.mark, marks) };
  return { ...startAgain(row), state: 'made', code: made };
}

/** Nearly all codes carry the same mark: it is kept once. */
function markNumber(mark: string | null, marks: string[]): number | null {
  if (mark === null) return null;
  const known = marks.indexOf(mark);
  return known >= 0 ? known : marks.push(mark) - 1;
}
