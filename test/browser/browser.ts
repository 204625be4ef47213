import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';

const path = findChromium();

/** Why browser journeys do not run here; `null` where they do. */
export const skipReason = path === null ? 'No Chromium on this machine: npm test says how to name one.' : null;

/** Starts Chromium without a window. It does nothing on its own account that would go over the network. */
export function launchChromium(): Promise<Browser> {
  if (path === null) throw new Error('There is no Chromium.');
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: path, args: [...sandbox, ...quiet] });
}
