// Sees to it that the browser journeys have a browser, where that can be had without asking anyone. Never fails:
// without a browser those journeys are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

const MINUTES = 60_000;

if (findChromium() === null && canInstall()) installChromium();
const found = findChromium();
console.log(
  found
    ? `Browser journeys use ${found}.`
    : 'No Chromium was found (CHROMIUM_PATH may name one): the browser journeys will be skipped.',
);

/** Only root on a Debian-like system, and only where nobody has said which browser to use. */
function canInstall(): boolean {
  const isRoot = process.getuid?.() === 0;
  return isRoot && !process.env.CHROMIUM_PATH && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

function installChromium(): void {
  console.log('Installing Chromium for the browser journeys with apt-get, once…');
  const updated = aptGet(['update'], 3 * MINUTES);
  if (updated) aptGet(['install', '-y', '--no-install-recommends', 'chromium'], 10 * MINUTES);
}

function aptGet(words: readonly string[], timeout: number): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('/usr/bin/apt-get', ['-qq', ...words], { env, timeout, stdio: 'ignore' }).status === 0;
}
