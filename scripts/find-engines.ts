import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type WebKitPrograms = { readonly driver: string; readonly browser: string; readonly xvfbRun: string };

/** Path of a Firefox on this machine: `FIREFOX_PATH`, else on the PATH, else in its usual place; `null` without one. */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.FIREFOX_PATH) return isProgram(env.FIREFOX_PATH) ? env.FIREFOX_PATH : null;
  const usual = '/Applications/Firefox.app/Contents/MacOS/firefox';
  return onPath(['firefox-esr', 'firefox'], env) ?? (isProgram(usual) ? usual : null);
}

/** WebKitGTK's driver, the small browser that comes with it and a screen without a monitor; `null` without any of them. */
export function findWebKit(env: NodeJS.ProcessEnv = process.env): WebKitPrograms | null {
  const driver = onPath(['WebKitWebDriver'], env);
  const xvfbRun = onPath(['xvfb-run'], env);
  const browser = miniBrowsers().find(isProgram);
  return driver !== null && xvfbRun !== null && browser !== undefined ? { driver, browser, xvfbRun } : null;
}

function onPath(commands: readonly string[], env: NodeJS.ProcessEnv): string | null {
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin'].filter(Boolean);
  return folders.flatMap((folder) => commands.map((command) => join(folder, command))).find(isProgram) ?? null;
}

/** In a folder of the library's version, in a folder of the machine's kind: /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1. */
function miniBrowsers(): string[] {
  return list('/usr/lib').flatMap((kind) =>
    list(kind)
      .filter((folder) => /webkit2?gtk-\d/.test(folder))
      .map((folder) => join(folder, 'MiniBrowser')),
  );
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
