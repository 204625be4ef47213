import { hash } from 'node:crypto';
import type { SolidRequest, Style, StyleRequest } from '@barline/codes';
import { Failure } from '@barline/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Codes, MadeCode } from '../../codes/codes.ts';
import { BADGE_THEMES, drawBadge } from '../../codes/draw-badge.ts';
import {
  drawPicture,
  EXTENSIONS,
  type Picture,
  type PictureFormat,
  type PictureOptions,
  SOLID_FORMATS,
} from '../../codes/draw-picture.ts';
import { describePicture } from '../../codes/labels.ts';
import { parseKnownLink } from '../../codes/link-text.ts';
import { readFormat, readSolid, readStyle } from '../../codes/read-style.ts';
import { openToAll } from '../headers.ts';
import { languageOf } from '../language.ts';

/** The formats of Spotify's own strip service. */
const STRIP_FORMATS = ['svg', 'png', 'jpeg'] as const;

/**
 * GET /api/v1/codes/{type}/{id}.{format}: the picture of a known code. Such an address may stand in any page, so it
 * never makes a code and never asks the network.
 */
export function drawKnownCode(codes: Codes) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { type, file } = request.params as { type: string; file: string };
    const { id, format } = splitName(file);
    const { download, ...wanted } = request.query as DrawQuery;
    const { style, options } = readDrawing(format, wanted);
    const code = await codes.find(parseKnownLink(type, id));
    if (!code) throw new Failure('unknown_link');
    if (download === '1') reply.header('content-disposition', `attachment; filename="${fileName(code, format)}"`);
    return sendPicture(request, reply, code, style, format, options);
  };
}

/** What a picture's address may ask for: a style, and what paper, cutters and plates need besides. */
type DrawQuery = StyleRequest &
  Omit<SolidRequest, 'mirror'> & {
    readonly download?: string;
    readonly part?: string;
    readonly ascii?: string;
    readonly bleed?: string;
    readonly crop_marks?: string;
  };

const PARTS = ['whole', 'plate', 'bars'] as const;
/** The most that may be printed beyond the edge, in mm. */
const MOST_BLEED = 20;

/** Reads style and options. The corners of a plate are in millimetres, those of a picture in units of its box. */
function readDrawing(format: PictureFormat, query: DrawQuery): { style: Style; options: PictureOptions } {
  const { corners, part, ascii, bleed = '0', ...wanted } = query;
  if (SOLID_FORMATS.includes(format)) {
    const style = readStyle(wanted);
    const known = PARTS.find((each) => each === (part ?? 'whole'));
    if (!known)
      throw new Failure('malformed_style', {
        reason: 'option',
        field: 'part',
        value: part ?? '',
        known: PARTS.join(', '),
      });
    const solid = readSolid({ ...wanted, corners, mirror: style.mirror });
    return { style, options: { solid, stl: { part: known, ascii: ascii === '1' } } };
  }
  const style = readStyle({ ...wanted, corners });
  const mm = /^\d{1,2}(\.\d{1,2})?$/.test(bleed) ? Number(bleed) : Number.NaN;
  if (!(mm <= MOST_BLEED)) {
    throw new Failure('malformed_style', {
      reason: 'number',
      field: 'bleed',
      value: bleed,
      least: 0,
      most: MOST_BLEED,
    });
  }
  return { style, options: { bleed: mm, cropMarks: query.crop_marks === '1' } };
}

/** The longest label of a badge, in letters. */
const LONGEST_LABEL = 60;

/** GET /badge/{type}/{id}.svg: a picture for a README, with the words of `label`, in a light or dark `theme`. */
export function drawKnownBadge(codes: Codes) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { type, file } = request.params as { type: string; file: string };
    const { id, format } = splitName(file);
    if (format !== 'svg') throw new Failure('malformed_style', { reason: 'format', value: format, known: 'svg' });
    const { label = 'Spotify', theme, ...wanted } = request.query as StyleRequest & { label?: string; theme?: string };
    const code = await codes.find(parseKnownLink(type, id));
    if (!code) throw new Failure('unknown_link');
    const drawing = { levels: code.levels, mark: code.mark ?? undefined };
    const chosen = BADGE_THEMES.find((each) => each === theme) ?? 'light';
    const words = [...label].slice(0, LONGEST_LABEL).join('');
    const description = describePicture(code, languageOf(request)).title;
    const svg = drawBadge(drawing, readStyle({ bg: wanted.bg, bars: wanted.bars }), words, chosen, description);
    return sendDrawn(request, reply, code, { bytes: Buffer.from(svg), type: 'image/svg+xml' });
  };
}

/**
 * GET /uri/plain/{format}/{background}/{bars}/{width}/{uri}: what Spotify's strip service answers at the same path. An
 * unknown link is made on the way, as POST /api/v1/codes would.
 */
export function drawStrip(codes: Codes) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { format, background, bars, width } = request.params as Record<string, string>;
    const known = STRIP_FORMATS.find((each) => each === format);
    if (!known)
      throw new Failure('malformed_style', { reason: 'format', value: format, known: STRIP_FORMATS.join(', ') });
    if (!/^[0-9a-f]{6}$/i.test(background)) throw malformedColour(background);
    if (bars !== 'white' && bars !== 'black') throw malformedColour(bars);
    const style = readStyle({ bg: background, bars, width });
    const uri = readStripUri(request);
    if (!uri.startsWith('spotify:')) throw new Failure('not_spotify_link');
    return sendPicture(request, reply, await codes.make(uri), style, known);
  };
}

/** The URI as it stands in the path, raw or with its colons as %3A; a profile's name in it stays percent-encoded. */
function readStripUri({ url, params }: FastifyRequest): string {
  const raw = url.split('?', 1)[0].split('/').slice(7).join('/');
  return raw.includes(':') ? raw : (params as { uri: string }).uri;
}

async function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  code: MadeCode,
  style: Style,
  format: PictureFormat,
  options: PictureOptions = {},
) {
  const language = languageOf(request);
  const drawing = { levels: code.levels, mark: code.mark ?? undefined };
  const picture = await drawPicture(drawing, style, format, {
    ...options,
    labels: describePicture(code, language),
  });
  return sendDrawn(request, reply, code, picture);
}

function sendDrawn(request: FastifyRequest, reply: FastifyReply, code: MadeCode, { bytes, type }: Picture) {
  const language = languageOf(request);
  const etag = `"${hash('sha256', bytes, 'base64url').slice(0, 27)}"`;
  openToAll(reply).headers({
    etag,
    // Spotify's reference of a link stays; a local one gives way to it.
    'cache-control': code.namespace === 'spotify' ? 'public, max-age=86400' : 'public, no-cache',
    // An SVG that is opened by itself is a document: it needs nothing but its own shapes.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    // These hold words.
    ...(['image/svg+xml', 'application/pdf', 'model/3mf'].includes(type)
      ? { vary: 'Accept-Language', 'content-language': language }
      : {}),
  });
  const seen = request.headers['if-none-match']?.split(/\s*,\s*/) ?? [];
  if (seen.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)) return reply.code(304).send();
  return reply.type(type).send(bytes);
}

function splitName(file: string): { id: string; format: PictureFormat } {
  const dot = file.lastIndexOf('.');
  return { id: file.slice(0, dot < 0 ? file.length : dot), format: readFormat(dot < 0 ? '' : file.slice(dot + 1)) };
}

function malformedColour(value: string): Failure {
  return new Failure('malformed_style', { reason: 'colour', value });
}

/** Safe in a header and on every file system. */
function fileName({ link }: MadeCode, format: PictureFormat): string {
  return `spotify-${link.type}-${link.id.replace(/[^\w-]+/g, '-').slice(0, 60)}.${EXTENSIONS[format]}`;
}
