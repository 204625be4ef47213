import { extname } from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  COVER_TEMPLATES,
  type Cover,
  type CoverTemplateId,
  CROP_LIMITS,
  composeCover,
  type Drawing,
  formatUri,
  judgeProof,
  MOST_PADDING,
  type Proof,
  provePicture,
  type Scene,
  scan,
  sceneToPdf,
  sceneToSvg,
} from '@barline/codes';
import { EXIT, Failure } from '@barline/messages';
import { describePicture, rasteriseSvg, readPicture, readStyle } from '@barline/server';
import type { Call, Values } from './command.ts';
import type { COVER_OPTIONS } from './commands/cover.ts';
import { type CoverPicture, openCoverPicture } from './cover-picture.ts';
import { oneOf, readNumber } from './drawing-options.ts';
import { isFolder, writeNew, writeWhole } from './files.ts';
import { remember } from './history.ts';
import { LOCAL_LABEL } from './local-code.ts';
import { describeProof, LOW_CONTRAST, proofLine, riskOf } from './proof-report.ts';
import { withCodes } from './registry.ts';
import { openTypeface, tellMissing } from './typeface.ts';

const FORMATS = ['pdf', 'svg', 'png', 'jpeg', 'webp'] as const;
const FITS = ['cover', 'whole'] as const;
type Format = (typeof FORMATS)[number];

const TEMPLATES = Object.keys(COVER_TEMPLATES) as CoverTemplateId[];

/** `barline cover`: puts the code of a link below a person's picture, proves it and writes it. Returns the exit code. */
export async function makeCover(call: Call<typeof COVER_OPTIONS>): Promise<number> {
  const { operands, options, output, language, env, stdin } = call;
  const template = oneOf(TEMPLATES, 'template', options.template ?? 'square');
  const format = await chooseFormat(options);
  const width = readNumber('width', options.width ?? String(COVER_TEMPLATES[template].px), 64, 8192);
  const picture = options.picture === undefined ? null : await openCoverPicture(options.picture, stdin);
  const cover = readCover(options, template, picture);
  const words = `${cover.title ?? ''} ${cover.caption ?? ''}`.trim();
  const font = words === '' ? null : await openTypeface();
  if (font) tellMissing(font, words, output);
  if (words !== '' && COVER_TEMPLATES[template].title === null) output.note(NO_WORDS, { template });

  const code = await withCodes(env, (codes) => codes.make(operands[0]));
  const drawing: Drawing = { levels: code.levels, mark: code.mark ?? undefined };
  const labels = describePicture(code, language);
  const bleed = format === 'pdf' ? readNumber('bleed', options.bleed ?? '0', 0, 20) : 0;
  const { scene } = composeCover(drawing, { ...cover, bleed }, font);
  const href = picture && `data:image/jpeg;base64,${Buffer.from(picture.jpeg).toString('base64')}`;
  const draw = (px?: number) => sceneToSvg(scene, { px, href: href ?? undefined, labels });
  const bytes =
    format === 'pdf'
      ? sceneToPdf(scene, { bleed, cropMarks: options['crop-marks'], title: labels.title }, picture, deflate)
      : format === 'svg'
        ? Buffer.from(draw())
        : await rasteriseSvg(draw(width), format);

  const file = options.output === '-' ? null : await write(bytes, options.output, template, format, code.link.id);
  if (file === null) output.write(bytes);
  const proof = await prove(draw(Math.min(width, 2000)), drawing, scene);
  const uri = formatUri(code.link);
  if (file !== null && !options.json) output.print(file);
  if (options.json) {
    const { mediaRef, namespace } = code;
    const described = proof && describeProof(proof);
    output.print(JSON.stringify({ media_ref: String(mediaRef), namespace, uri, file, template, proof: described }));
  }
  await remember(env, { kind: 'create', code, source: file ?? '-' });
  if (code.namespace === 'local') output.note(LOCAL_LABEL);
  if (proof === null) return output.complain(new Failure('risky_picture'));
  output.detail(proofLine(proof, language));
  const risk = riskOf(proof);
  if (risk !== null) return output.complain(risk);
  const { read, of, ratio } = proof;
  if (judgeProof(proof) === 'low') output.note(LOW_CONTRAST, { read, of, ratio: ratio.toFixed(2) });
  return EXIT.done;
}

const NO_WORDS = {
  en: 'The template {template} has no place for words: title and caption are left out.',
  ru: 'В шаблоне {template} нет места для надписей: заголовок и подпись пропущены.',
};

function readCover(
  options: Values<typeof COVER_OPTIONS>,
  template: CoverTemplateId,
  picture: CoverPicture | null,
): Cover {
  const { bg = picture ? 'auto' : '#000000', bars } = options;
  const auto = bg.trim().toLowerCase() === 'auto';
  const style = readStyle({ bg: auto ? (picture?.palette[0] ?? '#000000') : bg, bars });
  if (style.background === 'transparent') throw new Failure('malformed_style', { reason: 'colour', value: bg });
  const number = (field: keyof typeof CROP_LIMITS, otherwise: string) =>
    readNumber(field, options[field] ?? otherwise, CROP_LIMITS[field][0], CROP_LIMITS[field][1]);
  return {
    template,
    background: style.background,
    bars: style.bars,
    picture: picture && { width: picture.width, height: picture.height },
    crop: {
      fit: oneOf(FITS, 'fit', options.fit ?? 'cover'),
      zoom: number('zoom', '1'),
      x: number('x', '0'),
      y: number('y', '0'),
      turn: number('turn', '0'),
    },
    padding: readNumber('padding', options.padding ?? '0', 0, MOST_PADDING * 100) / 100,
    title: options.title,
    caption: options.caption,
  };
}

/** `--format`, else the extension of the file, else PNG. Throws `Failure('malformed_style')`. */
async function chooseFormat({ format, output }: Values<typeof COVER_OPTIONS>): Promise<Format> {
  const named = output === undefined || output === '-' || (await isFolder(output)) ? '' : extname(output).slice(1);
  const wanted = (format ?? (named || 'png')).toLowerCase();
  const found = FORMATS.find((each) => each === (wanted === 'jpg' ? 'jpeg' : wanted));
  if (found) return found;
  throw new Failure('malformed_style', { reason: 'format', value: wanted, known: FORMATS.join(', ') });
}

function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes);
}

/** Reads the cover as it is drawn; `null` where our scanner does not find this code and no other. */
async function prove(svg: string, { levels }: Drawing, { width, height }: Scene): Promise<Proof | null> {
  const pixels = await readPicture(await rasteriseSvg(svg, 'png'), `${width} x ${height}`);
  const { codes } = scan(pixels);
  const strange = codes.some((code) => code.levels.join() !== levels.join());
  return codes.length === 0 || strange ? null : provePicture(pixels, codes[0]);
}

async function write(bytes: Uint8Array, path = '.', template: string, format: Format, id: string): Promise<string> {
  if (await isFolder(path)) {
    const name = `cover-${template}-${id.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60)}`;
    return writeNew(path, `${name}.${format === 'jpeg' ? 'jpg' : format}`, bytes);
  }
  await writeWhole(path, bytes);
  return path;
}
