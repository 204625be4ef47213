import {
  encode,
  formatUri,
  type Levels,
  parseLink,
  parseMediaRef,
  renderSvg,
  resolveStyle,
  toUrl,
} from '@barline/codes';
import { readCode } from '../api/code.ts';
import { adoptStyle, HOME, isRussian } from './where.ts';

const STYLE = `
:host { display: inline-block; width: 20rem; max-width: 100%; }
:host([hidden]) { display: none; }
a { display: block; border-radius: 4%/16%; }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
svg { display: block; width: 100%; height: auto; }
p { margin: 0; font: inherit; overflow-wrap: anywhere; }`;

/** What is to be drawn; without a link it is a code of a number only. */
type Shown = { levels: Levels; mark?: string; uri: string | null; url: string | null; local: boolean };

/**
 * `<spotify-code uri="spotify:playlist:…" bg="1db954" bars="white">`: the code of a link, drawn in the page. `ref`
 * (a media reference) draws without the network; `server` names another Barline server. Any spelling of a link will do.
 * Tells `ready` or `error`, whose `detail` is a failure's id.
 */
export class SpotifyCode extends HTMLElement {
  static observedAttributes = ['uri', 'ref', 'bg', 'bar', 'bars', 'server', 'title'];
  #root = this.attachShadow({ mode: 'open' });
  #shown: Promise<Shown | string> | null = null;
  #asked = '';

  connectedCallback(): void {
    adoptStyle(this.#root, STYLE);
    this.#draw();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#draw();
  }

  async #draw(): Promise<void> {
    const key = ['uri', 'ref', 'server'].map((name) => this.getAttribute(name) ?? '').join('\n');
    if (this.#shown === null || this.#asked !== key) this.#shown = this.#find();
    this.#asked = key;
    const shown = await this.#shown;
    if (this.#asked !== key || !this.isConnected) return;
    if (typeof shown === 'string') return this.#fail(shown);
    const resolved = resolveStyle({
      bg: this.getAttribute('bg') ?? undefined,
      bars: this.getAttribute('bars') ?? this.getAttribute('bar') ?? undefined,
    });
    if (!resolved.ok) return this.#fail('malformed_style');
    const description = describe(shown, this.getAttribute('title'), isRussian(this));
    const svg = renderSvg(shown, resolved.style, { title: description, description: shown.url ?? '' });
    const frame = document.createElement(shown.url === null ? 'div' : 'a');
    if (frame instanceof HTMLAnchorElement) {
      frame.href = shown.url ?? '';
      frame.rel = 'noopener';
    }
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    drawn.setAttribute('aria-label', description);
    frame.append(document.importNode(drawn, true));
    this.#root.replaceChildren(frame);
    this.dispatchEvent(new CustomEvent('ready', { detail: { uri: shown.uri, levels: shown.levels } }));
  }

  /** What to draw, or the id of what is wrong. */
  async #find(): Promise<Shown | string> {
    const reference = this.getAttribute('ref');
    if (reference !== null) {
      const mediaRef = parseMediaRef(reference);
      if (mediaRef === null) return 'malformed_reference';
      const parsed = parseLink(this.getAttribute('uri') ?? '');
      const link = parsed.ok ? { uri: formatUri(parsed.link), url: toUrl(parsed.link) } : { uri: null, url: null };
      return { levels: encode(mediaRef), local: false, ...link };
    }
    const parsed = parseLink(this.getAttribute('uri') ?? '');
    if (!parsed.ok) return parsed.reason;
    const { type, id } = parsed.link;
    try {
      const server = this.getAttribute('server') ?? HOME;
      const answer = await fetch(new URL(`/api/v1/items/${type}/${encodeURIComponent(id)}`, server));
      const code = answer.ok ? readCode(await answer.json()) : null;
      if (code === null) return answer.status === 404 ? 'unknown_link' : 'upstream_error';
      const { levels, mark, uri, url, namespace } = code;
      return { levels, mark: mark ?? undefined, uri, url, local: namespace === 'local' };
    } catch {
      return 'offline_needed_network';
    }
  }

  /** In place of the code its link, so that the page is not at a dead end. */
  #fail(id: string): void {
    const text = document.createElement('p');
    const parsed = parseLink(this.getAttribute('uri') ?? '');
    if (parsed.ok) {
      const anchor = document.createElement('a');
      anchor.href = anchor.textContent = toUrl(parsed.link);
      text.append(anchor);
    } else text.textContent = isRussian(this) ? 'Код нельзя показать: в адресе ошибка.' : 'No code: the link is wrong.';
    this.#root.replaceChildren(text);
    this.dispatchEvent(new CustomEvent('error', { detail: id }));
  }
}

function describe({ url, local }: Shown, title: string | null, russian: boolean): string {
  const name = title ? ` ${title}` : '';
  if (russian) return `${local ? 'Код Barline' : 'Код Spotify'}${name}${url ? `; ссылка ${url}` : ''}`;
  return `${local ? 'Barline code' : 'Spotify Code'}${name}${url ? `; link ${url}` : ''}`;
}
