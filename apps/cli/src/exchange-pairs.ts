import { formatUri } from '@barline/codes';
import { EXIT, Failure, type Text } from '@barline/messages';
import { type Codes, type CsvLine, formatPairsCsv, type Pair, parsePairsCsv } from '@barline/server';
import type { Call } from './command.ts';
import type { REGISTRY_OPTIONS } from './commands/registry.ts';
import { writeWhole } from './files.ts';
import { readLines } from './input.ts';
import { withCodes } from './registry.ts';
import { wrongUsage } from './usage.ts';

type RegistryCall = Call<typeof REGISTRY_OPTIONS>;

const EXPORT_OR_IMPORT: Text = {
  en: 'After “registry” comes export, import or stats, not “{operation}”.',
  ru: 'После «registry» идёт export, import или stats, а не «{operation}».',
};
const NO_FILE: Text = { en: 'Which file to import is missing.', ru: 'Не указан файл для загрузки.' };
const IMPORTED: Text = {
  en: 'Added: {added} · known before: {known} · contradicting, left out: {conflicts} · not understood: {refused}',
  ru: 'Добавлено: {added} · было известно: {known} · противоречат, пропущено: {conflicts} · не поняты: {refused}',
};

/** `barline registry export|import`. Returns the exit code. */
export async function exchangePairs(call: RegistryCall): Promise<number> {
  const [operation, file] = call.operands;
  if (operation === 'export') return withCodes(call.env, (codes) => exportPairs(codes, call, file ?? '-'));
  if (operation === 'stats') return withCodes(call.env, (codes) => countPairs(codes, call));
  if (operation !== 'import') throw wrongUsage(call.language, EXPORT_OR_IMPORT, { operation }, 'registry');
  if (file === undefined) throw wrongUsage(call.language, NO_FILE, {}, 'registry');
  return withCodes(call.env, (codes) => importPairs(codes, call, file));
}

async function exportPairs(codes: Codes, { output }: RegistryCall, file: string): Promise<number> {
  const lines = formatPairsCsv(codes.exportPairs());
  if (file !== '-') await writeWhole(file, lines);
  else for await (const line of lines) output.print(line.trimEnd());
  return EXIT.done;
}

async function importPairs(codes: Codes, { output, options, stdin }: RegistryCall, file: string): Promise<number> {
  let refused = 0;
  const lines = parsePairsCsv(readLines(file, stdin));
  const { added, known, conflicts } = await codes.importPairs(
    pairsOf(lines, (failure) => {
      refused += 1;
      output.complain(failure);
    }),
  );
  for (const pair of conflicts) output.complain(toConflict(pair));

  const counts = { added, known, conflicts: conflicts.length, refused };
  if (options.json) output.print(JSON.stringify(counts));
  output.note(IMPORTED, counts);
  if (conflicts.length + refused === 0) return EXIT.done;
  return added + known > 0 ? EXIT.partial : EXIT.usage;
}

async function* pairsOf(lines: AsyncIterable<CsvLine>, refuse: (failure: Failure) => void): AsyncGenerator<Pair> {
  for await (const row of lines) {
    if (row.ok) yield row.pair;
    else refuse(new Failure('malformed_pair', { line: row.line, column: row.column }));
  }
}

function toConflict({ mediaRef, link }: Pair): Failure {
  return new Failure('pair_conflict', { media_ref: mediaRef, uri: formatUri(link) });
}

/** Counts the pairs by who assigned them, how they came to be known and what they name. */
async function countPairs(codes: Codes, { output, options }: RegistryCall): Promise<number> {
  const counts: Record<'namespace' | 'origin' | 'type', Record<string, number>> = {
    namespace: {},
    origin: {},
    type: {},
  };
  let [pairs, first, last] = [0, '', ''];
  for await (const { namespace, origin, link, since } of codes.exportPairs()) {
    pairs++;
    for (const [group, name] of [
      ['namespace', namespace],
      ['origin', origin],
      ['type', link.type],
    ] as const) {
      counts[group][name] = (counts[group][name] ?? 0) + 1;
    }
    if (first === '' || since < first) first = since;
    if (since > last) last = since;
  }
  if (options.json) {
    output.print(JSON.stringify({ pairs, ...counts, first: first || null, last: last || null }));
    return EXIT.done;
  }
  output.print(`pairs\t${pairs}`);
  for (const [group, names] of Object.entries(counts)) {
    for (const [name, count] of Object.entries(names).sort((a, b) => b[1] - a[1]))
      output.print(`${group} ${name}\t${count}`);
  }
  if (pairs > 0) output.print(`since\t${first}\nuntil\t${last}`);
  return EXIT.done;
}
