/** What a `fields` filter keeps of an object: by name all of it, a part of it, or nothing. */
type Filter = { readonly kept: ReadonlyMap<string, Filter | null>; readonly dropped: ReadonlySet<string> };

/** Deeper ones are no filter. */
const DEEPEST = 10;

/**
 * Reads a filter such as `description,uri`, `tracks.items(track(name,album(!href)))`: commas between fields, parentheses
 * or dots for parts, an exclamation mark for what is left out. `null` where it is not spelled like one.
 */
export function parseFields(text: string): Filter | null {
  const tokens = text.replace(/\s+/g, '').match(/[\w]+|[(),.!]/g) ?? [];
  if (tokens.join('') !== text.replace(/\s+/g, '')) return null;
  let at = 0;

  function readList(depth: number): Filter | null {
    const kept = new Map<string, Filter | null>();
    const dropped = new Set<string>();
    if (depth > DEEPEST) return null;
    do {
      const negative = tokens[at] === '!';
      if (negative) at++;
      const name = tokens[at++];
      if (name === undefined || !/^\w+$/.test(name)) return null;
      if (negative) {
        dropped.add(name);
        continue;
      }
      const part = readPart(depth + 1);
      if (part === undefined) return null;
      kept.set(name, merge(kept.get(name), part, kept.has(name)));
    } while (tokens[at] === ',' && ++at);
    return { kept, dropped };
  }

  /** What follows a name: `null` for all of it, `undefined` where it is misspelled. */
  function readPart(depth: number): Filter | null | undefined {
    if (tokens[at] === '.') {
      at++;
      const name = tokens[at++];
      if (name === undefined || !/^\w+$/.test(name) || depth > DEEPEST) return undefined;
      const part = readPart(depth + 1);
      return part === undefined ? undefined : { kept: new Map([[name, part]]), dropped: new Set() };
    }
    if (tokens[at] !== '(') return null;
    at++;
    const list = readList(depth);
    return list && tokens[at++] === ')' ? list : undefined;
  }

  const filter = readList(0);
  return filter && at === tokens.length ? filter : null;
}

function merge(before: Filter | null | undefined, now: Filter | null, known: boolean): Filter | null {
  if (!known) return now;
  if (!before || !now) return null;
  const kept = new Map(before.kept);
  for (const [name, part] of now.kept) kept.set(name, merge(kept.get(name), part, kept.has(name)));
  return { kept, dropped: new Set([...before.dropped, ...now.dropped]) };
}

/** What the filter keeps of a value; of a list, of each thing in it. */
export function filterFields(value: unknown, filter: Filter): unknown {
  if (Array.isArray(value)) return value.map((each) => filterFields(each, filter));
  if (typeof value !== 'object' || value === null) return value;
  const { kept, dropped } = filter;
  const entries = Object.entries(value).filter(([name]) => !dropped.has(name) && (kept.size === 0 || kept.has(name)));
  return Object.fromEntries(
    entries.map(([name, part]) => {
      const inside = kept.get(name);
      return [name, inside ? filterFields(part, inside) : part];
    }),
  );
}
