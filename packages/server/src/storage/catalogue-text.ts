import type { CatalogueObject } from '../catalogue/object.ts';

/** Stands for the server's own address in a stored text; JSON never has this character as it is. */
const HERE = '\u0001';
/** How Spotify's API, and this server's own pictures, are called in objects that are to be stored. */
const API = '"https://api.spotify.com/';
export const OWN_ORIGIN = 'barline://here/';

/** JSON with two spaces, as it will be sent. */
export function toStored(object: CatalogueObject): string {
  return JSON.stringify(object, null, 2).replaceAll(API, `"${HERE}/`).replaceAll(`"${OWN_ORIGIN}`, `"${HERE}/`);
}

/** The text to send from the server at the address `here`. */
export function fromStored(text: string, here: string): string {
  return text.replaceAll(HERE, here);
}
