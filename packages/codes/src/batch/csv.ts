/** A record of a table and the line that it begins in, from 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/**
 * Reads a table (RFC 4180): cells between `delimiter`s, quoted where they hold one, a quote or an end of line. Lines end
 * in LF, CRLF or CR. Empty lines give no record; a quote that is never closed ends with the text.
 */
export function* parseCsv(text: string, delimiter: string): Generator<CsvRecord> {
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        const end = quote < 0 ? text.length : quote;
        const part = text.slice(at, end);
        line += part.split('\n').length - 1;
        cell += part;
        at = end + 1;
        if (quote < 0 || text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    const start = Math.min(at, text.length);
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
    cells.push((cell + text.slice(start, at)).trim());
    if (text[at] === delimiter) {
      at++;
      if (at < text.length) continue;
      cells.push('');
    }
    if (cells.some((each) => each !== '')) yield { line: begun, cells };
    cells = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    begun = ++line;
  }
}

/** What makes programs for tables take a cell for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;

/** One line of a table, its end included. A cell that looks like a formula gets an apostrophe before it. */
export function formatCsvLine(cells: readonly (string | number)[]): string {
  const written = cells.map((value) => {
    const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
    return /[",\r\n;']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(',')}\r\n`;
}
