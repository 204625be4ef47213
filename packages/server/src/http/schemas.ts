import { LINK_TYPES, MAX_WIDTH, MIN_WIDTH, NAMESPACES } from '@barline/codes';
import { MOST_ITEMS } from '../codes/batches.ts';
import { ORIGINS } from '../storage/schema.ts';
import { PROBLEM_TYPE } from './problem.ts';

// The shapes of the wire, for the documentation at /openapi.json and for checking what comes in.

const text = { type: 'string' } as const;
const nullableText = { type: ['string', 'null'] } as const;
const number = { type: 'number' } as const;
const namespace = { type: 'string', enum: NAMESPACES } as const;
const mediaRef = { type: 'string', description: 'Decimal digits, 0 to 137438953471.', example: '57639171874' } as const;

function object<T extends Record<string, unknown>>(
  properties: T,
  required: readonly (keyof T)[] = Object.keys(properties),
) {
  return { type: 'object', properties, required } as const;
}

export const code = object({
  media_ref: mediaRef,
  namespace,
  levels: {
    type: 'array',
    items: { type: 'integer', minimum: 0, maximum: 7 },
    minItems: 23,
    maxItems: 23,
    description: 'Heights of the bars as they are drawn, from left to right.',
  },
  uri: text,
  url: text,
  type: { type: 'string', enum: LINK_TYPES },
  id: text,
  origin: { type: 'string', enum: ORIGINS },
  since: { type: 'string', format: 'date-time' },
  mark: { ...nullableText, description: 'SVG path of the mark it was served with, in a box of 60 × 60.' },
  label: { ...nullableText, description: 'What is to be said wherever the code is shown.' },
  image: { ...text, description: 'Address of the picture, from the root of this server.' },
  item: { ...text, description: 'Address of the page, from the root of this server.' },
});

export const resolution = object({
  media_ref: mediaRef,
  status: { type: 'string', const: 'known' },
  via: { type: 'string', enum: ['registry', 'resolver'] },
  namespace,
  uri: text,
  url: text,
  type: { type: 'string', enum: LINK_TYPES },
  id: text,
  title: { type: 'null' },
  origin: { type: ['string', 'null'], enum: [...ORIGINS, null] },
  since: nullableText,
  label: nullableText,
});

export const scanReport = object({
  schema: { type: 'string', const: 'barline.scan/1' },
  source: nullableText,
  elapsed_ms: number,
  codes: {
    type: 'array',
    items: object({
      kind: { type: 'string', const: 'spotify-code' },
      namespace,
      layout: { type: 'string', const: 'centered' },
      media_ref: mediaRef,
      crc_ok: { type: 'boolean' },
      confidence: number,
      corrected_bits: { type: 'integer' },
      heights: { type: 'array', items: number },
      polygon: { type: 'array', items: { type: 'array', items: number } },
      resolved: { type: 'object', additionalProperties: true },
    }),
  },
  errors: { type: 'array', items: object({ id: text, title: text, detail: text, fix: text }) },
});

const problem = object({ type: text, id: text, title: text, status: { type: 'integer' }, detail: text, fix: text });

/** The documented answers of a route: what it gives, and the problems it may answer with by status. */
export function answers(given: Record<number, unknown>, problems: Readonly<Record<number, string>> = {}) {
  const described = Object.entries(problems).map(([status, ids]) => [
    status,
    { description: ids, content: { [PROBLEM_TYPE]: { schema: problem } } },
  ]);
  return { ...given, ...Object.fromEntries(described) };
}

/** An answer with JSON of the given shape. */
export function json(description: string, schema: object) {
  return { description, content: { 'application/json': { schema } } };
}

/** An answer with a picture in one of the given media types. */
export function picture(types: readonly string[]) {
  const content = types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]);
  return { description: 'The picture.', content: Object.fromEntries(content) };
}

export const linkBody = object({ link: { ...text, description: 'A Spotify link in any spelling.' } });

const file = { type: 'string', format: 'binary' } as const;

/** A picture as the body itself, or as a file of a form. */
export const pictureBody = {
  content: {
    'image/*': { schema: file },
    'application/octet-stream': { schema: file },
    'multipart/form-data': { schema: object({ picture: file }) },
  },
};

export const teachBody = object({
  media_ref: { type: ['string', 'number'], description: mediaRef.description },
  link: linkBody.properties.link,
});

export const namespaceQuery = object({ namespace }, []);

export const styleQuery = object(
  {
    bg: { ...text, description: 'Background: a colour such as 1DB954, or transparent. Default 000000.' },
    bars: { ...text, description: 'Bars: auto (default), black, white or a colour.' },
    width: { ...text, description: `Pixels, ${MIN_WIDTH} to ${MAX_WIDTH}, or a length such as 80mm. Default 640.` },
    dpi: { ...text, description: 'Dots an inch of a length, 36 to 2400. Default 300.' },
    margin: { ...text, description: 'Room added on every side, 0 to 100 units of the box of 400 x 100.' },
    corners: { ...text, description: 'Radius of the corners, 0 to 50 units; in mm for stl, 3mf and scad.' },
    frame: { ...text, description: 'A line along the edge, 0 to 10 units thick.' },
    mirror: { ...text, description: '1: left and right swapped, for stamps.' },
    bleed: { ...text, description: 'pdf: mm printed beyond the edge, 0 to 20.' },
    crop_marks: { ...text, description: 'pdf: 1 for crop marks.' },
    size: { ...text, description: 'stl, 3mf, scad: the plate, such as 80x20mm.' },
    base: { ...text, description: 'Thickness of the plate in mm. Default 2.' },
    relief: { ...text, description: 'Height or depth of the bars in mm. Default 1.' },
    cut: { ...text, description: 'raised (default) or engraved.' },
    keychain: { ...text, description: 'An ear with a hole: left, right or top.' },
    hole: { ...text, description: 'Diameter of that hole in mm. Default 5.' },
    wall: { ...text, description: 'Material around that hole in mm. Default 2.5.' },
    nfc: { ...text, description: 'Diameter of a pocket for an NFC tag in mm.' },
    nfcDepth: { ...text, description: 'Its depth in mm. Default 1.' },
    magnets: { ...text, description: 'Pockets for magnets: 0, 2 or 4.' },
    magnetDiameter: { ...text, description: 'Their diameter in mm. Default 6.' },
    magnetDepth: { ...text, description: 'Their depth in mm. Default 1.4.' },
    part: { ...text, description: 'stl: whole (default), plate or bars.' },
    ascii: { ...text, description: 'stl: 1 for text.' },
    download: { ...text, description: '1: to be saved as a file.' },
  },
  [],
);

const { download, bleed, crop_marks, ...batchStyle } = styleQuery.properties;

export const batchBody = object(
  {
    links: {
      type: 'array',
      minItems: 1,
      maxItems: MOST_ITEMS,
      description: 'Links in any spelling, or rows with what differs.',
      items: {
        anyOf: [text, object({ link: text, title: text, file: text, bg: text, bars: text }, ['link'])],
      },
    },
    formats: {
      type: 'array',
      minItems: 1,
      maxItems: 10,
      items: text,
      description: 'svg (default), png, jpeg, webp, pdf …',
    },
    template: { ...text, description: 'Names of the files: {n} {n:03} {type} {id} {title} {ref} {width}.' },
    style: object(batchStyle, []),
  },
  ['links'],
);

const count = { type: 'integer' } as const;

export const batch = object({
  id: text,
  state: { type: 'string', enum: ['running', 'done'] },
  total: count,
  done: count,
  failed: count,
  results: {
    type: 'array',
    items: object({
      link: text,
      uri: { type: ['string', 'null'] },
      media_ref: { type: ['string', 'null'] },
      files: { type: 'array', items: text },
      error: { type: ['string', 'null'], description: 'The id of a failure.' },
    }),
  },
  zip: { type: ['string', 'null'], description: 'Where the ZIP file is, when it is done.' },
});

export const badgeQuery = object(
  {
    label: { ...text, description: 'Words beside the code, at most 60 letters. Default Spotify.' },
    theme: { type: 'string', enum: ['light', 'dark'] },
    bg: styleQuery.properties.bg,
    bars: styleQuery.properties.bars,
  },
  [],
);
