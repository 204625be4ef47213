import { createAgreement, type ScannedCode, scan, toUrl } from '@barline/codes';
import { describeScan, type ScanReport } from '@barline/server';
import { readCamera } from './camera.ts';
import type { Call } from './command.ts';
import type { SCAN_OPTIONS } from './commands/scan.ts';
import { readLink } from './operands.ts';
import { combineExits } from './output.ts';
import { openOrDoWithout, rememberAll, tell, toLines } from './scan-files.ts';
import { openBrowser } from './token/open-browser.ts';

/** Where the quick look finds nothing, every so many-th frame gets a thorough one. */
const THOROUGH_EVERY = 5;

/** `barline scan --camera`: prints every code once, as soon as frames agree on it. */
export async function scanCamera(call: Call<typeof SCAN_OPTIONS>, camera: string): Promise<number> {
  const { options, output, language, env } = call;
  const codes = await openOrDoWithout(env, output);
  let agree = createAgreement();
  const printed = new Set<string>();
  const exits = new Set<number>();
  let frame = 0;
  try {
    for await (const pixels of readCamera(camera, env)) {
      if (frame === 0)
        output.note({
          en: 'barline: Looking for a code. Ctrl+C ends it.',
          ru: 'barline: Ищу код. Ctrl+C — закончить.',
        });
      const started = performance.now();
      let scanned = scan(pixels, { effort: 'quick' });
      if (scanned.codes.length === 0 && frame++ % THOROUGH_EVERY === 0) scanned = scan(pixels);
      // What was printed is no longer asked about: it must not contradict the next code at its place.
      const unprinted = scanned.codes.filter((code) => !printed.has(keyOf(code)));
      const fresh = agree(unprinted, scanned.near !== null, started) ?? [];
      if (fresh.length === 0) continue;
      agree = createAgreement();
      for (const code of fresh) printed.add(keyOf(code));
      const found = { codes: fresh, failure: null, near: null };
      const report = await describeScan(`camera:${camera}`, found, codes, language, started);
      for (const exit of await give(report)) exits.add(exit);
      if (options.once) break;
    }
  } finally {
    await codes.close();
  }
  return combineExits(exits);

  async function give(report: ScanReport): Promise<number[]> {
    if (options.json || options.jsonl) output.print(JSON.stringify(report));
    else for (const line of toLines(report)) output.print(line);
    await rememberAll(report, env);
    if (options.open) {
      for (const { resolved } of report.codes) {
        if (resolved.status === 'known') await openBrowser(toUrl(readLink(resolved.uri)), env);
      }
    }
    return tell(report, undefined, output);
  }
}

function keyOf({ namespace, mediaRef }: ScannedCode): string {
  return `${namespace} ${mediaRef}`;
}
