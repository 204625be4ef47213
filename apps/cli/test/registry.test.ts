import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { type Given, barline as run } from './barline.ts';
import { temporaryFolder } from './folder.ts';

const URI = 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy';
const REF = '57639171874';
const OTHER = 'spotify:track:4uLU6hMCjMI75M1A2tKUQC';

const folder = temporaryFolder();
const barline = (args: readonly string[], given: Given = {}) =>
  run(args, { ...given, env: { BARLINE_DATA_DIR: folder, ...given.env } });

test('resolve prints the link of a reference', async () => {
  expect(await barline(['resolve', REF])).toMatchObject({ code: 0, out: `${URI}\n`, err: '' });
  const { out } = await barline(['resolve', REF, '--json']);
  expect(JSON.parse(out)).toMatchObject({
    media_ref: REF,
    status: 'known',
    via: 'registry',
    uri: URI,
    type: 'playlist',
  });
});

test('an unknown reference exits 5 with nothing on standard output', async () => {
  const { code, out, err } = await barline(['resolve', '1']);
  expect({ code, out }).toEqual({ code: 5, out: '' });
  expect(err).toMatch(/barline teach 1 LINK/);
  expect((await barline(['resolve', REF, '--namespace', 'local'])).code).toBe(5);
});

test('resolve answers lines of standard input in order', async () => {
  const { code, out } = await barline(['resolve', '-'], { input: `1\n${REF}\nx\n` });
  expect(out).toBe(`\n${URI}\n\n`);
  expect(code).toBe(13);
});

test('teaching needs the proof of the strip service', async () => {
  const { code, out, err } = await barline(['teach', '1', OTHER]);
  expect({ code, out }).toEqual({ code: 8, out: '' });
  expect(err).toMatch(/the network is off/);
  expect((await barline(['resolve', '1'])).code).toBe(5);
});

test('what is known already is taught without the network, and what contradicts it is refused', async () => {
  expect(await barline(['teach', REF, URI])).toMatchObject({ code: 0, out: `${URI}\n` });
  const { code, err } = await barline(['teach', '1', URI]);
  expect(code).toBe(2);
  expect(err).toMatch(/57639171874, not 1/);
});

test('an export is imported elsewhere and exports the same', async () => {
  const file = join(folder, 'pairs.csv');
  const shown = await barline(['registry', 'export']);
  expect(shown.out).toMatch(/^namespace,media_ref,uri,origin,since,mark\n/);
  expect(shown.out).toContain(`spotify,${REF},${URI},`);
  expect(await barline(['registry', 'export', file])).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(file, 'utf8')).toBe(shown.out);

  const elsewhere = { env: { BARLINE_DATA_DIR: temporaryFolder() } };
  writeFileSync(file, `spotify,77,${OTHER},learned,2026-01-02T03:04:05.000Z,\n${shown.out.replace(/^.*\n/, '')}`);
  const { code, out } = await barline(['registry', 'import', file, '--json'], elsewhere);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ added: 1, conflicts: 0, refused: 0 });
  expect((await barline(['resolve', '77'], elsewhere)).out).toBe(`${OTHER}\n`);
});

test('lines that make no sense and pairs that contradict are named, the rest is added', async () => {
  const input = `media_ref,uri\n78,${OTHER}\nx,${OTHER}\n\n5,https://example.com\n1,${URI}\n`;
  const { code, err } = await barline(['registry', 'import', '-'], { input });
  expect(code).toBe(13);
  expect(err).toMatch(/Line 3: its media_ref/);
  expect(err).toMatch(/Line 5: its uri/);
  expect(err).toMatch(/already pairs 1 or spotify:playlist/);
  expect(err).toMatch(/Added: 1 · known before: 0 · contradicting, left out: 1 · not understood: 2/);
  expect((await barline(['resolve', '78'])).out).toBe(`${OTHER}\n`);
});

test.each([
  ['another operation', ['frob'], /export, import or stats/],
  ['no file to import', ['import'], /Which file/],
  ['a file that is missing', ['import', '/nowhere/pairs.csv'], /cannot be read/],
  ['a folder that is missing', ['export', '/nowhere/pairs.csv'], /cannot be written/],
])('%s is refused', async (_, args, sentence) => {
  const { code, out, err } = await barline(['registry', ...args]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(sentence);
});

test('a registry from a newer version is said in both languages and left as it is', async () => {
  const place = temporaryFolder();
  const given = { env: { BARLINE_DATA_DIR: place } };
  await barline(['resolve', REF], given);
  const database = new DatabaseSync(join(place, 'barline.db'));
  database.exec("insert into schema_versions (version, applied) values (999, '2100-01-01')");
  database.close();
  const { code, out, err } = await barline(['resolve', REF], given);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/made by a newer Barline \(schema 999/);
  expect((await barline(['resolve', REF, '--lang', 'ru'], given)).err).toMatch(/создана более новой версией/);
});
