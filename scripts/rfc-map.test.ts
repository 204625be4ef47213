import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const map = readFileSync(new URL('docs/rfc-map.md', root), 'utf8');
const rows = [...map.matchAll(/^\| ([\d., ]+) \| (.+) \| (\S+) \| (\S+\.test\.ts): (.+) \|$/gm)].map((row) =>
  row.slice(1),
);
const locate = (path: string) => new URL(path.startsWith('test/') ? path : `packages/server/src/${path}`, root);

it('every line of the RFC map is read', () => {
  const lines = map.split('\n').filter((line) => /^\| \d/.test(line));
  expect(rows).toHaveLength(lines.length);
  expect(rows.length).toBeGreaterThan(60);
});

it.each(rows)('RFC map, %s: %s', (_section, _what, code, file, name) => {
  expect(existsSync(locate(code))).toBe(true);
  expect(readFileSync(locate(file), 'utf8')).toContain(`'${name}'`);
});
