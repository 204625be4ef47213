import type { Link } from '@barline/codes';

/** Something named on an item's page; `type` is empty where it has no page of its own. */
export type AboutLine = {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly durationMs: number | null;
};

/** What the server's catalogue says of an item. */
export type About = {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly by: readonly AboutLine[];
  readonly album: AboutLine | null;
  readonly released: string | null;
  readonly description: string | null;
  readonly picture: string;
  readonly lines: readonly AboutLine[];
  readonly total: number;
};

/** What came with the page, where it is about this link. */
export function aboutInPage(link: Link): About | null {
  const text = document.getElementById('item-data')?.textContent;
  if (!text) return null;
  const about = JSON.parse(text) as About;
  return about.type === link.type && about.id === link.id ? about : null;
}

/** Asks the server; `null` where it knows nothing of the link or cannot be reached: the page is whole without it. */
export async function askAbout(link: Link): Promise<About | null> {
  try {
    const response = await fetch(`/api/v1/about/${link.type}/${encodeURIComponent(link.id)}`);
    return response.ok ? ((await response.json()) as About) : null;
  } catch {
    return null;
  }
}
