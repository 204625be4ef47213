import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT, type Text } from '@barline/messages';
import { type Config, readConfig, startServer } from '@barline/server';
import type { Call } from './command.ts';
import type { SERVE_OPTIONS } from './commands/serve.ts';

const READY: Text = {
  en: `Barline is ready at {url}
  Data: {data} · new links: {registry} · stop with Ctrl+C
  Try: paste https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy there, or drop a picture of a code`,
  ru: `Barline работает: {url}
  Данные: {data} · новые ссылки: {registry} · остановить: Ctrl+C
  Попробуйте: вставьте там https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy или перетащите картинку с кодом`,
};
const NEW_LINKS: Record<Config['registry'], Text> = {
  local: {
    en: 'Spotify’s numbers, or this server’s own where they cannot be had',
    ru: 'номера Spotify, а где их не получить — свои',
  },
  spotify: { en: 'Spotify’s numbers only', ru: 'только номера Spotify' },
};
const DEMO: Text = {
  en: `  Demo account: {username}, password {password} · log in at {url}/account
  Demo app: client id {id}
            secret    {secret}
            redirect URI {redirect}
  A token for the app, the same with the credentials in the body, and one for the demo account:
    curl -u {id}:{secret} -d grant_type=client_credentials {url}/api/token
    curl -d grant_type=client_credentials -d client_id={id} -d client_secret={secret} {url}/api/token
    curl -d '{"scope":"user-read-private user-read-email"}' {url}/sandbox/tokens`,
  ru: `  Демо-аккаунт: {username}, пароль {password} · вход: {url}/account
  Демо-приложение: client id {id}
                   секрет    {secret}
                   redirect URI {redirect}
  Токен для приложения, он же с данными приложения в теле запроса и токен демо-аккаунта:
    curl -u {id}:{secret} -d grant_type=client_credentials {url}/api/token
    curl -d grant_type=client_credentials -d client_id={id} -d client_secret={secret} {url}/api/token
    curl -d '{"scope":"user-read-private user-read-email"}' {url}/sandbox/tokens`,
};
const NO_SITE: Text = {
  en: 'The site is not built (npm run build): only the HTTP API is served.',
  ru: 'Сайт не собран (npm run build): работает только HTTP API.',
};
const STOPPING: Text = { en: 'Stopping.', ru: 'Останавливаюсь.' };

/** `barline serve`: serves until SIGINT or SIGTERM, finishes what is under way, and returns the exit code. */
export async function serveSite({ options, output, language, env }: Call<typeof SERVE_OPTIONS>): Promise<number> {
  const given = { ...env, ...(options.port && { PORT: options.port }), ...(options.host && { HOST: options.host }) };
  const config = readConfig(given, { sandbox: options.sandbox ?? false });
  const webRoot = findSite();
  if (webRoot === null) output.note(NO_SITE);

  const stopped = untilStopped();
  const log = output.verbose || !process.stdout.isTTY;
  const server = await startServer(config, { webRoot, log, seed: env.BARLINE_SEED !== 'off' });
  output.note(READY, {
    url: server.url,
    data: describeDatabase(config),
    registry: NEW_LINKS[config.registry][language],
  });
  if (server.demo) {
    const { username, password, client_id: id, client_secret: secret, redirect_uri: redirect } = server.demo;
    output.note(DEMO, { url: server.url, username, password, id, secret, redirect });
  }

  await stopped;
  output.note(STOPPING);
  await server.close();
  return EXIT.done;
}

/** A second signal within this time, in ms, is the echo of the first: Ctrl+C reaches a program and those that started it. */
const ECHO = 1000;

/** Resolves at the first SIGINT or SIGTERM; one more, an echo excepted, ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((stop) => {
    let first: number | undefined;
    const onSignal = () => {
      first ??= performance.now();
      if (performance.now() - first > ECHO) process.exit(EXIT.interrupted);
      stop();
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
}

/** The folder of the built site, or null. */
function findSite(): string | null {
  const folder = fileURLToPath(new URL('dist/', import.meta.resolve('@barline/web/package.json')));
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

/** Where the pairs are kept; a password is not shown. */
function describeDatabase({ database }: Config): string {
  if (database.kind === 'sqlite') return resolve(database.file);
  const url = new URL(database.url);
  if (url.password) url.password = '***';
  return url.href;
}
