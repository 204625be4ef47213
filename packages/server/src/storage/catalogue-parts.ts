/** Rows of one statement: PostgreSQL gives each a limited time. */
const TOGETHER = 1000;

/** Rows in parts, a statement each. */
export function* inParts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += TOGETHER) yield rows.slice(start, start + TOGETHER);
}
