import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The first address that somebody pastes into standard input; never, where it ends without one. */
export function pastedCallback(stdin: AsyncIterable<Buffer>, signal: AbortSignal): Promise<URL> {
  const input = stdin as Readable;
  return new Promise((resolve) => {
    const reader = createInterface({ input, terminal: false });
    reader.on('line', (line) => {
      const url = readAddress(line);
      if (url) resolve(url);
    });
    signal.addEventListener('abort', () => {
      reader.close();
      input.destroy();
    });
  });
}

/** An address as people copy it: with quotes around it, or without its scheme. */
function readAddress(line: string): URL | null {
  const text = line.trim().replace(/^["'<]|["'>]$/g, '');
  if (text === '') return null;
  return URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
}
