import { EXIT, Failure, failures } from '@barline/messages';
import { type Codes, readPicture, reportScan, type ScanReport } from '@barline/server';
import type { Call } from './command.ts';
import type { SCAN_OPTIONS } from './commands/scan.ts';
import { remember } from './history.ts';
import { FOREIGN_LABEL, LOCAL_LABEL } from './local-code.ts';
import { combineExits, describeError, type Output } from './output.ts';
import { mapInOrder } from './pool.ts';
import { readPages } from './read-pages.ts';
import { openTerminalCodes } from './registry.ts';

/** Pictures that are opened at a time; one of 50 megapixels takes 200 MB. */
const AT_ONCE = 3;
/** From this many pictures on, a terminal shows how far the work is. */
const MANY = 8;

/** What became of one picture: its report, or the reason why there is none. */
type Scanned = { readonly report: ScanReport; readonly error?: unknown };

/** `barline scan`: reads every picture, in order, and returns the exit code. */
export async function scanFiles({ operands, options, output, language, env, stdin }: Call<typeof SCAN_OPTIONS>) {
  const several = operands.length > 1;
  const codes = await openOrDoWithout(env, output);
  const exits = new Set<number>();
  const reports: ScanReport[] = [];
  let done = 0;
  try {
    for await (const { report, error } of mapInOrder(operands, AT_ONCE, scanOne)) {
      const about = several ? (report.source ?? undefined) : undefined;
      if (options.jsonl) output.print(JSON.stringify(report));
      else if (!options.json) for (const line of toLines(report)) output.print(several ? `${about}\t${line}` : line);
      await rememberAll(report, env);
      for (const exit of tell(report, error, output, about)) exits.add(exit);
      if (options.json) reports.push(report);
      if (operands.length >= MANY) output.progress(++done, operands.length);
    }
  } finally {
    await codes.close();
  }
  if (options.json && !options.jsonl) output.print(JSON.stringify(several ? { results: reports } : reports[0]));
  return combineExits(exits);

  async function scanOne(path: string): Promise<Scanned> {
    const started = performance.now();
    try {
      const reports: ScanReport[] = [];
      for await (const { pixels, page } of readPages(path, stdin, readPicture)) {
        const report = await reportScan(path, pixels, codes, language);
        reports.push(page === null ? report : { ...report, codes: report.codes.map((code) => ({ ...code, page })) });
      }
      return { report: joinPages(reports) };
    } catch (error) {
      const elapsed_ms = Math.round(performance.now() - started);
      const errors = [describeError(error, language)];
      return { report: { schema: 'barline.scan/1', source: path, elapsed_ms, codes: [], errors }, error };
    }
  }
}

/** Keeps what was read in the terminal's history. */
export async function rememberAll({ source, codes }: ScanReport, env: NodeJS.ProcessEnv): Promise<void> {
  for (const { namespace, media_ref, resolved } of codes) {
    const uri = resolved.status === 'known' ? resolved.uri : null;
    await remember(env, { kind: 'scan', code: { namespace, mediaRef: media_ref, uri }, source: source ?? '-' });
  }
}

/** The reports of a document's pages as one: pages without a code are no failure where another has one. */
function joinPages([first, ...others]: readonly ScanReport[]): ScanReport {
  const all = [first, ...others];
  const codes = all.flatMap((report) => report.codes);
  const elapsed_ms = all.reduce((sum, report) => sum + report.elapsed_ms, 0);
  return { ...first, elapsed_ms, codes, errors: codes.length > 0 ? [] : first.errors };
}

/** The registry, or one that knows nothing: what stands in a picture can be read without any. */
export async function openOrDoWithout(env: NodeJS.ProcessEnv, output: Output): Promise<Codes> {
  try {
    return await openTerminalCodes(env);
  } catch (error) {
    if (error instanceof Failure && error.id === 'configuration_invalid') throw error;
    output.complain(error);
    output.note({
      en: 'barline: Going on without the registry: numbers are read, links are not known.',
      ru: 'barline: Продолжаю без реестра: номера читаются, ссылки неизвестны.',
    });
    return { resolve: async () => null, close: async () => {} } satisfies Partial<Codes> as unknown as Codes;
  }
}

/** A link for each code, or its number where the page is not known. */
export function toLines(report: ScanReport): string[] {
  return report.codes.map(({ resolved, media_ref }) => (resolved.status === 'known' ? resolved.uri : media_ref));
}

/** Says what a person should know about a picture and returns the exit codes of its outcomes. */
export function tell(report: ScanReport, error: unknown, output: Output, about?: string): number[] {
  output.detail(`${report.source}: ${report.elapsed_ms} ms, ${report.codes.length}`);
  if (error !== undefined) return [output.complain(error, about)];
  const refused = report.errors.map(({ id }) => output.complain(new Failure(id), about));
  const unknown = new Set(report.codes.filter(isUnknown).map((code) => code.media_ref));
  for (const media_ref of unknown) output.complain(new Failure('unknown_reference', { media_ref }), about);
  const local = report.codes.filter(({ namespace }) => namespace === 'local');
  if (local.length > 0) output.note(local.some(isUnknown) ? FOREIGN_LABEL : LOCAL_LABEL);
  const read = report.codes.map((code) => (isUnknown(code) ? failures.unknown_reference.exit : EXIT.done));
  return [...refused, ...read];
}

function isUnknown({ resolved }: ScanReport['codes'][number]): boolean {
  return resolved.status === 'unknown';
}
