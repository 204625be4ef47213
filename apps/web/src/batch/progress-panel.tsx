import { useEffect, useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { useStudio } from '../texts/studio.ts';
import type { Snapshot } from './batch.ts';
import { batch } from './session.ts';

/** How far it is, and pause, resume, retry. */
export function ProgressPanel({ snapshot: { state, counts, hold, kept } }: { snapshot: Snapshot }) {
  const { batch: say } = useStudio();
  const [sure, setSure] = useState(false);
  const working = state === 'running' || state === 'holding';
  useEffect(() => {
    if (!working) announce(`${say.states[state]} ${say.counts(counts.made, counts.all, counts.failed)}`);
  }, [state]);
  return (
    <section class="panel batch-progress" aria-label={say.progress}>
      <div class="batch-bar">
        <progress max={counts.all} value={counts.made + counts.failed} aria-label={say.progress} />
        <p data-state={state} data-made={counts.made} data-failed={counts.failed}>
          <strong>{state === 'holding' ? say.holding(Math.ceil(hold / 1000)) : say.states[state]}</strong>{' '}
          {say.counts(counts.made, counts.all, counts.failed)}
        </p>
      </div>
      <div class="buttons">
        {working && (
          <button type="button" class="button" onClick={batch.pause}>
            <Icon name="pause" />
            {say.pause}
          </button>
        )}
        {(state === 'paused' || state === 'silent') && counts.waiting > 0 && (
          <button type="button" class="button button-primary" onClick={batch.start}>
            <Icon name="play" />
            {say.resume}
          </button>
        )}
        {counts.failed > 0 && (
          <button type="button" class="button" onClick={batch.retry}>
            <Icon name="turn" />
            {say.retry(counts.failed)}
          </button>
        )}
        {sure ? (
          <button
            type="button"
            class="button button-danger"
            onClick={() => {
              setSure(false);
              batch.clear();
            }}
          >
            {say.clearYes}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => setSure(true)}>
            <Icon name="trash" />
            {say.clear}
          </button>
        )}
      </div>
      {state === 'silent' && <Callout tone="warning">{say.silent}</Callout>}
      {!kept && <Callout tone="warning">{say.notKept}</Callout>}
    </section>
  );
}
