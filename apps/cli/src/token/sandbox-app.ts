import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings.ts';

type Environment = NodeJS.ProcessEnv;

/** The app to use, and whether it is the demo app of a sandbox. */
export type KnownApp = { readonly settings: Settings; readonly env: Environment; readonly sandbox: boolean };

/**
 * Where no app is named and the server is one of this machine, the demo app that a sandbox wrote into its data folder
 * will do: `npm start` in one terminal is all it takes.
 */
export function withSandboxApp(settings: Settings, env: Environment): KnownApp {
  if (settings.clientId !== null || !isOfThisMachine(settings.provider)) return { settings, env, sandbox: false };
  const demo = readDemoApp(env);
  if (demo === null) return { settings, env, sandbox: false };
  const redirectUri = settings.redirectUriChosen ? settings.redirectUri : demo.redirect_uri;
  return {
    settings: { ...settings, clientId: demo.client_id, redirectUri },
    env: { ...env, SPOTIFY_CLIENT_SECRET: demo.client_secret },
    sandbox: true,
  };
}

function isOfThisMachine(provider: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(URL.parse(provider)?.hostname ?? '');
}

type DemoApp = { readonly client_id: string; readonly client_secret: string; readonly redirect_uri: string };

/** The file that `barline serve --sandbox` writes; read here, for loading a server would take longer than the log-in. */
function readDemoApp(env: Environment): DemoApp | null {
  try {
    const file = join(env.BARLINE_DATA_DIR || './data', 'sandbox.json');
    const { client_id, client_secret, redirect_uri } = JSON.parse(readFileSync(file, 'utf8'));
    if (![client_id, client_secret, redirect_uri].every((each) => typeof each === 'string')) return null;
    return { client_id, client_secret, redirect_uri };
  } catch {
    return null;
  }
}
