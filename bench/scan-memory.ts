import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Pixels } from '@barline/codes';
import { READERS, type ReaderName } from './scan-readers.ts';

/** What a reader adds at its peak, in megabytes, to a process of its own that has loaded it and holds the picture, stored in `file`. */
export function peakMegabytes(reader: ReaderName, file: string, { width, height }: Pixels): number {
  const script = fileURLToPath(import.meta.url);
  return Number(
    execFileSync(process.execPath, ['--conditions=source', script, reader, file, `${width}`, `${height}`], {
      encoding: 'utf8',
    }),
  );
}

/** Linux forgets a process's peak when it is told so; elsewhere what loading took counts too where it was more. */
function forgetPeak(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
}

/** The process's peak in megabytes. Of Linux's two accounts, the one of `resourceUsage` begins with what the parent process had. */
function peak(): number {
  const linux = process.platform === 'linux' ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) : null;
  return Number(linux?.[1] ?? process.resourceUsage().maxRSS) / 1024;
}

if (import.meta.main) {
  const [reader, file, width, height] = process.argv.slice(2);
  const read = await READERS[reader as ReaderName]();
  const picture = { width: Number(width), height: Number(height), data: readFileSync(file) };
  forgetPeak();
  const before = peak();
  await read(picture);
  console.log(peak() - before);
}
