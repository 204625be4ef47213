import { goodCodes } from '../test/exports/random-codes.ts';
import { FLAT_FORMATS, readBack, readPlate, solidOf } from '../test/exports/read-back.ts';

/**
 * Random references in random styles that proof-scan lets pass: every export, drawn by a program of others, is read back.
 * `node --conditions=source bench/exports.ts [CODES] [PLATES]`: 1000 codes take an hour of one core, 100 plates a minute.
 */
const [codes = 1000, plates = 100] = process.argv.slice(2).map(Number);

const tally = new Map(FLAT_FORMATS.map((format) => [format, { same: 0, other: 0, nothing: 0 }]));
let made = 0;
let last = 0;
for (const code of goodCodes(codes)) {
  made++;
  last = code.tried;
  for (const format of FLAT_FORMATS) {
    const read = await readBack(code, format);
    tally.get(format)![read]++;
    if (read !== 'same') console.log(`${format}: ${read}`, JSON.stringify(code));
  }
  if (process.stderr.isTTY) process.stderr.write(`\r${made}/${codes}`);
}
console.log(`${made} codes that the proof lets pass, of ${last} tried`);
for (const [format, { same, other, nothing }] of tally) {
  console.log(`${format.padEnd(6)} read ${same}, as another ${other}, not ${nothing}`);
}

let open = 0;
let off = 0;
let read = 0;
let index = 0;
for (const code of goodCodes(plates)) {
  const report = await readPlate(code, solidOf(index++));
  open += report.openEdges;
  off = Math.max(off, report.off);
  read += report.read ? 1 : 0;
}
console.log(`${index} plates: open edges ${open}, size off by ${off.toFixed(4)} mm at most, read from above ${read}`);
