import { extname } from 'node:path';
import { formatUri, judgeProof, proveScan, scan, toUrl } from '@barline/codes';
import { EXIT, Failure, type Text } from '@barline/messages';
import {
  describePicture,
  drawPicture,
  EXTENSIONS,
  labelOf,
  type MadeCode,
  type PictureFormat,
  readFormat,
  readPicture,
  SCANNED_FORMATS,
} from '@barline/server';
import type { Call, Values } from './command.ts';
import type { CREATE_OPTIONS } from './commands/create.ts';
import { readDrawingOptions } from './drawing-options.ts';
import { isFolder, writeNew, writeWhole } from './files.ts';
import { remember } from './history.ts';
import { LOCAL_LABEL } from './local-code.ts';
import { describeProof, LOW_CONTRAST, proofLine, riskOf } from './proof-report.ts';
import { withCodes } from './registry.ts';
import { wrongUsage } from './usage.ts';

const JSON_AND_PICTURE: Text = {
  en: 'Standard output takes either the picture (-o -) or --json, not both.',
  ru: 'В стандартный вывод идёт либо изображение (-o -), либо --json, но не оба сразу.',
};

/** `barline create`: makes the code of a link, draws it, proves that it can be read, and writes it. Returns the exit code. */
export async function createCode(call: Call<typeof CREATE_OPTIONS>): Promise<number> {
  const { operands, options, output, language, env } = call;
  if (options.json && options.output === '-') throw wrongUsage(language, JSON_AND_PICTURE, {}, 'create');
  const format = await chooseFormat(options);
  const { style, options: drawn } = readDrawingOptions(options, format);

  const code = await withCodes(env, (codes) => codes.make(operands[0]));
  const uri = formatUri(code.link);
  const drawing = { levels: code.levels, mark: code.mark ?? undefined };
  const labels = describePicture(code, language);
  const { bytes, type } = await drawPicture(drawing, style, format, { ...drawn, labels });
  const proof = proveScan(drawing, style);
  const isPicture = SCANNED_FORMATS.includes(format) && drawn.laser === undefined;
  const readable = proof.nominal && (!isPicture || (await readsBack(bytes, code)));

  const file = options.output === '-' ? null : await writePicture(bytes, code, style.width, format, options.output);
  if (file === null) output.write(bytes);
  else if (!options.json) output.print(file);
  else output.print(JSON.stringify(describe(file)));

  await remember(env, { kind: 'create', code, source: file ?? '-' });
  if (code.namespace === 'local') output.note(LOCAL_LABEL);
  output.detail(`${uri} ${code.mediaRef} ${code.namespace} ${code.origin} ${code.since}`);
  output.detail(proofLine(proof, language));
  if (!readable) return output.complain(new Failure('risky_picture'));
  const risk = riskOf(proof);
  if (risk !== null) return output.complain(risk);
  if (judgeProof(proof) === 'low') {
    const { read, of, ratio } = proof;
    output.note(LOW_CONTRAST, { read, of, ratio: ratio.toFixed(2) });
  }
  return EXIT.done;

  function describe(file: string): object {
    const { mediaRef, namespace, levels, link, origin, since } = code;
    return {
      media_ref: String(mediaRef),
      namespace,
      levels,
      uri,
      url: toUrl(link),
      ...link,
      origin,
      since,
      label: labelOf(code, language),
      file,
      content_type: type,
      width: style.width,
      readable,
      proof: describeProof(proof),
    };
  }
}

/** `--format`, else the extension of the file, else SVG. Throws `Failure('malformed_style')`. */
async function chooseFormat({ format, output }: Values<typeof CREATE_OPTIONS>): Promise<PictureFormat> {
  const named = output === undefined || output === '-' || (await isFolder(output)) ? '' : extname(output).slice(1);
  return readFormat(format ?? (named || 'svg'));
}

/** True when our own scanner finds exactly these bars in the picture. */
async function readsBack(bytes: Uint8Array, { levels }: MadeCode): Promise<boolean> {
  const { codes } = scan(await readPicture(bytes));
  return codes.length === 1 && codes[0].levels.join() === levels.join();
}

/** Writes to the file that was named, or under a new, readable name; returns the path. */
async function writePicture(bytes: Uint8Array, { link }: MadeCode, width: number, format: PictureFormat, path = '.') {
  if (!(await isFolder(path))) {
    await writeWhole(path, bytes);
    return path;
  }
  return writeNew(path, `spotify-${link.type}-${toFileName(link.id)}-${width}.${EXTENSIONS[format]}`, bytes);
}

/** Letters, digits, dots and hyphens of `id`, 60 of them at most. */
function toFileName(id: string): string {
  const name = id.normalize().replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return [...name].slice(0, 60).join('');
}
