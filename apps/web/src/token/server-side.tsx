import { Callout } from '../parts/callout.tsx';
import { CodeBlock } from '../parts/code-block.tsx';
import { type Plan, providerOf } from './plan.ts';
import { terminalSettings } from './terminal-settings.ts';
import { useTokenTexts } from './texts.ts';

/** What to run where a secret can be kept: this page never asks for one. */
export function ServerSide({ answers }: { answers: Plan }) {
  const { run } = useTokenTexts().wizard;
  const { tokenEndpoint, api } = providerOf(answers.party);
  const settings = `${terminalSettings(answers)}read -rs SPOTIFY_CLIENT_SECRET && export SPOTIFY_CLIENT_SECRET`;
  const curl = `curl -u "$SPOTIFY_CLIENT_ID:$SPOTIFY_CLIENT_SECRET" \\\n  -d grant_type=client_credentials ${tokenEndpoint}`;
  const call = `curl -H "Authorization: Bearer $(npx barline token get --app)" \\\n  "${api}/v1/search?q=satie&type=artist"`;
  return (
    <>
      <Callout tone="note">
        <p>{run.secret}</p>
      </Callout>
      <p>{run.settings}</p>
      <CodeBlock text={settings} />
      <p>{run.command}</p>
      <CodeBlock text="npx barline token get --app" />
      <p>{run.curl}</p>
      <CodeBlock text={curl} />
      <p>{run.use}</p>
      <CodeBlock text={call} />
      <p class="muted">{run.none}</p>
    </>
  );
}
