import type { Language } from '@barline/messages';
import type { RefusalCause } from '../authorization-request.ts';
import { type Html, html } from './html.ts';
import { errorLayout } from './layout.ts';
import { textsOf } from './texts.ts';

/** A request that was refused: Spotify's words first, then ours. `sandbox`: with the app's own redirect URIs. */
export function refusalPage(language: Language, literal: string, cause: RefusalCause, sandbox: boolean): Html {
  const t = textsOf(language).refused;
  return errorLayout(
    language,
    literal,
    html`<p>${t.visitor}</p>
<section class="card"><h2>${t.developer}</h2>${explain(language, cause, sandbox)}</section>`,
  );
}

/** A request too long to be looked at. */
export function tooLongPage(language: Language): Html {
  return errorLayout(language, 'Illegal redirect_uri', html`<p>${textsOf(language).refused.tooLong}</p>`);
}

/** An approval that does not come from our own page: contract section 1.1. */
export function forgedPage(language: Language): Html {
  const { text, again } = textsOf(language).expired;
  return errorLayout(
    language,
    '{"error":"errorCSRF"}',
    html`<p>${text}</p><p><a class="button" href="/account">${again}</a></p>`,
  );
}

function explain(language: Language, cause: RefusalCause, sandbox: boolean): Html {
  const t = textsOf(language).refused;
  switch (cause.kind) {
    case 'client':
      return html`<p>${t.client}</p>`;
    case 'missing':
      return html`<p>${t.missing(cause.name)}</p>`;
    case 'response_type':
      return html`<p>${t.responseType}</p>`;
    case 'scope':
      return html`<p>${t.scope}</p>${cause.scopes.map((name) => html`<p class="uri"><bdi>${name.slice(0, 200)}</bdi></p>`)}`;
    case 'illegal':
      return html`<p>${t.illegal}</p>${sandbox && compareUris(language, cause.sent, cause.registered)}`;
    case 'insecure':
      return html`<p>${t.insecure}</p>${sandbox && compareUris(language, cause.sent, cause.registered)}`;
    case 'unregistered':
      return html`<p>${t.mismatch}</p>${sandbox && compareUris(language, cause.sent, cause.registered)}`;
  }
}

/** The URI that was sent beside those of the app; what differs from the nearest one is marked. */
function compareUris(language: Language, sent: string, registered: readonly string[]): Html {
  const t = textsOf(language).refused;
  const shown = sent.slice(0, 1024);
  const nearest = registered.toSorted((a, b) => likeness(b, shown) - likeness(a, shown))[0];
  return html`<h3>${t.sent}</h3><p class="uri" data-testid="sent-uri">${nearest === undefined ? shown : markDifference(shown, nearest)}</p>
<h3>${t.registered}</h3>
${registered.length === 0 && html`<p>${t.noneRegistered}</p>`}
${registered.map((uri) => html`<p class="uri" data-testid="registered-uri">${uri === nearest ? markDifference(uri, shown) : uri}</p>`)}`;
}

/** How many characters two texts share at their beginning and their end. */
function likeness(a: string, b: string): number {
  const start = sharedStart(a, b);
  return start + sharedEnd(a, b, start);
}

function sharedStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}

function sharedEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}

function markDifference(text: string, other: string): Html {
  const start = sharedStart(text, other);
  const end = text.length - sharedEnd(text, other, start);
  return html`${text.slice(0, start)}<mark>${text.slice(start, end)}</mark>${text.slice(end)}`;
}
