import { randomBytes } from 'node:crypto';

/** JSON with two spaces that is already written, to stand within a value that is yet to be: see `formatJson`. */
export type Embedded = { toJSON(): string };

/** Nobody can spell it, so that no text of a user is taken for it. */
const NONCE = randomBytes(16).toString('hex');
const PLACE = new RegExp(`^( *)("(?:[^"\\\\]|\\\\.)*": )?"${NONCE}(\\d+)"`, 'gm');

let waiting: Text[] = [];

class Text {
  readonly #text: string;
  #indent = '';
  #indented: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Leaves a mark in place of the text. */
  toJSON(): string {
    return NONCE + (waiting.push(this) - 1);
  }

  /** As it stands after a line's beginning of `indent`. */
  under(indent: string): string {
    if (this.#indented === null || this.#indent !== indent) {
      this.#indent = indent;
      this.#indented = this.#text.replaceAll('\n', `\n${indent}`);
    }
    return this.#indented;
  }
}

/** What is written already, ready to be put into something else. */
export function embed(text: string): Embedded {
  return new Text(text);
}

/** JSON with two spaces and no final newline: clients search the text for `"status": 404` with its space. */
export function formatJson(value: unknown): string {
  waiting = [];
  const text = JSON.stringify(value, null, 2);
  if (waiting.length === 0) return text;
  const texts = waiting;
  return text.replace(
    PLACE,
    (_mark, indent: string, name: string | undefined, index: string) =>
      `${indent}${name ?? ''}${texts[Number(index)].under(indent)}`,
  );
}
