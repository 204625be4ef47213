import { createInterface } from 'node:readline/promises';
import type { Text } from '@barline/messages';
import type { Call } from '../command.ts';

/** Asks a person at a terminal for one line; `null` where there is none, or nothing was typed. */
export async function ask(
  { language, stdin }: Pick<Call, 'language' | 'stdin'>,
  question: Text,
): Promise<string | null> {
  if (stdin !== process.stdin || !process.stdin.isTTY) return null;
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const line = (await reader.question(question[language])).trim();
    return line === '' ? null : line;
  } finally {
    reader.close();
  }
}
