declare const safe: unique symbol;

/** Text that is HTML already, made by `html` only. */
export type Html = { readonly [safe]: true; toString(): string };

type Part = Html | string | number | null | undefined | false | readonly Part[];

/**
 * HTML from a template. Everything put into it is escaped but what `html` made itself; attributes must be quoted.
 * `null`, `undefined` and `false` become nothing, lists are joined.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0];
  parts.forEach((part, index) => {
    text += render(part) + strings[index + 1];
  });
  return new SafeHtml(text) as unknown as Html;
}

class SafeHtml {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof SafeHtml) return part.toString();
  if (Array.isArray(part)) return part.map(render).join('');
  return escapeHtml(String(part));
}

/** The characters that mean something in HTML, in text and in quoted attributes; NUL has no place in it at all. */
const MEANINGS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '\0': '\ufffd',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`\0]/g, (character) => MEANINGS[character]);
}
