import { ADDRESS, complete } from '../catalogue/complete.ts';
import type { CatalogueObject } from '../catalogue/object.ts';

/** Begins the addresses of this server's own pictures in objects that are to be stored. */
export const OWN_ORIGIN = 'barline://here/';

/** How the stand-in of an address begins; within a text its quotes would have backslashes. */
const STAND_IN = `"${ADDRESS}": "`;

/**
 * JSON with two spaces, as it will be sent, but for the five lines that name an object and every object within it: they
 * are most of the text, and the same for all of a type.
 */
export function toStored(object: CatalogueObject): string {
  return JSON.stringify(complete(object), null, 2);
}

/** The text to send from the server at the address `here`. */
export function fromStored(text: string, here: string): string {
  if (here !== framed.here) framed = { here, frames: new Map() };
  let whole = '';
  let from = 0;
  // One letter that is rare in JSON is found much sooner than a text that begins with a quote.
  for (let sign = text.indexOf(ADDRESS); sign !== -1; sign = text.indexOf(ADDRESS, sign + 1)) {
    const at = sign - 1;
    if (!text.startsWith(STAND_IN, at)) continue;
    const indent = at - text.lastIndexOf('\n', at) - 1;
    const colon = text.indexOf(':', at + STAND_IN.length);
    const end = text.indexOf('"', colon);
    const type = text.slice(at + STAND_IN.length, colon);
    const id = text.slice(colon + 1, end);
    const part = type === 'user' ? encodeURIComponent(id) : id;
    const [page, call, name, uri, rest] = frameOf(type, indent);
    whole = whole.concat(text.slice(from, at), page, part, call, part, name, id, uri, part, rest);
    from = end + 1;
  }
  whole += text.slice(from);
  return text.includes(OWN_ORIGIN) ? whole.replaceAll(OWN_ORIGIN, `${here}/`) : whole;
}

/** The five lines that name an object, parted where its id stands. */
type Frame = readonly string[];

/** The frames that were used last are at hand: objects differ little. */
let framed = { here: '', frames: new Map<string, Frame>() };

/** Lines after the first begin with `indent` spaces. */
function frameOf(type: string, indent: number): Frame {
  const key = type + indent;
  let frame = framed.frames.get(key);
  if (!frame) {
    const line = `\n${' '.repeat(indent)}`;
    frame = [
      `"external_urls": {${line}  "spotify": "https://open.spotify.com/${type}/`,
      `"${line}},${line}"href": "${framed.here}/v1/${type}s/`,
      `",${line}"id": "`,
      `",${line}"type": "${type}",${line}"uri": "spotify:${type}:`,
      '"',
    ];
    framed.frames.set(key, frame);
  }
  return frame;
}
