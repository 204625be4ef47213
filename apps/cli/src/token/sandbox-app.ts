import type { Settings } from './settings.ts';

type Environment = NodeJS.ProcessEnv;

/** The app to use, and whether it is the demo app of a sandbox. */
export type KnownApp = { readonly settings: Settings; readonly env: Environment; readonly sandbox: boolean };

/**
 * Where no app is named and the server is one of this machine, the demo app that a sandbox wrote into its data folder
 * will do: `npm start` in one terminal is all it takes.
 */
export async function withSandboxApp(settings: Settings, env: Environment): Promise<KnownApp> {
  if (settings.clientId !== null || !isOfThisMachine(settings.provider)) return { settings, env, sandbox: false };
  const { readSandboxFile, sandboxFileIn } = await import('@barline/server');
  const demo = readSandboxFile(sandboxFileIn(env));
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
