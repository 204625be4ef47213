import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a browser on this machine would be seen by the person who asks. */
export function hasBrowser(env: Environment, platform: NodeJS.Platform = process.platform): boolean {
  if (env.BROWSER) return true;
  if (env.SSH_CONNECTION || env.SSH_TTY) return false;
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME);
}

/** The program that opens an address, and its arguments; never by way of a shell. */
export function browserCommand(url: string, env: Environment, platform: NodeJS.Platform): [string, ...string[]] {
  if (env.BROWSER) {
    const [program, ...args] = env.BROWSER.trim().split(/\s+/);
    if (args.some((arg) => arg.includes('%s'))) return [program, ...args.map((arg) => arg.replace('%s', () => url))];
    return [program, ...args, url];
  }
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  if (platform === 'darwin') return ['open', url];
  return [env.WSL_DISTRO_NAME ? 'wslview' : 'xdg-open', url];
}

/** Opens a page of http or https. True where the program for it started. */
export function openBrowser(url: string, env: Environment): Promise<boolean> {
  if (!/^https?:\/\//.test(url)) return Promise.resolve(false);
  const [program, ...args] = browserCommand(url, env, process.platform);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
