import { decodeText, MOST_ROWS, parseBatch } from '@barline/codes';
import { useCallback, useRef, useState } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { lazy } from '../lazy.tsx';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { type Given, useGiven } from '../scan/drop.ts';
import { FileButton } from '../scan/file-button.tsx';
import { useStudio } from '../texts/studio.ts';
import type { Wanted } from './row.ts';

const ListPanel = lazy(async () => (await import('./list-panel.tsx')).ListPanel);

/** Larger than any table of 100,000 links. */
const MOST_BYTES = 30_000_000;

type InputPanelProps = { replaces: boolean; onRows: (rows: readonly Wanted[]) => void };

/** Links as lines, or a table from a file. */
export function InputPanel({ replaces, onRows }: InputPanelProps) {
  const { batch: say } = useStudio();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [listing, setListing] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const refuse = (why: string) => {
    setTrouble(why);
    announceNow(why);
  };
  const take = useCallback(
    (given: string) => {
      const { rows, beyond } = parseBatch(given);
      if (rows.length === 0) return refuse(say.noRows);
      setTrouble(beyond > 0 ? say.tooMany(MOST_ROWS, beyond) : null);
      setText('');
      onRows(rows);
    },
    [say, onRows],
  );
  const takeFile = useCallback(
    async ([file]: readonly File[]) => {
      if (file === undefined) return;
      if (file.size > MOST_BYTES) return refuse(say.tooLarge);
      if (/^(image|video|audio)\//.test(file.type) || /\.(xlsx?|ods|zip|pdf)$/i.test(file.name))
        return refuse(say.notText(file.name));
      take(decodeText(new Uint8Array(await file.arrayBuffer())).text);
    },
    [take],
  );
  const over = useGiven(
    useCallback((given: Given) => (given.files.length > 0 ? takeFile(given.files) : setText(given.text)), [takeFile]),
  );
  const submit = (event: Event) => {
    event.preventDefault();
    if (area.current!.value.trim() === '') return area.current!.focus();
    take(area.current!.value);
  };
  return (
    <section class={over ? 'panel batch-input zone-over' : 'panel batch-input'} aria-label={say.input}>
      <form class="batch-form" onSubmit={submit}>
        <div class="field">
          <label for="batch-lines">{say.lines}</label>
          <textarea
            ref={area}
            id="batch-lines"
            class="input number"
            rows={6}
            spellcheck={false}
            autocomplete="off"
            placeholder={'https://open.spotify.com/playlist/…\nspotify:track:…'}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            aria-describedby="batch-hint"
          />
          <p class="field-hint" id="batch-hint">
            {say.linesHint}
          </p>
        </div>
        <div class="buttons">
          <button type="submit" class="button button-primary">
            {replaces ? say.startOver : say.start}
          </button>
          <FileButton class="button" accept=".csv,.txt,.tsv,text/*" onFiles={takeFile}>
            <Icon name="table" />
            {say.file}
          </FileButton>
        </div>
      </form>
      {trouble && <Callout tone="warning">{trouble}</Callout>}
      <details class="more" onToggle={(event) => setListing(event.currentTarget.open)}>
        <summary>{say.fromList}</summary>
        {listing && <ListPanel onRows={onRows} />}
      </details>
    </section>
  );
}
