import { extname } from 'node:path';
import { formatUri, resolveStyle, type Style, scan, toUrl } from '@barline/codes';
import { EXIT, Failure, type Text } from '@barline/messages';
import { describePicture, drawPicture, labelOf, type MadeCode, readPicture } from '@barline/server';
import type { Call, Values } from './command.ts';
import type { CREATE_OPTIONS } from './commands/create.ts';
import { isFolder, writeNew, writeWhole } from './files.ts';
import { LOCAL_LABEL } from './local-code.ts';
import { withCodes } from './registry.ts';
import { wrongUsage } from './usage.ts';

/** Formats by the extension of a file. */
const FORMATS = { svg: 'svg', png: 'png', jpg: 'jpeg', jpeg: 'jpeg', webp: 'webp' } as const;
type Format = (typeof FORMATS)[keyof typeof FORMATS];

const JSON_AND_PICTURE: Text = {
  en: 'Standard output takes either the picture (-o -) or --json, not both.',
  ru: 'В стандартный вывод идёт либо изображение (-o -), либо --json, но не оба сразу.',
};

/** `barline create`: makes the code of a link, draws it, writes it, and reads it back. Returns the exit code. */
export async function createCode(call: Call<typeof CREATE_OPTIONS>): Promise<number> {
  const { operands, options, output, language, env } = call;
  if (options.json && options.output === '-') throw wrongUsage(language, JSON_AND_PICTURE, {}, 'create');
  const style = readStyle(options);
  const format = await chooseFormat(options);

  const code = await withCodes(env, (codes) => codes.make(operands[0]));
  const uri = formatUri(code.link);
  const drawing = { levels: code.levels, mark: code.mark ?? undefined };
  const { bytes, type } = await drawPicture(drawing, style, format, describePicture(code, language));
  const readable = await readsBack(bytes, code);

  const file = options.output === '-' ? null : await writePicture(bytes, code, style.width, format, options.output);
  if (file === null) output.write(bytes);
  else if (!options.json) output.print(file);
  else output.print(JSON.stringify({ ...describe(code, uri), file, content_type: type, width: style.width, readable }));

  if (code.namespace === 'local') output.note(LOCAL_LABEL);
  output.detail(`${uri} ${code.mediaRef} ${code.namespace} ${code.origin} ${code.since}`);
  return readable ? EXIT.done : output.complain(new Failure('risky_picture'));

  function describe(made: MadeCode, uri: string): object {
    const { mediaRef, namespace, levels, link, origin, since } = made;
    const label = labelOf(made, language);
    return { media_ref: String(mediaRef), namespace, levels, uri, url: toUrl(link), ...link, origin, since, label };
  }
}

function readStyle({ bg, bars, width }: Values<typeof CREATE_OPTIONS>): Style {
  const resolved = resolveStyle({ bg, bars, width });
  if (resolved.ok) return resolved.style;
  const { field, value } = resolved;
  throw new Failure('malformed_style', { reason: field === 'width' ? 'width' : 'colour', value });
}

/** `--format`, else the extension of the file, else SVG. */
async function chooseFormat({ format, output }: Values<typeof CREATE_OPTIONS>): Promise<Format> {
  const named = output === undefined || output === '-' || (await isFolder(output)) ? '' : extname(output).slice(1);
  const wanted = (format ?? (named || 'svg')).toLowerCase();
  if (Object.hasOwn(FORMATS, wanted)) return FORMATS[wanted as keyof typeof FORMATS];
  throw new Failure('malformed_style', { reason: 'format', value: wanted });
}

/** True when our own scanner finds exactly these bars in the picture. */
async function readsBack(bytes: Uint8Array, { levels }: MadeCode): Promise<boolean> {
  const { codes } = scan(await readPicture(bytes));
  return codes.length === 1 && codes[0].levels.join() === levels.join();
}

/** Writes to the file that was named, or under a new, readable name; returns the path. */
async function writePicture(bytes: Uint8Array, { link }: MadeCode, width: number, format: Format, path = '.') {
  if (!(await isFolder(path))) {
    await writeWhole(path, bytes);
    return path;
  }
  const extension = format === 'jpeg' ? 'jpg' : format;
  return writeNew(path, `spotify-${link.type}-${toFileName(link.id)}-${width}.${extension}`, bytes);
}

/** Letters, digits, dots and hyphens of `id`, 60 of them at most. */
function toFileName(id: string): string {
  const name = id.normalize().replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return [...name].slice(0, 60).join('');
}
