/** What a file can be named after. */
export type Named = {
  readonly n: number;
  readonly type: string;
  readonly id: string;
  readonly title: string;
  /** The media reference. */
  readonly ref?: string;
  readonly width?: number;
  /** The name that its row asks for; it wins over the template. */
  readonly file?: string;
};

export const DEFAULT_FILE_TEMPLATE = '{n:03}-{type}-{title}';

const FIELDS = ['n', 'type', 'id', 'title', 'ref', 'width'] as const;

/** The longest name of a file or folder, in characters, without its extension. */
const LONGEST = 100;

/** Names that Windows keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;

/** The fields of a template that there are not, each in its braces; none where the template is good. */
export function unknownFields(template: string): string[] {
  return [...template.matchAll(/\{[^{}]*\}?/g)].map(([field]) => field).filter((field) => readField(field) === null);
}

/**
 * Gives the function that names files without their extensions: `{n}`, `{n:03}` (with zeros before it), `{type}`, `{id}`,
 * `{title}`, `{ref}` and `{width}` are filled in, letters of any script kept. A name is never given twice, upper and lower
 * case taken for the same, nor one of `taken`, and never leads out of its folder; `/` makes folders.
 */
export function fileNamer(
  template: string = DEFAULT_FILE_TEMPLATE,
  taken: Iterable<string> = [],
): (named: Named) => string {
  const given = new Set(Array.from(taken, fold));
  return (named) => {
    const asked = named.file?.replace(/\.(?:svg|png|jpe?g|webp|pdf|eps|dxf|stl|3mf|scad)$/i, '');
    const name = toPath(asked || fill(template, named)) || `${named.n}`;
    for (let time = 1; ; time++) {
      const unique = time === 1 ? name : `${name}-${time}`;
      const key = fold(unique);
      if (given.has(key)) continue;
      given.add(key);
      return unique;
    }
  };
}

/** What is the same name to some file system. */
function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function fill(template: string, named: Named): string {
  return template.replace(/\{[^{}]*\}/g, (field) => {
    const read = readField(field);
    if (read === null) return field;
    // A title may be missing, and no value makes folders.
    const value = String((read.name === 'title' ? named.title || named.id : named[read.name]) ?? '');
    return toSegment(value.padStart(read.zeros, '0').replace(/[/\\]+/g, '-'));
  });
}

function readField(field: string): { name: (typeof FIELDS)[number]; zeros: number } | null {
  const match = /^\{([a-z]+)(?::0?(\d{1,2}))?\}$/.exec(field);
  const name = FIELDS.find((each) => each === match?.[1]);
  return match && name ? { name, zeros: Number(match[2] ?? 0) } : null;
}

function toPath(text: string): string {
  return text
    .split(/[/\\]+/)
    .map(toSegment)
    .filter((segment) => segment !== '')
    .join('/');
}

/** One name that every system takes: no control or direction characters, none that means something to a shell or to Windows. */
function toSegment(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, '')
    .replace(/[<>:"|?*\\/]+/g, '-')
    .replace(/\s+/g, ' ');
  const short = [...name]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return RESERVED.test(short) ? `_${short}` : short;
}
