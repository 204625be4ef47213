import { hash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encode, type Levels, MEDIA_REF_LIMIT, toMediaRef } from '@barline/codes';
import sharp from 'sharp';

/**
 * How the stand-in behaves: `answer` as the real service does; `slow` says nothing for 30 s; `lie` gives every link the
 * code of another; `html` sends a page; `flood` streams 1 GB; `reset` breaks the connection; `refuse` knows no page;
 * `empty` is the empty 200; `fail` is a 500; `redirect` points elsewhere; `raster` sends a PNG whatever is asked for;
 * `damage` draws a code with one bar wrong.
 */
export type Mood =
  | 'answer'
  | 'slow'
  | 'lie'
  | 'html'
  | 'flood'
  | 'reset'
  | 'refuse'
  | 'empty'
  | 'fail'
  | 'redirect'
  | 'raster'
  | 'damage';

export type StripService = {
  /** For BARLINE_STRIP_URL. */
  readonly url: string;
  /** The paths asked for, in order. */
  readonly requests: readonly string[];
  /** When each was asked for, in ms of `performance.now()`. */
  readonly times: readonly number[];
  become(mood: Mood): void;
  close(): Promise<void>;
};

/** A mark of the tests' own: a lozenge with a square hole. It has nothing of Spotify's logo. */
export const TEST_MARK = 'M30 0L60 30L30 60L0 30ZM22 22V38H38V22Z';

/** The code of every lie. */
const LIE = 26560102031;

/**
 * Starts a local stand-in for Spotify's strip service: the same address, the same pictures in the same geometry, the
 * same kinds of refusal. `references` are the numbers of some links by URI; every other link has one made from its text.
 */
export async function startStripService(references: Readonly<Record<string, number>> = {}): Promise<StripService> {
  let mood: Mood = 'answer';
  const requests: string[] = [];
  const times: number[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    times.push(performance.now());
    serve(mood, references, request, response).catch(() => response.destroy());
  });
  await listen(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    times,
    become: (next) => void (mood = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The number that the stand-in gives to a link. */
export function referenceOf(uri: string, references: Readonly<Record<string, number>> = {}): number {
  return references[uri] ?? Number(BigInt(`0x${hash('sha256', uri, 'hex').slice(0, 16)}`) % BigInt(MEDIA_REF_LIMIT));
}

async function serve(
  mood: Mood,
  references: Readonly<Record<string, number>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (mood) {
    case 'slow':
      return void setTimeout(() => response.destroy(), 30_000).unref();
    case 'reset':
      return void request.socket.resetAndDestroy();
    case 'flood':
      return flood(response);
    case 'html':
      return send(
        response,
        200,
        'text/html',
        '<!doctype html><title>Please sign in</title><h1>Welcome to this Wi-Fi</h1>',
      );
    case 'empty':
      return send(response, 200, 'image/svg+xml', '');
    case 'fail':
      return send(response, 500, 'text/plain', 'Internal Server Error');
    case 'refuse':
      return send(response, 404, 'text/plain', 'Not Found');
    case 'redirect':
      response.setHeader('location', 'http://127.0.0.1:1/elsewhere');
      return send(response, 302, 'text/plain', '');
  }
  const wanted = readPath(request.url ?? '');
  if (!wanted) return send(response, 400, 'text/plain', 'Bad Request');
  const reference = mood === 'lie' ? LIE : referenceOf(wanted.uri, references);
  const levels = encode(toMediaRef(reference));
  const svg = drawStrip(mood === 'damage' ? damage(levels) : levels, wanted);
  const format = mood === 'raster' ? 'png' : wanted.format;
  if (format === 'svg') return send(response, 200, 'image/svg+xml', svg);
  const picture = sharp(Buffer.from(svg)).removeAlpha();
  const bytes = await (format === 'png' ? picture.png() : picture.jpeg({ quality: 90 })).toBuffer();
  send(response, 200, `image/${format}`, bytes);
}

type Wanted = {
  format: 'svg' | 'png' | 'jpeg';
  background: string;
  bars: 'white' | 'black';
  size: number;
  uri: string;
};

/** Reads `/uri/plain/{format}/{background}/{bars}/{size}/{uri}`; `null` for what the real service would refuse. */
function readPath(path: string): Wanted | null {
  const match = /^\/uri\/plain\/(svg|png|jpeg)\/([0-9a-fA-F]{6})\/(white|black)\/(\d{2,4})\/([^/?]+)$/.exec(path);
  if (!match) return null;
  const [, format, background, bars, size, text] = match;
  const uri = text.replaceAll(/%3a/gi, ':');
  if (!/^spotify:((track|album|artist|playlist|show|episode|audiobook):[0-9A-Za-z]{22}|user:[^:]+)$/.test(uri))
    return null;
  return { format, background, bars, size: Number(size), uri } as Wanted;
}

/** docs/symbol.md, "The picture": the box is 400 × 100, bar k begins at 100 + k · 559/45, level L is 11 + 7 L tall. */
function drawStrip(levels: Levels, { background, bars, size }: Wanted): string {
  const fill = bars === 'white' ? '#ffffff' : '#000000';
  const rects = levels.map((level, bar) => {
    const x = (100 + (bar * 559) / 45).toFixed(2);
    return `<rect x="${x}" y="${(44.5 - 3.5 * level).toFixed(2)}" width="6.71" height="${(11 + 7 * level).toFixed(2)}" rx="3.36" ry="3.36" fill="${fill}"/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg width="${size}" height="${size / 4}" viewBox="0 0 400 100" xmlns="http://www.w3.org/2000/svg">`,
    `<rect x="0" y="0" width="400" height="100" fill="#${background}"/>`,
    ...rects,
    `<g transform="translate(20,20)"><path fill="${fill}" fill-rule="evenodd" d="${TEST_MARK}"/></g>`,
    '</svg>',
  ].join('\n');
}

/** One data bar a level too high or too low. */
function damage(levels: Levels): Levels {
  return levels.map((level, bar) => (bar === 5 ? level ^ 1 : level)) as unknown as Levels;
}

function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'image/svg+xml' });
  const part = Buffer.alloc(1_000_000, ' ');
  let left = 1000;
  const more = () => {
    while (left > 0) {
      left -= 1;
      if (!response.write(part)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}
