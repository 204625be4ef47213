import { hash } from 'node:crypto';
import { resolveStyle, type Style, type StyleRequest } from '@barline/codes';
import { Failure } from '@barline/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Codes, MadeCode } from '../../codes/codes.ts';
import { BADGE_THEMES, drawBadge } from '../../codes/draw-badge.ts';
import { drawPicture, PICTURE_FORMATS, type Picture, type PictureFormat } from '../../codes/draw-picture.ts';
import { describePicture } from '../../codes/labels.ts';
import { parseKnownLink } from '../../codes/link-text.ts';
import { openToAll } from '../headers.ts';
import { languageOf } from '../language.ts';

const EXTENSIONS: Readonly<Record<PictureFormat, string>> = { svg: 'svg', png: 'png', jpeg: 'jpg', webp: 'webp' };

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
    const { download, ...wanted } = request.query as StyleRequest & { download?: string };
    const style = readStyle(wanted);
    const code = await codes.find(parseKnownLink(type, id));
    if (!code) throw new Failure('unknown_link');
    if (download === '1') reply.header('content-disposition', `attachment; filename="${fileName(code, format)}"`);
    return sendPicture(request, reply, code, style, format);
  };
}

/** The longest label of a badge, in letters. */
const LONGEST_LABEL = 60;

/** GET /badge/{type}/{id}.svg: a picture for a README, with the words of `label`, in a light or dark `theme`. */
export function drawKnownBadge(codes: Codes) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { type, file } = request.params as { type: string; file: string };
    const { id, format } = splitName(file);
    if (format !== 'svg') throw new Failure('malformed_style', { reason: 'format', value: format });
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
    if (!known) throw new Failure('malformed_style', { reason: 'format', value: format });
    if (!/^[0-9a-f]{6}$/i.test(background)) throw malformedStyle('colour', background);
    if (bars !== 'white' && bars !== 'black') throw malformedStyle('colour', bars);
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
) {
  const language = languageOf(request);
  const drawing = { levels: code.levels, mark: code.mark ?? undefined };
  const picture = await drawPicture(drawing, style, format, describePicture(code, language));
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
    ...(type === 'image/svg+xml' ? { vary: 'Accept-Language', 'content-language': language } : {}),
  });
  const seen = request.headers['if-none-match']?.split(/\s*,\s*/) ?? [];
  if (seen.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)) return reply.code(304).send();
  return reply.type(type).send(bytes);
}

function splitName(file: string): { id: string; format: PictureFormat } {
  const dot = file.lastIndexOf('.');
  const extension = dot < 0 ? '' : file.slice(dot + 1);
  const format = PICTURE_FORMATS.find((each) => each === extension || EXTENSIONS[each] === extension);
  if (!format) throw new Failure('malformed_style', { reason: 'format', value: extension });
  return { id: file.slice(0, dot), format };
}

function readStyle(wanted: StyleRequest): Style {
  const resolved = resolveStyle(wanted);
  if (resolved.ok) return resolved.style;
  throw malformedStyle(resolved.field === 'width' ? 'width' : 'colour', resolved.value);
}

function malformedStyle(reason: 'colour' | 'width', value: string): Failure {
  return new Failure('malformed_style', { reason, value });
}

/** Safe in a header and on every file system. */
function fileName({ link }: MadeCode, format: PictureFormat): string {
  return `spotify-${link.type}-${link.id.replace(/[^\w-]+/g, '-').slice(0, 60)}.${EXTENSIONS[format]}`;
}
