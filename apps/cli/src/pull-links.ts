import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Failure, type Text } from '@barline/messages';
import { type CatalogueImportReport, createUnfold, type OpenCatalogue, pullLink, readLink } from '@barline/server';
import type { Call } from './command.ts';

const SPOTIFY_API = 'https://api.spotify.com';
const WAITS: Text = { en: 'The Web API asks for a pause of {s} s.', ru: 'Web API просит паузу {s} с.' };

/** Copies what the links lead to from a Web API; a link that fails is named, and the others go on. */
export async function pullLinks(
  opened: OpenCatalogue,
  { output, env }: Call,
  links: readonly string[],
): Promise<CatalogueImportReport> {
  const parts = {
    apiUrl: readApiUrl(env),
    accessToken: readAccessToken(env),
    fetch,
    async wait(s: number) {
      output.note(WAITS, { s });
      await setTimeout(s * 1000);
    },
  };
  const unfold = createUnfold(fetch);
  const report = { objects: 0, playlists: 0, refused: 0 };
  for (const [index, text] of links.entries()) {
    output.progress(index, links.length);
    try {
      const pulled = await pullLink(await readLink(text, unfold), opened, parts);
      report.objects += pulled.objects;
      report.playlists += pulled.playlists;
    } catch (error) {
      if (!(error instanceof Failure) || MEETS_ALL.has(error.id)) throw error;
      report.refused += 1;
      output.complain(error, text);
    }
  }
  output.progress(links.length, links.length);
  return report;
}

/** No other link would fare better. */
const MEETS_ALL = new Set([
  'login_required',
  'rate_limited',
  'quota_exceeded',
  'provider_unreachable',
  'storage_full',
  'storage_unavailable',
]);

function readAccessToken(env: NodeJS.ProcessEnv): string {
  const file = env.SPOTIFY_ACCESS_TOKEN_FILE;
  if (env.SPOTIFY_ACCESS_TOKEN) return env.SPOTIFY_ACCESS_TOKEN.trim();
  if (!file) throw new Failure('login_required', { reason: 'none' });
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Failure('input_unreadable', { source: file }, { cause });
  }
}

/** The Web API of the provider that is used elsewhere too. */
function readApiUrl({ BARLINE_PROVIDER: provider }: NodeJS.ProcessEnv): string {
  if (!provider || provider === 'spotify') return SPOTIFY_API;
  const url = URL.parse(provider);
  if (url && /^https?:$/.test(url.protocol) && !url.username) return provider.replace(/\/+$/, '');
  const expected = 'spotify | http://… | https://…';
  throw new Failure('configuration_invalid', { name: 'BARLINE_PROVIDER', value: provider, expected });
}
