import { formatUri, type Link, type MediaRef, type Namespace, parseLink, parseMediaRef } from '@barline/codes';

/** Something the visitor scanned or made. */
export type Entry = {
  readonly kind: 'scan' | 'create';
  readonly namespace: Namespace;
  readonly mediaRef: MediaRef;
  /** `null` as long as the page of the code is not known. */
  readonly link: Link | null;
  /** Where it came from: the name of the picture, or how the link was given. */
  readonly source: string;
  /** ISO 8601. */
  readonly time: string;
};

const COLUMNS = ['time', 'kind', 'namespace', 'media_ref', 'uri', 'source'] as const;

/** Reads a history from JSON text. Entries that are not of the right form are left out; `null` if the text is none. */
export function parseEntries(json: string | null): readonly Entry[] | null {
  if (json === null) return null;
  try {
    const rows: unknown = JSON.parse(json);
    return Array.isArray(rows) ? rows.map(readEntry).filter((entry) => entry !== null) : null;
  } catch {
    return null;
  }
}

export function formatJson(entries: readonly Entry[]): string {
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** RFC 4180, with a header line. A leading apostrophe keeps spreadsheets from running a cell as a formula. */
export function formatCsv(entries: readonly Entry[]): string {
  const rows = entries.map(({ time, kind, namespace, mediaRef, link, source }) =>
    [time, kind, namespace, String(mediaRef), link === null ? '' : formatUri(link), source].map(cell).join(','),
  );
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

/** Reads what `formatCsv` writes, also with semicolons between the cells. `null` if the header is another. */
export function parseCsv(text: string): readonly Entry[] | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const separator = lines[0]?.includes(';') ? ';' : ',';
  const header = splitCells(lines[0] ?? '', separator);
  if (COLUMNS.some((name) => !header.includes(name))) return null;
  return lines
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const cells = splitCells(line, separator);
      const row = Object.fromEntries(header.map((name, column) => [name, cells[column] ?? '']));
      const parsed = parseLink(row.uri ?? '');
      return readEntry({ ...row, mediaRef: Number(row.media_ref), link: parsed.ok ? parsed.link : null });
    })
    .filter((entry) => entry !== null);
}

function readEntry(row: unknown): Entry | null {
  if (typeof row !== 'object' || row === null) return null;
  const { kind, namespace, mediaRef, link, source, time } = row as Record<string, unknown>;
  const ref = parseMediaRef(String(mediaRef));
  if (ref === null || typeof time !== 'string' || Number.isNaN(Date.parse(time))) return null;
  if ((kind !== 'scan' && kind !== 'create') || (namespace !== 'spotify' && namespace !== 'local')) return null;
  return { kind, namespace, mediaRef: ref, link: readLink(link), source: String(source ?? ''), time };
}

/** Only what parses as a link of Spotify's is taken from a file. */
function readLink(link: unknown): Link | null {
  if (typeof link !== 'object' || link === null) return null;
  const { type, id } = link as Record<string, unknown>;
  const parsed = parseLink(`spotify:${type}:${encodeURIComponent(String(id))}`);
  return parsed.ok ? parsed.link : null;
}

function cell(text: string): string {
  const line = text.replace(/[\r\n\t]+/g, ' ');
  const safe = /^[=+\-@]/.test(line) ? `'${line}` : line;
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The cells of one line; quoted cells may hold the separator and doubled quotes. */
function splitCells(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quoted && character === '"' && line[at + 1] === '"') cell += line[++at];
    else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell].map((text) => text.replace(/^'(?=[=+\-@])/, ''));
}
