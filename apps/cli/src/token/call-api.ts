import { readFile } from 'node:fs/promises';
import { findProvider, type Session } from '@barline/auth';
import { Failure, type Text } from '@barline/messages';
import type { Call } from '../command.ts';
import type { API_OPTIONS } from '../commands/api.ts';
import { wrongUsage } from '../usage.ts';
import { toFailure, withFailures } from './failure.ts';
import { openLogin } from './login.ts';
import { withSandboxApp } from './sandbox-app.ts';
import { openAppSession, openKeptSession } from './session.ts';
import { readSettings, type Settings } from './settings.ts';

type ApiCall = Call<typeof API_OPTIONS>;

const TEXTS = {
  method: {
    en: '“{method}” is no method: GET, POST, PUT, DELETE, PATCH or HEAD.',
    ru: '«{method}» — не метод: GET, POST, PUT, DELETE, PATCH или HEAD.',
  },
  query: { en: '--query is NAME=VALUE, not “{value}”.', ru: '--query — это ИМЯ=ЗНАЧЕНИЕ, а не «{value}».' },
} satisfies Record<string, Text>;

/** `barline api`: prints the answer whatever it is; a refusal is explained and has its exit code. */
export async function callApi(call: ApiCall): Promise<number> {
  const { operands, options, output } = call;
  const settings = readSettings(options, call.env);
  const [method, path] = operands.length === 1 ? ['GET', operands[0]] : [operands[0].toUpperCase(), operands[1]];
  if (!/^(GET|POST|PUT|DELETE|PATCH|HEAD)$/.test(method)) {
    throw wrongUsage(call.language, TEXTS.method, { method: operands[0] }, 'api');
  }
  const target = readTarget(call, path);
  const body = await readBody(call);
  return withFailures(settings, async () => {
    const session = await openAnySession(call, settings);
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': contentType(body) };
    const response = await session
      .fetch(target, { method, headers, body: body as RequestInit['body'] })
      .catch((error) => {
        if (!(error instanceof TypeError)) throw error;
        const { host } = new URL(findProvider(settings.provider).api);
        throw new Failure('provider_unreachable', { host }, { cause: error });
      });
    if (options.include) printHead(call, response);
    const bytes = new Uint8Array(await response.clone().arrayBuffer());
    if (bytes.length > 0) {
      output.write(bytes);
      if (bytes.at(-1) !== 10) output.print('');
    }
    try {
      await session.check(response, `${method} ${path}`);
      return 0;
    } catch (error) {
      return output.complain(toFailure(error, settings));
    }
  });
}

/** Of the person, of the app itself, or one whose token the surroundings bring along. */
async function openAnySession({ options, env }: ApiCall, settings: Settings): Promise<Session> {
  if (options.app) {
    const store = await openLogin(settings, 'app');
    const known = withSandboxApp(settings, env);
    return openAppSession(known.settings, known.env, store, options['client-auth'] === 'post' ? 'post' : 'basic');
  }
  return openKeptSession(settings, env);
}

/** `me/playlists` is short for `/v1/me/playlists`. */
function readTarget({ options, language }: ApiCall, path: string): string {
  const given = /^[a-z]+:\/\//i.test(path) || path.startsWith('/') ? path : `/v1/${path}`;
  const parameters = (options.query ?? []).map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw wrongUsage(language, TEXTS.query, { value: pair }, 'api');
    return `${encodeURIComponent(pair.slice(0, at))}=${encodeURIComponent(pair.slice(at + 1))}`;
  });
  if (parameters.length === 0) return given;
  return `${given}${given.includes('?') ? '&' : '?'}${parameters.join('&')}`;
}

async function readBody({ options: { data }, stdin }: ApiCall): Promise<string | Uint8Array | undefined> {
  if (data === undefined || (data !== '-' && !data.startsWith('@'))) return data;
  if (data !== '-') {
    return readFile(data.slice(1)).catch((error) => {
      throw new Failure('input_unreadable', { source: data.slice(1) }, { cause: error });
    });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A cover is a picture in base64, everything else JSON. */
function contentType(body: string | Uint8Array): string {
  const start = typeof body === 'string' ? body : Buffer.from(body.subarray(0, 8)).toString('latin1');
  return start.startsWith('/9j/') ? 'image/jpeg' : 'application/json';
}

function printHead({ output }: ApiCall, response: Response): void {
  output.print(`HTTP ${response.status}`);
  for (const [name, value] of response.headers) output.print(`${name}: ${value}`);
  output.print('');
}
