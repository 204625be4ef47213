import { toWords } from './fold.ts';
import type { CatalogueObject } from './object.ts';

/** Where a word stands. Facts are words that begin with `_`, which nobody types. */
export type Column = 'name' | 'artist' | 'context' | 'facts';

/** The words by which an object is found, parted by spaces. */
export type Words = Readonly<Record<Column, string>>;

/** A description does not make its object found by each of its thousand words. */
const MOST_WORDS = 64;

/** What is known of an object beside itself. */
type Known = { readonly genres: readonly string[] };

/** The words of an object. `genres` of a track or album are those of its artists where it has none of its own. */
export function wordsOf(object: CatalogueObject, { genres }: Known = { genres: [] }): Words {
  const { name, type } = object;
  const texts = (values: unknown, field = 'name') =>
    Array.isArray(values) ? values.map((value) => textOf(value?.[field])).join(' ') : '';
  const artists = `${texts(object.artists)} ${texts(object.artists, 'also_known_as')}`;
  const released = textOf(object.release_date ?? object.album?.release_date);
  const facts = [titleFact(name), ...yearFacts(released), ...genreFacts([...genres, ...stringsIn(object.genres)])];
  switch (type) {
    case 'track':
      facts.push(...codeFacts(object.external_ids));
      return put(name, artists, textOf(object.album?.name), facts);
    case 'album':
      facts.push(...codeFacts(object.external_ids), ...(isObscure(object) ? [OBSCURE] : []));
      return put(name, artists, '', facts);
    case 'show':
      return put(name, textOf(object.publisher), textOf(object.description), facts);
    case 'episode':
      return put(name, textOf(object.show?.name), textOf(object.description), facts);
    case 'audiobook':
      return put(name, `${texts(object.authors)} ${texts(object.narrators)}`, '', facts);
    case 'playlist':
      return put(name, textOf(object.owner?.display_name), textOf(object.description), facts);
    default:
      return put(`${name} ${textOf(object.also_known_as)}`, '', '', facts);
  }
}

function put(name: string, artist: string, context: string, facts: readonly string[]): Words {
  return { name: first(name), artist: first(artist), context: first(context), facts: facts.join(' ') };
}

function first(text: string): string {
  return toWords(text).slice(0, MOST_WORDS).join(' ');
}

/** The whole name as one word: what is called exactly so comes before what only has the words. */
export function titleFact(name: string): string {
  const joined = toWords(name).join('').slice(0, 80);
  return joined ? `_t${joined}` : `_x${Buffer.from(name.trim().slice(0, 20)).toString('hex')}`;
}

/** What a year, a decade and a century, or a day, is called among the facts. */
export const yearFact = (year: string) => `_y${year}`;
export const dayFact = (day: string) => `_r${day.replaceAll('-', '')}`;
/** Of albums that hardly anybody plays. */
export const OBSCURE = '_obscure';

function yearFacts(released: string): string[] {
  const year = /^\d{4}/.exec(released)?.[0];
  if (!year) return [];
  const facts = [yearFact(year), yearFact(year.slice(0, 3)), yearFact(year.slice(0, 2))];
  return released.length === 10 ? [...facts, dayFact(released)] : facts;
}

/** A genre of several words can be asked for whole or by any of its words. */
export function genreFacts(genres: readonly string[]): string[] {
  return [...new Set(genres.flatMap((genre) => toWords(genre).map((word) => `_g${word}`)))];
}

/** `kind` is isrc, upc or ean. */
export const codeFact = (kind: string, code: string) => `_${kind}${toWords(code).join('')}`;

function codeFacts(codes: unknown): string[] {
  if (typeof codes !== 'object' || codes === null) return [];
  return Object.entries(codes)
    .filter(([kind, code]) => /^(isrc|upc|ean)$/.test(kind) && typeof code === 'string')
    .map(([kind, code]) => codeFact(kind, code));
}

function isObscure({ popularity }: CatalogueObject): boolean {
  return typeof popularity === 'number' && popularity < 10;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
