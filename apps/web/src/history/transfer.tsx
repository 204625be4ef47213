import { useState } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { saveFile } from '../export/save.ts';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { FileButton } from '../scan/file-button.tsx';
import { useTexts } from '../texts/language.ts';
import { type Entry, formatCsv, formatJson, parseCsv, parseEntries } from './entries.ts';
import { adopt } from './history.ts';

/** Takes the history out as a file, and in again. */
export function Transfer({ all }: { all: readonly Entry[] }) {
  const { history } = useTexts();
  const [outcome, setOutcome] = useState<{ good: boolean; text: string } | null>(null);
  const tell = (good: boolean, text: string) => {
    setOutcome({ good, text });
    announceNow(text);
  };
  const take = async ([file]: readonly File[]) => {
    const text = await file!.text();
    const found = parseEntries(text) ?? parseCsv(text);
    if (found === null) tell(false, history.importFailed);
    else tell(true, history.imported(adopt(found)));
  };
  const saveJson = () => saveFile(new File([formatJson(all)], 'barline-history.json', { type: 'application/json' }));
  const saveCsv = () => saveFile(new File([formatCsv(all)], 'barline-history.csv', { type: 'text/csv' }));
  return (
    <>
      <div class="buttons">
        <button type="button" class="button" disabled={all.length === 0} onClick={saveJson}>
          <Icon name="download" />
          {history.exportJson}
        </button>
        <button type="button" class="button" disabled={all.length === 0} onClick={saveCsv}>
          <Icon name="download" />
          {history.exportCsv}
        </button>
        <FileButton class="button" accept=".json,.csv,application/json,text/csv" onFiles={take}>
          {history.import}
        </FileButton>
      </div>
      {outcome && <Callout tone={outcome.good ? 'good' : 'bad'}>{outcome.text}</Callout>}
    </>
  );
}
