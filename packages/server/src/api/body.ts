import { ApiError } from './api-error.ts';

type Body = Readonly<Record<string, unknown>>;

/** The JSON object in a body; nothing at all is an empty one. Throws where it is neither. */
export function readJson(bytes: Buffer): Body {
  if (bytes.length === 0) return {};
  try {
    const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (read === null || read === '') return {};
    if (typeof read === 'object') return Array.isArray(read) ? { '': read } : read;
  } catch {
    // Said below.
  }
  throw new ApiError(400, 'Error parsing JSON.');
}

/** A field's text; `undefined` where it is missing. */
export function readText(body: Body, name: string, longest: number): string | undefined {
  const value = read(body, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > longest || value.includes('\0')) throw wrong(name);
  return value;
}

export function readBoolean(body: Body, name: string): boolean | undefined {
  const value = read(body, name);
  if (value === undefined) return undefined;
  // Old clients send their query's words.
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (typeof value !== 'boolean') throw wrong(name);
  return value;
}

/** A whole number that is not negative. */
export function readPlace(body: Body, name: string): number | undefined {
  const value = read(body, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw wrong(name);
  return value;
}

export function readTexts(body: Body, name: string): string[] | undefined {
  const value = read(body, name);
  if (value === undefined) return undefined;
  const fits = (each: unknown) => typeof each === 'string' && !each.includes('\0');
  if (!Array.isArray(value) || !value.every(fits)) throw wrong(name);
  return value;
}

/** A list of objects. */
export function readObjects(body: Body, name: string): Body[] | undefined {
  const value = read(body, name);
  if (value === undefined) return undefined;
  const fits = (each: unknown) => typeof each === 'object' && each !== null && !Array.isArray(each);
  if (!Array.isArray(value) || !value.every(fits)) throw wrong(name);
  return value;
}

/** Texts in a list at the top, in place of an object. */
export function readTextList(body: Body): string[] | undefined {
  return readTexts(body, '');
}

/** A field, if it is there; `null` counts as missing. */
function read(body: Body, name: string): unknown {
  return Object.hasOwn(body, name) ? (body[name] ?? undefined) : undefined;
}

function wrong(name: string): ApiError {
  return new ApiError(400, `Invalid value for field: ${name}`);
}
