/** A value as it came, undecoded, and as text; `text` is `null` where its bytes are no UTF-8. */
type Value = { readonly raw: string; readonly text: string | null };

/** The parameters of a query or a form. A parameter without a value counts as absent (RFC 6749 §3.1). */
export type Parameters = {
  /** The value, decoded. `undefined` where the parameter is absent, repeated, or not UTF-8. */
  one(name: string): string | undefined;
  /** The value percent-encoded so that it decodes to the bytes that came, whatever they were. */
  encoded(name: string): string | undefined;
  /** Every value of a parameter that may be repeated; those that are not UTF-8 are left out. */
  all(name: string): readonly string[];
  /** True where it came more than once. */
  repeated(name: string): boolean;
  /** True where it came once, but its bytes are no UTF-8. */
  undecodable(name: string): boolean;
};

/** Reads `application/x-www-form-urlencoded` text. Never throws. */
export function readParameters(text: string): Parameters {
  const values = new Map<string, Value[]>();
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    const raw = at < 0 ? '' : pair.slice(at + 1);
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    if (name === null || raw === '') continue;
    const value = { raw, text: decode(raw) };
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  const single = (name: string): Value | undefined => {
    const given = values.get(name);
    return given?.length === 1 ? given[0] : undefined;
  };
  return {
    one: (name) => single(name)?.text ?? undefined,
    encoded: (name) => {
      const value = single(name);
      return value && encodeBytes(toBytes(value.raw));
    },
    all: (name) => (values.get(name) ?? []).flatMap((value) => value.text ?? []),
    repeated: (name) => (values.get(name)?.length ?? 0) > 1,
    undecodable: (name) => single(name)?.text === null,
  };
}

/** No parameters at all. */
export const NO_PARAMETERS: Parameters = readParameters('');

function decode(raw: string): string | null {
  if (!/[%+]|[^\0-\x7f]/.test(raw)) return raw;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(toBytes(raw));
  } catch {
    return null;
  }
}

/** A `%` that no two hexadecimal digits follow stands for itself, as in every browser (WHATWG URL §1.3). */
function toBytes(raw: string): Buffer {
  const parts = raw.replaceAll('+', ' ').split(/((?:%[0-9a-f]{2})+)/i);
  return Buffer.concat(
    parts.map((part, index) => (index % 2 ? Buffer.from(part.replaceAll('%', ''), 'hex') : Buffer.from(part, 'utf8'))),
  );
}

/** RFC 3986 §2.3: everything but the unreserved characters is percent-encoded. */
function encodeBytes(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    text += /[A-Za-z0-9\-._~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}
