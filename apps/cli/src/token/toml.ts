import { Failure } from '@barline/messages';

export type TomlTable = Readonly<Record<string, string | readonly string[]>>;

const STRING = /^(?:"((?:[^"\\]|\\["\\])*)"|'([^']*)')/;

/**
 * Reads what a settings file needs of TOML: `key = "text"`, `key = ["text", …]` on one line, `[table]`, comments. The
 * table without a name is `''`. Throws `Failure` that names the line.
 */
export function readToml(text: string, path: string): Record<string, TomlTable> {
  const tables: Record<string, Record<string, string | readonly string[]>> = { '': {} };
  let table = tables[''];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const [, name] = /^\s*\[\s*([\w.-]+)\s*\]\s*(?:#.*)?$/.exec(line) ?? [];
    const [, key, rest] = /^\s*([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    const value = rest === undefined ? null : readValue(rest.trim());
    if (name !== undefined) table = tables[name] ??= {};
    else if (key !== undefined && value !== null) table[key] = value;
    else if (!/^\s*(?:#.*)?$/.test(line)) {
      const values = { name: `${path}:${at + 1}`, value: line.trim().slice(0, 80), expected: 'key = "value"' };
      throw new Failure('configuration_invalid', values);
    }
  }
  return tables;
}

function readValue(text: string): string | string[] | null {
  const single = readString(text);
  if (single) return isEnd(single.rest) ? single.value : null;
  if (!text.startsWith('[')) return null;
  const values: string[] = [];
  let rest = text.slice(1).trimStart();
  while (!rest.startsWith(']')) {
    const next = readString(rest);
    if (!next) return null;
    values.push(next.value);
    rest = next.rest.trimStart();
    if (rest.startsWith(',')) rest = rest.slice(1).trimStart();
    else if (!rest.startsWith(']')) return null;
  }
  return isEnd(rest.slice(1)) ? values : null;
}

function readString(text: string): { value: string; rest: string } | null {
  const found = STRING.exec(text);
  if (!found) return null;
  return { value: found[1]?.replace(/\\(.)/g, '$1') ?? found[2], rest: text.slice(found[0].length) };
}

function isEnd(text: string): boolean {
  return /^\s*(?:#.*)?$/.test(text);
}
