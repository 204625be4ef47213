import { ApiError } from './api-error.ts';
import type { ApiRules } from './rules.ts';
import type { JsonSchema } from './schema.ts';

/** A parameter of the query: how it is described and how it is read. `read` throws `ApiError`. */
export type Parameter<T> = {
  readonly json: JsonSchema;
  readonly required?: true;
  read(text: string | undefined, rules: ApiRules): T;
};

const ID = /^[0-9A-Za-z]{22}$/;
const WHOLE = /^-?\d{1,15}$/;

export function isId(text: string): boolean {
  return ID.test(text);
}

/** Throws unless the text is spelled like an id. */
export function checkId(text: string, rules: ApiRules): string {
  if (!ID.test(text)) throw new ApiError(400, rules.invalidId);
  return text;
}

/** How many of a list are wanted. */
export function limit(preset = 20, most = 50): Parameter<number> {
  return limitBy(() => ({ preset, most }), { preset, most });
}

/** The same where it depends on the date. */
export function limitBy(
  bounds: (rules: ApiRules) => { preset: number; most: number },
  shown: { preset: number; most: number },
): Parameter<number> {
  return {
    json: { type: 'integer', minimum: 1, maximum: shown.most, default: shown.preset },
    read(text, rules) {
      const { preset, most } = bounds(rules);
      return readWhole(text, { preset, least: 1, most, wrong: 'Invalid limit' });
    },
  };
}

/** How many of a list are left out. */
export function offset(most = 100_000): Parameter<number> {
  return {
    json: { type: 'integer', minimum: 0, default: 0 },
    read: (text) => readWhole(text, { preset: 0, least: 0, most, wrong: 'Invalid offset' }),
  };
}

/** A country, ISO 3166-1 alpha-2; `from_token`: the user's. */
export const market: Parameter<string | null> = {
  json: { type: 'string' },
  read(text) {
    if (!text) return null;
    if (text !== 'from_token' && !/^[A-Za-z]{2}$/.test(text)) throw new ApiError(400, 'Invalid market code');
    return text === 'from_token' ? text : text.toUpperCase();
  },
};

/** Ids separated by commas. */
export function ids(most: number): Parameter<string[]> {
  return {
    json: { type: 'string' },
    required: true,
    read(text, rules) {
      const all = split(text);
      if (all.length === 0) throw new ApiError(400, rules.invalidId);
      if (all.length > most) throw new ApiError(400, 'Too many ids requested');
      return all.map((id) => checkId(id, rules));
    },
  };
}

/** The same where they may be in the body instead. */
export function maybeIds(): Parameter<string[] | null> {
  return { json: { type: 'string' }, read: (text) => (text === undefined ? null : split(text)) };
}

/** One of a few words. */
export function choice<const T extends string>(
  values: readonly T[],
  options: { preset?: T; missing?: string; wrong: string },
): Parameter<T> {
  const { preset, missing, wrong } = options;
  return {
    json: { type: 'string', enum: values, ...(preset && { default: preset }) },
    ...(preset === undefined && { required: true as const }),
    read(text) {
      if (!text && preset !== undefined) return preset;
      const found = values.find((value) => value === text);
      if (found === undefined) throw new ApiError(400, text ? wrong : (missing ?? wrong));
      return found;
    },
  };
}

/** Any text, or `null`. */
export const maybeText: Parameter<string | null> = { json: { type: 'string' }, read: (text) => text || null };

export function requiredText(missing: string): Parameter<string> {
  return {
    json: { type: 'string' },
    required: true,
    read(text) {
      if (!text) throw new ApiError(400, missing);
      return text;
    },
  };
}

/** A whole number within bounds, or `null`. */
export function maybeWhole(least: number, most: number, wrong: string): Parameter<number | null> {
  return {
    json: { type: 'integer', minimum: least },
    read: (text) => (text === undefined ? null : readWhole(text, { least, most, wrong })),
  };
}

/** A whole number within bounds. */
export function whole(least: number, most: number, wrong: string): Parameter<number> {
  return {
    json: { type: 'integer', minimum: least, maximum: most },
    required: true,
    read: (text) => readWhole(text, { least, most, wrong }),
  };
}

type Bounds = { readonly preset?: number; readonly least: number; readonly most: number; readonly wrong: string };

function readWhole(text: string | undefined, { preset, least, most, wrong }: Bounds): number {
  if (!text && preset !== undefined) return preset;
  const value = text !== undefined && WHOLE.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new ApiError(400, wrong);
  return value;
}

function split(text = ''): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
