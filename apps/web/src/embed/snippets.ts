import { formatUri, type Link } from '@barline/codes';
import { itemPath } from '../routes.ts';

export type SnippetName = 'image' | 'element' | 'badge' | 'markdown' | 'oembed';

/** What to paste into a page, a README or a program to have the code there. `style` is as it stands in an address. */
export function snippetsOf(
  link: Link,
  { origin, style, alt }: { origin: string; style: URLSearchParams; alt: string },
): Readonly<Record<SnippetName, string>> {
  const path = `${link.type}/${encodeURIComponent(link.id)}`;
  const query = style.size === 0 ? '' : `?${style}`;
  const picture = `${origin}/api/v1/codes/${path}.svg${query}`;
  const page = origin + itemPath(link);
  const colours = ['bg', 'bars'].flatMap((name) =>
    style.has(name) ? [` ${name}="${escapeHtml(style.get(name)!)}"`] : [],
  );
  return {
    image: `<a href="${escapeHtml(page)}"><img src="${escapeHtml(picture)}" width="400" alt="${escapeHtml(alt)}"></a>`,
    element:
      `<script type="module" src="${origin}/embed/barline.js"></script>\n` +
      `<spotify-code uri="${escapeHtml(formatUri(link))}"${colours.join('')}></spotify-code>`,
    badge: `[![Spotify](${origin}/badge/${path}.svg)](${page})`,
    markdown: `[![${alt.replace(/[[\]]/g, '')}](${picture})](${page})`,
    oembed: `${origin}/oembed?url=${encodeURIComponent(page)}`,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
