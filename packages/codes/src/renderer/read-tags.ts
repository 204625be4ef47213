/** A tag of an XML document. `opens` and `closes` are both true for `<a/>`. Attribute values are as written. */
export type Tag = {
  readonly name: string;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly attributes: ReadonlyMap<string, string>;
};

const OPENING = /<([A-Za-z][\w:.-]*)/y;
const ATTRIBUTE = /\s+([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const OPENING_END = /\s*(\/?)>/y;
const CLOSING = /<\/([A-Za-z][\w:.-]*)\s*>/y;

/**
 * Reads the tags of an XML document in order and passes over text, comments and processing instructions. `null`
 * where the mark-up is broken, tags do not match, or something needs more than that: CDATA or own entities.
 */
export function readTags(xml: string): Tag[] | null {
  const tags: Tag[] = [];
  const open: string[] = [];
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const end = skipAside(xml, at);
    if (end !== at) {
      if (end < 0) return null;
      at = end;
      continue;
    }
    const read = readClosingTag(xml, at) ?? readOpeningTag(xml, at);
    if (read === null) return null;
    const { tag } = read;
    if (tag.opens) open.push(tag.name);
    if (tag.closes && open.pop() !== tag.name) return null;
    tags.push(tag);
    at = read.end;
  }
  return open.length === 0 ? tags : null;
}

/** Where the comment, processing instruction or document type at `at` ends; `at` itself if there is none, -1 if it never ends. */
function skipAside(xml: string, at: number): number {
  if (xml.startsWith('<!--', at)) return endAfter(xml, '-->', at + 4);
  if (xml.startsWith('<?', at)) return endAfter(xml, '?>', at + 2);
  if (!xml.startsWith('<!', at)) return at;
  const end = endAfter(xml, '>', at);
  return xml.slice(at, end).includes('[') ? -1 : end;
}

function endAfter(xml: string, text: string, from: number): number {
  const found = xml.indexOf(text, from);
  return found < 0 ? -1 : found + text.length;
}

function readClosingTag(xml: string, at: number): { tag: Tag; end: number } | null {
  CLOSING.lastIndex = at;
  const name = CLOSING.exec(xml)?.[1];
  if (name === undefined) return null;
  return { tag: { name, opens: false, closes: true, attributes: new Map() }, end: CLOSING.lastIndex };
}

function readOpeningTag(xml: string, at: number): { tag: Tag; end: number } | null {
  OPENING.lastIndex = at;
  const name = OPENING.exec(xml)?.[1];
  if (name === undefined) return null;
  const attributes = new Map<string, string>();
  let end = OPENING.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const attribute = ATTRIBUTE.exec(xml);
    if (attribute === null) break;
    if (attributes.has(attribute[1])) return null;
    attributes.set(attribute[1], attribute[2] ?? attribute[3]);
    end = ATTRIBUTE.lastIndex;
  }
  OPENING_END.lastIndex = end;
  const slash = OPENING_END.exec(xml)?.[1];
  if (slash === undefined) return null;
  return { tag: { name, opens: true, closes: slash === '/', attributes }, end: OPENING_END.lastIndex };
}
