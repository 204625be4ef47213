import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';

const path = findChromium();

/** Why browser journeys do not run here; `null` where they do. */
export const skipReason = path === null ? 'No Chromium on this machine: npm test says how to name one.' : null;

export type BrowserOptions = {
  /** A film (.mjpeg) that a camera plays, which everybody may use without being asked. */
  readonly film?: string;
  /** Further switches of the command line. */
  readonly switches?: readonly string[];
};

/** Starts Chromium without a window. It does nothing on its own account that would go over the network. */
export function launchChromium({ film, switches = [] }: BrowserOptions = {}): Promise<Browser> {
  if (path === null) throw new Error('There is no Chromium.');
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const camera =
    film === undefined
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${film}`,
        ];
  return chromium.launch({ executablePath: path, args: [...sandbox, ...quiet, ...camera, ...switches] });
}
