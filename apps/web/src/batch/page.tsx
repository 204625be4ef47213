import { useEffect, useState } from 'preact/hooks';
import { Callout } from '../parts/callout.tsx';
import { useStore } from '../store.ts';
import { useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import { InputPanel } from './input-panel.tsx';
import { OutputPanel } from './output-panel.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { RowTable } from './row-table.tsx';
import { batch, openBatch } from './session.ts';

/** Many links, a table of their codes, one ZIP or one sheet of labels. It is kept in this browser and goes on after a reload. */
export function BatchPage() {
  const texts = useTexts();
  const { batch: say } = useStudio();
  const snapshot = useStore(batch.snapshot);
  const [mine, setMine] = useState(true);
  useEffect(() => {
    openBatch(() => setMine(false)).then(() => setMine(true));
  }, []);
  const { state } = snapshot;
  return (
    <>
      <div class="page-head">
        <h1>{texts.studio.batch}</h1>
        <p class="lead">{say.lead}</p>
      </div>
      {!mine && <Callout tone="warning">{say.otherTab}</Callout>}
      {mine && state !== 'loading' && (
        <>
          <InputPanel replaces={snapshot.rows.length > 0} onRows={(rows) => batch.load(rows)} />
          {state !== 'empty' && (
            <>
              <ProgressPanel snapshot={snapshot} />
              <RowTable snapshot={snapshot} />
              <OutputPanel snapshot={snapshot} />
            </>
          )}
        </>
      )}
    </>
  );
}
