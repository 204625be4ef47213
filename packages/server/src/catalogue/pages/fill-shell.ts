import type { Language } from '@barline/messages';
import { type Html, html } from '../../accounts/pages/html.ts';

/** Where no site is built: as much of a page as the content needs. */
const BARE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Barline</title>
</head>
<body>
<div id="app"></div>
</body>
</html>
`;

type Filling = {
  readonly language: Language;
  readonly title: string;
  readonly head: Html;
  readonly body: Html;
  readonly data: unknown;
};

/**
 * The site's one page with the content in it that would otherwise come by script, and the data for the script. `shell`
 * is the built page; `null`: there is none.
 */
export function fillShell(shell: string | null, { language, title, head, body, data }: Filling): string {
  // A replacement text would read $ as a command; `<` would end the script.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return (shell ?? BARE)
    .replace(/<meta name="description"[^>]*>\s*/, '')
    .replace(/<html lang="[a-z]+"/, () => `<html lang="${language}"`)
    .replace(/<title>.*?<\/title>/s, () => html`<title>${title}</title>\n`.toString() + head.toString())
    .replace(/<noscript>.*?<\/noscript>/s, '')
    .replace(
      '<div id="app"></div>',
      () => `<div id="app">${body}</div>\n<script type="application/json" id="item-data">${json}</script>`,
    );
}
