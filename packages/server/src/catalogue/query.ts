import { toWords } from './fold.ts';
import type { SearchType } from './object.ts';
import { type Column, codeFact, dayFact, genreFacts, OBSCURE, titleFact, yearFact } from './words.ts';

/** What must hold: that words stand in one of the columns, one after the other; or a combination of conditions. */
export type Condition =
  | {
      readonly kind: 'words';
      readonly in: readonly Column[];
      readonly words: readonly string[];
      readonly prefix: boolean;
    }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'but'; readonly all: Condition; readonly not: Condition };

/** What is looked for. What holds for `first` holds for `all` too, and comes first; within each the popular comes first. */
export type Wanted = { readonly all: Condition; readonly first: Condition | null };

/** How to look: what is found by an earlier step comes before what only a later one finds. */
export type Steps = {
  /** What is called exactly so, the spaces aside; `null` where the query is no name. */
  readonly title: Condition | null;
  /** With words as they are. */
  readonly whole: Wanted;
  /** With the last word as the beginning of one; `null` where it is whole. */
  readonly open: Wanted | null;
  /** `open` counts only where `whole` finds fewer than so many. */
  readonly openBelow: number;
  /** The last word alone, where `whole` is more: if very many things have it as it is, it is meant as it is. */
  readonly last: Condition | null;
};

type Field = { readonly name: string; readonly value: string };
type Term = { readonly words: readonly string[]; readonly prefix: boolean };
/** `terms`: each has alternatives. */
type Parsed = {
  readonly terms: readonly (readonly Term[])[];
  readonly excluded: readonly Term[];
  readonly fields: readonly Field[];
  /** All of the free text, for what is called exactly so; null where there is more to it. */
  readonly title: string | null;
};

/** More words than these are left out. */
const MOST_TERMS = 24;
const FIELDS = 'artist|album|track|show|episode|playlist|audiobook|year|isrc|upc|ean|genre|tag';
const PART = new RegExp(`(?:\\b(${FIELDS}):\\s*)?(?:"([^"]*)"?|([^\\s"]+))`, 'giu');
const EVERYWHERE: readonly Column[] = ['name', 'artist', 'context'];
const PROMINENT: readonly Column[] = ['name', 'artist'];
/** So many finds of whole words are enough. */
const ENOUGH = 20;
const FRESH_DAYS = 14;
const DAY = 24 * 3600_000;

/**
 * Understands a query as it is meant for one type; `null` where nothing of that type can be meant. Words in any order;
 * "words in this order"; a last word that may go on; be*; NOT this, this OR that; and the fields artist: album: track:
 * year:1985 year:1980-1989 isrc: upc: genre: tag:new tag:hipster. `now` in ms says what is new.
 */
export function toSteps(query: string, type: SearchType, now: number): Steps | null {
  const parsed = parse(query);
  const filters = parsed.fields.map((field) => toFilter(field, type, now));
  if (filters.some((filter) => filter === null)) return null;
  const { terms, excluded, title } = parsed;
  const given = filters as Condition[];
  const wrap = (conditions: readonly Condition[]): Condition =>
    without(
      all([...conditions, ...given]),
      excluded.map((term) => words(term, EVERYWHERE, false)),
    );
  if (terms.length === 0) {
    if (title === null && given.length === 0) return null;
    const whole = wrap(title === null ? [] : [fact(titleFact(title))]);
    return { title: null, whole: { all: whole, first: null }, open: null, openBelow: 0, last: null };
  }
  const step = (columns: readonly Column[], openEnd: boolean) =>
    wrap(
      terms.map((term, index) => any(term.map((each) => words(each, columns, openEnd && index === terms.length - 1)))),
    );
  const look = (openEnd: boolean): Wanted => ({ all: step(EVERYWHERE, openEnd), first: step(PROMINENT, openEnd) });
  const steps = { title: title === null ? null : wrap([fact(titleFact(title))]), whole: look(false) };
  if (!mayGoOn(query, terms)) return { ...steps, open: null, openBelow: 0, last: null };
  const last = any(terms.at(-1)!.map((each) => words(each, EVERYWHERE, false)));
  // After several words, what was typed whole is what is meant.
  if (terms.length > 1)
    return { ...steps, open: { all: step(EVERYWHERE, true), first: null }, openBelow: ENOUGH, last };
  // One word is what people type first.
  const alone = given.length === 0 && excluded.length === 0;
  return { ...steps, open: look(true), openBelow: Number.POSITIVE_INFINITY, last: alone ? null : last };
}

/** Whether the last word may be the beginning of one: it stands at the end, free and unquoted. */
function mayGoOn(query: string, terms: Parsed['terms']): boolean {
  const last = terms.at(-1)?.at(-1);
  if (!last || last.prefix) return false;
  const tail = new RegExp(PART.source, 'giu');
  const part = [...query.matchAll(tail)].at(-1);
  return part !== undefined && part[1] === undefined && part[2] === undefined && !/\s$/.test(query);
}

function parse(query: string): Parsed {
  const terms: Term[][] = [];
  const excluded: Term[] = [];
  const fields: Field[] = [];
  const free: string[] = [];
  let plain = true;
  let next: 'new' | 'or' | 'not' = 'new';
  for (const [, name, quoted, bare] of query.matchAll(PART)) {
    const value = quoted ?? bare;
    if (name !== undefined) {
      fields.push({ name: name.toLowerCase(), value });
      continue;
    }
    if (bare === 'OR' || bare === 'NOT') {
      next = bare === 'OR' && terms.length > 0 ? 'or' : bare === 'NOT' ? 'not' : 'new';
      plain = false;
      continue;
    }
    const found = quoted === undefined ? toFreeTerms(bare) : [{ words: toWords(quoted), prefix: false }];
    if (next !== 'not') free.push(value);
    for (const term of found.filter((each) => each.words.length > 0)) {
      if (next === 'not') excluded.push(term);
      else if (next === 'or') terms.at(-1)!.push(term);
      else if (terms.length < MOST_TERMS) terms.push([term]);
      if (term.prefix) plain = false;
    }
    next = 'new';
  }
  return { terms, excluded, fields, title: plain && free.length > 0 ? free.join(' ') : null };
}

/** `rock'n'roll*` is one word or several; a star lets the last one go on. */
function toFreeTerms(text: string): Term[] {
  const found = toWords(text);
  return found.map((word, index) => ({ words: [word], prefix: text.endsWith('*') && index === found.length - 1 }));
}

/** `null`: no object of the type can have it. */
function toFilter({ name, value }: Field, type: SearchType, now: number): Condition | null {
  switch (name) {
    case 'artist':
      if (type === 'artist') return inColumns(value, ['name']);
      return type === 'track' || type === 'album' ? inColumns(value, ['artist']) : null;
    case 'album':
      if (type === 'album') return inColumns(value, ['name']);
      return type === 'track' ? inColumns(value, ['context']) : null;
    case 'year':
      return type === 'artist' || type === 'playlist' || type === 'show' ? null : toYears(value);
    case 'isrc':
      return type === 'track' ? fact(codeFact('isrc', value)) : null;
    case 'upc':
    case 'ean':
      return type === 'album' ? any([fact(codeFact('upc', value)), fact(codeFact('ean', value))]) : null;
    case 'genre':
      return type === 'track' || type === 'album' || type === 'artist' ? toGenre(value) : null;
    case 'tag':
      return type === 'album' ? toTag(value.toLowerCase(), now) : null;
    default:
      return name === type ? inColumns(value, ['name']) : null;
  }
}

function inColumns(value: string, columns: readonly Column[]): Condition | null {
  const found = toWords(value);
  if (found.length === 0) return null;
  const open = value.endsWith('*');
  return all(
    found.map((word, index) => words({ words: [word], prefix: open && index === found.length - 1 }, columns, false)),
  );
}

function toGenre(value: string): Condition | null {
  const facts = genreFacts([value]).map(fact);
  return facts.length === 0 ? null : all(facts);
}

/** One year, or the first and the last of several. */
function toYears(value: string): Condition | null {
  const match = /^(\d{4})(?:\s*-\s*(\d{4}))?$/.exec(value.trim());
  if (!match) return null;
  const [, from, to = from] = match;
  return from <= to ? any(coverYears(Number(from), Number(to)).map((part) => fact(yearFact(part)))) : null;
}

/** The fewest centuries (`19`), decades (`198`) and years that are exactly the years from `from` to `to`. */
export function coverYears(from: number, to: number): string[] {
  const parts: string[] = [];
  for (let year = from; year <= to; ) {
    const span = [100, 10, 1].find((each) => year % each === 0 && year + each - 1 <= to)!;
    parts.push(
      String(year)
        .padStart(4, '0')
        .slice(0, span === 100 ? 2 : span === 10 ? 3 : 4),
    );
    year += span;
  }
  return parts;
}

function toTag(tag: string, now: number): Condition | null {
  if (tag === 'hipster') return fact(OBSCURE);
  if (tag !== 'new') return null;
  const days = Array.from({ length: FRESH_DAYS }, (_, ago) => new Date(now - ago * DAY).toISOString().slice(0, 10));
  return any(days.map((day) => fact(dayFact(day))));
}

function fact(word: string): Condition {
  return { kind: 'words', in: ['facts'], words: [word], prefix: false };
}

function words(term: Term, columns: readonly Column[], openEnd: boolean): Condition {
  return { kind: 'words', in: columns, words: term.words, prefix: term.prefix || openEnd };
}

function all(of: readonly Condition[]): Condition {
  return of.length === 1 ? of[0] : { kind: 'all', of };
}

function any(of: readonly Condition[]): Condition {
  return of.length === 1 ? of[0] : { kind: 'any', of };
}

function without(condition: Condition, excluded: readonly Condition[]): Condition {
  return excluded.length === 0 ? condition : { kind: 'but', all: condition, not: any(excluded) };
}
