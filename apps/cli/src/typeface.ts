import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { type Font, missingCharacters, readFont } from '@barline/codes';
import { Failure } from '@barline/messages';
import type { Output } from './output.ts';

/** The scripts of Inter that words are written in. */
const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'] as const;

/** Opens the typeface that words are written in: one of our own, never one of the machine. Throws `Failure('font_unavailable')`. */
export async function openTypeface(): Promise<Font> {
  try {
    const { resolve } = createRequire(import.meta.url);
    const files = SCRIPTS.map((script) => readFile(resolve(`@fontsource/inter/files/inter-${script}-700-normal.woff`)));
    return readFont(await Promise.all(files), (bytes) => inflateSync(bytes));
  } catch (error) {
    throw new Failure('font_unavailable', {}, { cause: error });
  }
}

/** Says which characters of some words the typeface does not have. */
export function tellMissing(font: Font, words: string, output: Output): void {
  const missing = missingCharacters(font, words).join(' ');
  if (missing !== '') output.note(LEFT_OUT, { missing });
}

const LEFT_OUT = {
  en: 'The typeface does not have these characters, they are left out: {missing}',
  ru: 'В шрифте нет этих знаков, они пропущены: {missing}',
};
