import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AuthorizationRequest,
  createAuthorizationRequest,
  exchangeCode,
  toTokens,
  validateAuthorizationResponse,
} from '@barline/auth';
import { unknownScopes } from '@barline/auth/scopes';
import { Failure, type Text } from '@barline/messages';
import { wrongUsage } from '../usage.ts';
import { withFailures } from './failure.ts';
import { checkFlow, type TokenCall } from './get.ts';
import { chooseProof } from './log-in.ts';
import { openLogin } from './login.ts';
import { describeLoggedIn, warnOfMissing } from './report.ts';
import { withSandboxApp } from './sandbox-app.ts';
import { type App, describeApp, describeLogin } from './session.ts';
import { readSettings, type Settings } from './settings.ts';
import { toStatus } from './show.ts';

const TEXTS = {
  next: {
    en: 'After the approval: barline token exchange ADDRESS, within ten minutes.',
    ru: 'После согласия: barline token exchange АДРЕС, в течение десяти минут.',
  },
  address: {
    en: 'The address that the browser ended at is missing.',
    ru: 'Не указан адрес, на котором остановился браузер.',
  },
} satisfies Record<string, Text>;

/** What `url` remembers for `exchange`. */
type Pending = { readonly request: AuthorizationRequest; readonly client_auth: App['clientAuth'] };

/** `barline token url`: the page on which a person approves. */
export async function printUrl(call: TokenCall): Promise<number> {
  checkFlow(call);
  const settings = readSettings(call.options, call.env);
  return withFailures(settings, async () => {
    const app = await nameApp(call, settings);
    const [unknown] = unknownScopes(settings.scopes);
    if (unknown !== undefined) throw new Failure('illegal_scope', { reason: 'named', scope: unknown });
    const request = await createAuthorizationRequest({
      provider: app.provider,
      clientId: app.clientId,
      redirectUri: app.redirectUri,
      scopes: settings.scopes,
      showDialog: call.options['show-dialog'],
    });
    remember(settings, { request, client_auth: app.clientAuth });
    call.output.print(request.url);
    call.output.note(TEXTS.next);
    return 0;
  });
}

/** `barline token exchange`: redeems the code of the address that the browser ended at. A request is good for one try. */
export async function exchange(call: TokenCall): Promise<number> {
  const { operands, options, output, language, env } = call;
  const settings = readSettings(options, env);
  return withFailures(settings, async () => {
    const callback = await readCallback(call);
    const pending = takeRemembered(settings);
    if (pending === null) throw new Failure('callback_stale');
    const { request } = pending;
    const known = withSandboxApp(settings, env);
    const named = { ...known.settings, clientId: request.client_id };
    const app = describeApp(named, known.env, pending.client_auth);
    const address = operands[1] === undefined ? withCode(request, callback) : callback;
    const response = validateAuthorizationResponse(app.provider, request, address);
    const answer = await exchangeCode({ provider: app.provider, client: app.client, response });
    const flow = app.clientAuth === 'none' ? 'pkce' : 'code';
    const login = describeLogin(app, toTokens(answer, { flow, requestedScope: request.scope }));
    const store = await openLogin({ ...settings, refreshToken: null });
    await store.exclusively(() => store.write(login));
    describeLoggedIn(output, language, login, store.place);
    warnOfMissing(output, login);
    if (options.json) output.print(JSON.stringify(toStatus(login, settings, store.place)));
    return 0;
  });
}

async function nameApp({ options, env }: TokenCall, settings: Settings): Promise<App & { redirectUri: string }> {
  const known = withSandboxApp(settings, env);
  const app = describeApp(known.settings, known.env, chooseProof({ options, env }));
  return { ...app, redirectUri: known.settings.redirectUri };
}

/** The address, or the code alone; `-` is the first line of standard input. */
async function readCallback({ operands, options, stdin, language }: TokenCall): Promise<string> {
  const given = operands[1] ?? options.code;
  if (given === undefined) throw wrongUsage(language, TEXTS.address, {}, 'token');
  if (given !== '-') return given;
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString().trim();
}

/** The address that a code alone would have come in; PKCE still binds it to this request. */
function withCode({ redirect_uri, state }: AuthorizationRequest, code: string): URL {
  const url = new URL(redirect_uri);
  url.searchParams.set('code', code);
  url.searchParams.set('state', state);
  return url;
}

function remember(settings: Settings, pending: Pending): void {
  const path = pendingPath(settings);
  try {
    mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
    rmSync(path, { force: true });
    writeFileSync(path, JSON.stringify(pending), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new Failure('tokens_unwritable', { path }, { cause: error });
  }
}

/** What was remembered, for one caller only; `null` where there is nothing. */
function takeRemembered(settings: Settings): Pending | null {
  const path = pendingPath(settings);
  const taken = `${path}.${process.pid}`;
  try {
    renameSync(path, taken);
    return JSON.parse(readFileSync(taken, 'utf8')) as Pending;
  } catch {
    return null;
  } finally {
    rmSync(taken, { force: true });
  }
}

function pendingPath({ folder, profile }: Settings): string {
  return join(folder, `${profile}.request`);
}
