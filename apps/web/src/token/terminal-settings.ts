import { type Plan, providerOf } from './plan.ts';

/** The lines that tell a terminal which server and which app are meant; Spotify is meant where none is named. */
export function terminalSettings({ party, clientId }: Pick<Plan, 'party' | 'clientId'>): string {
  const server = party === 'here' ? `export BARLINE_PROVIDER=${providerOf(party).name}\n` : '';
  return `${server}export SPOTIFY_CLIENT_ID=${clientId === '' ? '…' : clientId}\n`;
}
