import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Link, parseLink } from '@barline/codes';
import { Failure } from '@barline/messages';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebApi } from '../../api/endpoint.ts';
import { describeItem, type ItemDescription } from '../../catalogue/describe-item.ts';
import { drawCover } from '../../catalogue/draw-cover.ts';
import { fillShell } from '../../catalogue/pages/fill-shell.ts';
import { itemBody, itemHead, pathOf, pictureOfCode } from '../../catalogue/pages/item.ts';
import type { Codes, MadeCode } from '../../codes/codes.ts';
import { parseKnownLink } from '../../codes/link-text.ts';
import { openToAll } from '../headers.ts';
import { chooseLanguageOf } from '../visits.ts';

export type ItemParts = {
  readonly webApi: Pick<WebApi, 'accounts' | 'catalogue' | 'playlists' | 'publicUrl'>;
  readonly codes: Codes;
  /** Folder of the built site; `null`: none. */
  readonly webRoot: string | null;
};

/** How long the first look at a page waits for its code, in ms. */
const PATIENCE = 1500;

/** The pages of items, what is said of them to programs, and the covers that we draw. */
export function serveItems(app: FastifyInstance, { webApi, codes, webRoot }: ItemParts): void {
  const hide = { schema: { hide: true } };
  const shell = readShell(webRoot);

  /** The page of what is known; the rest is the site's own. */
  app.get('/i/:type/:id', hide, async (request, reply) => {
    const link = findLink(request);
    const item = link && (await describeItem(webApi, link));
    if (!link || !item) {
      if (shell === null) throw new Failure('not_found');
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(shell);
    }
    const language = chooseLanguageOf(request);
    const [code, qr] = await Promise.all([findOrMake(codes, link, item), drawQr(item.url)]);
    const page = { item, code, qr, language, publicUrl: webApi.publicUrl() };
    const filling = {
      language,
      title: `${item.name} · Barline`,
      head: itemHead(page),
      body: itemBody(page),
      data: item,
    };
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'cache-control': 'no-cache', vary: 'accept-language, cookie' })
      .send(fillShell(shell, filling));
  });

  /** Without scripts: makes the code and shows the page again. */
  app.post('/i/:type/:id/code', hide, async (request, reply) => {
    const { type, id } = request.params as { type: string; id: string };
    const link = parseKnownLink(type, id);
    await codes.make(linkText(link));
    return reply.redirect(pathOf(link), 303);
  });

  app.get('/api/v1/about/:type/:id', { schema: ABOUT }, async (request, reply) => {
    const { type, id } = request.params as { type: string; id: string };
    const item = await describeItem(webApi, parseKnownLink(type, id));
    if (!item) throw new Failure('unknown_link');
    return openToAll(reply).header('cache-control', 'no-cache').send(item);
  });

  app.get('/oembed', { schema: OEMBED }, async (request, reply) => {
    const { url, format = 'json', maxwidth } = request.query as Record<string, string | undefined>;
    if (format !== 'json') return reply.code(501).send({ error: 'Only format=json is served.' });
    const link = readPageLink(url ?? '', webApi.publicUrl());
    const item = link && (await describeItem(webApi, link));
    if (!link || !item) throw new Failure('not_found');
    const code = await findOrMake(codes, link, item);
    return openToAll(reply).send(toOembed(item, code, webApi.publicUrl(), Number(maxwidth) || 640));
  });

  app.get<{ Params: { id: string; size: string; format: string } }>(
    '/covers/:id(^[0-9A-Za-z]{1,40}$)-:size(^(?:640|300|64)$).:format(^(?:svg|jpeg)$)',
    hide,
    async ({ params: { id, size, format } }, reply) => {
      const svg = drawCover(id, Number(size));
      openToAll(reply).headers({
        'cache-control': 'public, max-age=604800',
        'content-security-policy': "default-src 'none'",
      });
      if (format === 'svg') return reply.type('image/svg+xml').send(svg);
      const { default: sharp } = await import('sharp');
      return reply.type('image/jpeg').send(await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer());
    },
  );
}

const ABOUT = {
  tags: ['codes'],
  summary: 'What the catalogue says of a link: its name, whose it is, a picture, and what is in it',
};
const OEMBED = {
  tags: ['codes'],
  summary: 'A card of a page for other sites (oembed.com); url is the page of an item here or a Spotify link',
};

function readShell(webRoot: string | null): string | null {
  if (webRoot === null) return null;
  try {
    return readFileSync(join(webRoot, 'index.html'), 'utf8');
  } catch {
    return null;
  }
}

function findLink(request: FastifyRequest): Link | null {
  const { type, id } = request.params as { type: string; id: string };
  const parsed = parseLink(`spotify:${type}:${encodeURIComponent(id.toWellFormed())}`);
  return parsed.ok && parsed.link.type === type ? parsed.link : null;
}

function linkText({ type, id }: Link): string {
  return `spotify:${type}:${encodeURIComponent(id)}`;
}

/** The code of something that is there: made at the first look, where that takes no longer than a moment. */
async function findOrMake(codes: Codes, link: Link, item: ItemDescription): Promise<MadeCode | null> {
  const known = await codes.find(link);
  if (known) return known;
  const made = codes.make(item.uri).catch((error) => {
    if (error instanceof Failure) return null;
    throw error;
  });
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref());
  return Promise.race([made, late]);
}

/** Modules of white around a QR code that readers need (ISO/IEC 18004 §9.1). */
const QUIET_ZONE = 4;

async function drawQr(text: string): Promise<{ size: number; path: string }> {
  const { default: encodeQr } = await import('qr');
  const modules = encodeQr(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: modules.length, path };
}

/** A page of ours, or a link of Spotify's. */
function readPageLink(url: string, publicUrl: string): Link | null {
  const [, type, id] = url.startsWith(`${publicUrl}/i/`) ? (/\/i\/([a-z]+)\/([^/?#]+)/.exec(url) ?? []) : [];
  const parsed = parseLink(type ? `spotify:${type}:${id}` : url.slice(0, 2000));
  return parsed.ok ? parsed.link : null;
}

/** https://oembed.com §2.3.4; as wide as asked for, the code is four times as wide as high. */
function toOembed(item: ItemDescription, code: MadeCode | null, publicUrl: string, most: number) {
  const width = Math.max(160, Math.min(640, Math.floor(most)));
  const height = width / 4;
  const page = `${publicUrl}${pathOf(item)}`;
  const escaped = item.name.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const picture = code ? pictureOfCode(item, 'svg') : item.picture;
  const size = code ? `width="${width}" height="${height}"` : 'width="300" height="300"';
  return {
    version: '1.0',
    type: 'rich',
    title: item.name,
    ...(item.by.length > 0 && { author_name: item.by.map(({ name }) => name).join(', ') }),
    provider_name: 'Barline',
    provider_url: publicUrl,
    thumbnail_url: `${publicUrl}${item.picture.replace('-300.svg', '-300.jpeg')}`,
    thumbnail_width: 300,
    thumbnail_height: 300,
    html: `<a href="${page}"><img src="${publicUrl}${picture}" ${size} alt="${escaped}"></a>`,
    width: code ? width : 300,
    height: code ? height : 300,
  };
}
