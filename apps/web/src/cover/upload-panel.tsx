import { splitScope } from '@barline/auth';
import { useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { useStore } from '../store.ts';
import { useStudio } from '../texts/studio.ts';
import { AuthProblem } from '../token/auth-problem.tsx';
import { holding, sessionOf } from '../token/holding.ts';
import { changePlan, plan, scopesOf } from '../token/plan.ts';
import { toUpload, uploadCover } from './upload.ts';

/** What it takes to change the cover of one's own playlist, public or not. */
const SCOPES = ['ugc-image-upload', 'playlist-modify-public', 'playlist-modify-private'] as const;

type UploadPanelProps = {
  /** Of the playlist. */
  id: string;
  /** The cover as it is now; `null` while it is not ready or not square. */
  paint: (() => HTMLCanvasElement) | null;
};

/** Makes this the cover of the visitor's own playlist; the permission is asked for only here. */
export function UploadPanel({ id, paint }: UploadPanelProps) {
  const { cover: say } = useStudio();
  const held = useStore(holding);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ error: unknown } | string | null>(null);
  const granted = held?.tokens.scope == null ? null : splitScope(held.tokens.scope);
  const lacking = held === null || (granted !== null && !granted.includes(SCOPES[0]));
  const askScopes = () => changePlan({ scope: [...new Set([...scopesOf(plan.get()), ...SCOPES])].join(' ') });
  const upload = async () => {
    if (held === null || paint === null) return;
    setBusy(true);
    setOutcome(null);
    try {
      const jpeg = await toUpload(paint());
      if (jpeg === null) setOutcome(say.uploadTooLarge);
      else {
        await uploadCover(sessionOf(held), id, jpeg);
        setOutcome(say.uploaded);
        announce(say.uploaded);
      }
    } catch (error) {
      setOutcome({ error });
    } finally {
      setBusy(false);
    }
  };
  return (
    <details class="more">
      <summary>{say.uploadTitle}</summary>
      {lacking ? (
        <p>
          {say.uploadNeeds}{' '}
          <a href="/token" onClick={askScopes}>
            {say.uploadGet}
          </a>
        </p>
      ) : (
        <p class="buttons">
          <button
            type="button"
            class="button"
            disabled={paint === null || busy}
            aria-busy={busy ? 'true' : undefined}
            onClick={upload}
          >
            <Icon name="share" />
            {say.upload}
          </button>
        </p>
      )}
      {paint === null && !lacking && <p class="muted">{say.uploadSquare}</p>}
      {typeof outcome === 'string' && <Callout tone={outcome === say.uploaded ? 'good' : 'bad'}>{outcome}</Callout>}
      {outcome !== null && typeof outcome === 'object' && <AuthProblem error={outcome.error} />}
    </details>
  );
}
