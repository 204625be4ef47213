import { createReadStream } from 'node:fs';
import { Failure } from '@barline/messages';

/** A picture larger than this is refused before it is read to its end: 20 MB. */
const MOST_BYTES = 20_000_000;

/**
 * Reads a picture's file, or standard input for `-`. Throws `Failure` when it cannot be opened, is a folder, or is
 * larger than 20 MB; of an endless input no more than that is read.
 */
export async function readInput(path: string, stdin: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of path === '-' ? stdin : createReadStream(path)) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new Failure('image_too_large', { reason: 'bytes' });
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = (error as NodeJS.ErrnoException).code === 'EISDIR' ? 'directory' : 'missing';
    throw new Failure('decode_image_failed', { reason, source: path }, { cause: error });
  }
  return Buffer.concat(chunks);
}

/** A line longer than this is no input of ours. */
const LONGEST_LINE = 1 << 20;

/** The lines of a text file, or of standard input for `-`: without their ends. Throws `Failure`. */
export async function* readLines(path: string, stdin: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of path === '-' ? stdin : createReadStream(path)) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE) throw new Failure('input_unreadable', { reason: 'long_line', source: path });
      yield* lines;
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('input_unreadable', { source: path }, { cause: error });
  }
  if (rest !== '') yield rest;
}
