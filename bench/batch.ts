import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, deflateSync } from 'node:zlib';
import { encode, encodePng, MEDIA_REF_LIMIT, renderRaster, renderSvg, toMediaRef } from '@barline/codes';
import { randomFrom } from '../test/exports/random-codes.ts';

/**
 * `barline batch` with 10,000 known links to SVG and PNG in a ZIP file, beside the renderer's own rate for the same
 * pictures in the same run. It is the built command that runs: `npm run build` comes first. Prints both, their ratio (goal: 0.5) and the most memory (goal: 300 MB).
 */
const ROWS = Number(process.argv[2] ?? 10_000);
const STYLE = { background: '#000000', bars: '#ffffff', width: 640 } as const;
const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const folder = mkdtempSync(join(tmpdir(), 'barline-batch-'));
try {
  const random = randomFrom(1);
  const refs = Array.from({ length: ROWS }, () => toMediaRef(Math.floor(random() * MEDIA_REF_LIMIT)));
  const ids = refs.map(() => `1${Array.from({ length: 21 }, () => ALPHABET[Math.floor(random() * 62)]).join('')}`);
  writeFileSync(
    join(folder, 'pairs.csv'),
    `media_ref,uri\n${refs.map((ref, at) => `${ref},spotify:track:${ids[at]}`).join('\n')}\n`,
  );
  writeFileSync(
    join(folder, 'links.csv'),
    `link,title\n${ids.map((id, at) => `spotify:track:${id},Песня ${at}`).join('\n')}\n`,
  );
  await barline(['registry', 'import', join(folder, 'pairs.csv')]);

  const before = drawAll(refs);
  const zip = join(folder, 'codes.zip');
  const { seconds, processor, megabytes } = await barline([
    'batch',
    join(folder, 'links.csv'),
    '-o',
    zip,
    '--format',
    'svg,png',
  ]);
  const cpu = process.cpuUsage();
  const after = drawAll(refs);
  const ownProcessor = process.cpuUsage(cpu).user / 1e6;

  const own = (before + after) / 2;
  console.log(`${ROWS} links to SVG and PNG in a ZIP of ${(statSync(zip).size / 1e6).toFixed(1)} MB`);
  console.log(`renderer   ${Math.round(ROWS / own)} links/s`);
  console.log(
    `batch      ${Math.round(ROWS / seconds)} links/s, ratio ${(own / seconds).toFixed(2)} (goal 0.5), start of the program included`,
  );
  console.log(
    `processor  ${processor.toFixed(1)} s, the renderer ${ownProcessor.toFixed(1)} s: ratio ${(ownProcessor / processor).toFixed(2)}`,
  );
  console.log(`memory     ${megabytes.toFixed(0)} MB at most (goal 300)`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Draws every code as SVG and PNG in this process; returns the seconds. */
function drawAll(refs: readonly ReturnType<typeof toMediaRef>[]): number {
  // As in the renderer's own benchmark.
  const deflate = (bytes: Uint8Array) => deflateSync(bytes, { strategy: constants.Z_RLE });
  const started = performance.now();
  for (const ref of refs) {
    const drawing = { levels: encode(ref) };
    renderSvg(drawing, STYLE, { title: 'Code', description: 'Link' });
    encodePng(renderRaster(drawing, STYLE), deflate);
  }
  return (performance.now() - started) / 1000;
}

/** Runs the command and watches how much memory it takes. */
function barline(args: readonly string[]): Promise<{ seconds: number; processor: number; megabytes: number }> {
  const started = performance.now();
  const watch = `process.on('exit', () => process.stderr.write('rss ' + process.resourceUsage().maxRSS + ' cpu ' + process.cpuUsage().user / 1e6 + '\\n'))`;
  const program = fileURLToPath(new URL('../apps/cli/bin/barline.js', import.meta.url));
  const node = [
    '--conditions=source',
    '--import',
    `data:text/javascript,${encodeURIComponent(watch)}`,
    program,
    ...args,
  ];
  const env = { ...process.env, BARLINE_DATA_DIR: folder, BARLINE_STRIP_URL: 'off' };
  const child = spawn(process.execPath, node, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(said));
      const seconds = (performance.now() - started) / 1000;
      resolve({
        seconds,
        processor: Number(/cpu ([\d.]+)/.exec(said)?.[1]),
        megabytes: Number(/rss (\d+)/.exec(said)?.[1]) / 1024,
      });
    });
  });
}
