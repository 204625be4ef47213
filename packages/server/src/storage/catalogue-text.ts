import { ADDRESS, complete } from '../catalogue/complete.ts';
import type { CatalogueObject } from '../catalogue/object.ts';

/** Begins the addresses of this server's own pictures in objects that are to be stored. */
export const OWN_ORIGIN = 'barline://here/';

const ADDRESSES = new RegExp(`^( *)"${ADDRESS}": "([a-z]+):([^"]+)"`, 'gm');

/**
 * JSON with two spaces, as it will be sent, but for the five lines that name an object and every object within it: they
 * are most of the text, and the same for all of a type.
 */
export function toStored(object: CatalogueObject): string {
  return JSON.stringify(complete(object), null, 2);
}

/** The text to send from the server at the address `here`. */
export function fromStored(text: string, here: string): string {
  return text
    .replace(
      ADDRESSES,
      (_, indent: string, type: string, id: string) =>
        `${indent}"external_urls": {\n${indent}  "spotify": "https://open.spotify.com/${type}/${id}"\n${indent}},\n${indent}"href": "${here}/v1/${type}s/${id}",\n${indent}"id": "${id}",\n${indent}"type": "${type}",\n${indent}"uri": "spotify:${type}:${id}"`,
    )
    .replaceAll(OWN_ORIGIN, `${here}/`);
}
