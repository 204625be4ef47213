// Sees to it that the browser journeys have browsers, where these can be had without asking anyone. Never fails:
// the journeys of a browser that is missing are skipped, and this says so.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';
import { findFirefox, findWebKit } from './find-engines.ts';

const MINUTES = 60_000;

/** Each engine, how it is found, its packages in Debian, and who names one of his own. */
const ENGINES = [
  { name: 'Chromium', find: findChromium, packages: ['chromium'], setting: 'CHROMIUM_PATH' },
  { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'], setting: 'FIREFOX_PATH' },
  { name: 'WebKit', find: () => findWebKit()?.driver ?? null, packages: ['webkit2gtk-driver', 'xvfb', 'xauth'] },
] as const;

const missing = ENGINES.filter(({ find }) => find() === null);
if (missing.length > 0 && canInstall()) install(missing);
for (const engine of ENGINES) {
  const found = engine.find();
  const hint = 'setting' in engine ? ` (${engine.setting} may name one)` : '';
  console.log(
    found
      ? `Journeys in ${engine.name} use ${found}.`
      : `No ${engine.name} was found${hint}: its journeys will be skipped.`,
  );
}

/** Only root on a Debian-like system. */
function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** One engine after the other, so that one that cannot be had does not cost the others. */
function install(engines: readonly (typeof ENGINES)[number][]): void {
  const wanted = engines.filter((engine) => !('setting' in engine && process.env[engine.setting]));
  if (wanted.length === 0) return;
  console.log(`Installing ${wanted.map(({ name }) => name).join(', ')} for the browser journeys with apt-get, once…`);
  if (!aptGet(['update'], 3 * MINUTES)) return;
  for (const { packages } of wanted) aptGet(['install', '-y', '--no-install-recommends', ...packages], 10 * MINUTES);
}

function aptGet(words: readonly string[], timeout: number): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('/usr/bin/apt-get', ['-qq', ...words], { env, timeout, stdio: 'ignore' }).status === 0;
}
