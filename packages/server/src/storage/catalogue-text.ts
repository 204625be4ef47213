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
  let whole = '';
  let from = 0;
  for (let at = text.indexOf(STAND_IN); at !== -1; at = text.indexOf(STAND_IN, from)) {
    const indent = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const colon = text.indexOf(':', at + STAND_IN.length);
    const end = text.indexOf('"', colon);
    whole +=
      text.slice(from, at) +
      spellAddress(text.slice(at + STAND_IN.length, colon), text.slice(colon + 1, end), indent, here);
    from = end + 1;
  }
  return (whole + text.slice(from)).replaceAll(OWN_ORIGIN, `${here}/`);
}

/** The fields that name an object: lines after the first are indented. */
function spellAddress(type: string, id: string, indent: string, here: string): string {
  const part = type === 'user' ? encodeURIComponent(id) : id;
  return `"external_urls": {\n${indent}  "spotify": "https://open.spotify.com/${type}/${part}"\n${indent}},\n${indent}"href": "${here}/v1/${type}s/${part}",\n${indent}"id": "${id}",\n${indent}"type": "${type}",\n${indent}"uri": "spotify:${type}:${part}"`;
}
