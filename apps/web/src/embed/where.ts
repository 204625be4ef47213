// Not written in one: the builder would take it for a file of its own.
const here = import.meta.url;

/** The server that this script came from: codes are asked of it unless an element names another. */
export const HOME = new URL('/', here).origin;

/** The script beside this one that reads pictures. */
export const SCANNER = new URL('./scanner.js', here).href;

/** Russian on Russian pages, else English: the nearest `lang` around the element, then the browser. */
export function isRussian(element: Element): boolean {
  const tag = element.closest('[lang]')?.getAttribute('lang') ?? navigator.language;
  return tag.toLowerCase().startsWith('ru');
}

/** Gives a shadow root its style without a style element, which a strict content security policy would refuse. */
export function adoptStyle(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}
