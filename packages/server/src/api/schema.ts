/** A JSON Schema that also says, to the compiler, what it describes: one source for both. */
export type Schema<T> = { readonly json: JsonSchema; readonly name?: string; readonly describes?: T };

/** What a schema describes. */
export type Of<S> = S extends Schema<infer T> ? T : never;

/** As much of JSON Schema 2020-12 as OpenAPI 3.1 documents need here. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | null)[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly description?: string;
};

export const text: Schema<string> = { json: { type: 'string' } };
export const boolean: Schema<boolean> = { json: { type: 'boolean' } };
export const nothing: Schema<null> = { json: { type: 'null' } };

export function integer(minimum?: number, maximum?: number): Schema<number> {
  return {
    json: { type: 'integer', ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) },
  };
}

export function oneOf<const T extends string>(...values: readonly T[]): Schema<T> {
  return { json: { type: 'string', enum: values } };
}

export function listOf<T>(items: Schema<T>, bounds: { most?: number } = {}): Schema<T[]> {
  return { json: { type: 'array', items: refer(items), ...(bounds.most !== undefined && { maxItems: bounds.most }) } };
}

export function either<A, B>(one: Schema<A>, other: Schema<B>): Schema<A | B> {
  return { json: { anyOf: [refer(one), refer(other)] } };
}

export function orNull<T>(schema: Schema<T>): Schema<T | null> {
  return either(schema, nothing);
}

/** A property that may be missing. */
type Optional<T> = { readonly optional: Schema<T> };

export function optional<T>(schema: Schema<T>): Optional<T> {
  return { optional: schema };
}

// biome-ignore lint/suspicious/noExplicitAny: properties of every type.
type Properties = Readonly<Record<string, Schema<any> | Optional<any>>>;
type Simplify<T> = { [Name in keyof T]: T[Name] };
type Described<P extends Properties> = Simplify<
  { [Name in keyof P as P[Name] extends Schema<unknown> ? Name : never]: Of<P[Name]> } & {
    [Name in keyof P as P[Name] extends Schema<unknown> ? never : Name]?: P[Name] extends Optional<infer T> ? T : never;
  }
>;

/** An object; with a name it becomes a component of the document. */
export function object<const P extends Properties>(properties: P, name?: string): Schema<Described<P>> {
  const all: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [key, value] of Object.entries(properties)) {
    if ('optional' in value) all[key] = refer(value.optional);
    else {
      all[key] = refer(value);
      required.push(key);
    }
  }
  const schema = { json: { type: 'object', properties: all, ...(required.length > 0 && { required }) }, name };
  if (name !== undefined) known.set(name, schema.json);
  return schema;
}

/** The named schemas, each under its name. */
export function namedSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(known);
}

const known = new Map<string, JsonSchema>();

/** The schema itself, or a reference to it where it has a name. */
export function refer({ json, name }: Schema<unknown>): JsonSchema {
  return name === undefined ? json : { $ref: `#/components/schemas/${name}` };
}
