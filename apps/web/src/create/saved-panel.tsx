import { useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import { saveFile } from '../export/save.ts';
import { kept } from '../kept.ts';
import { Icon } from '../parts/icon.tsx';
import { FileButton } from '../scan/file-button.tsx';
import { useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import { addStyle, formatStyles, parseStyles, type SavedStyle, settingsOf, withoutStyle } from './saved-styles.ts';
import type { Settings } from './settings.ts';

type SavedPanelProps = { settings: Settings; onChange: (part: Partial<Settings>) => void };

/** Styles with names, kept in this browser, taken along as a file. */
export function SavedPanel({ settings, onChange }: SavedPanelProps) {
  const { act } = useTexts();
  const { style } = useStudio();
  const [styles, setStyles] = useState<readonly SavedStyle[]>(() => parseStyles(kept.read('styles')) ?? []);
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const tell = (text: string) => {
    setSaid(text);
    announce(text);
  };
  const keep = (next: readonly SavedStyle[], text: string) => {
    setStyles(next);
    tell(kept.write('styles', formatStyles(next)) ? text : style.notKept);
  };
  const save = (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') return;
    keep(addStyle(styles, name, settings), style.saved(name.trim()));
    setName('');
  };
  const load = async ([file]: readonly File[]) => {
    const read = parseStyles((await file?.text()) ?? null);
    if (read === null) return tell(style.importFailed);
    const kinds = read.reduceRight((all, each) => addStyle(all, each.name, settingsOf(each)), styles);
    keep(kinds, style.imported(read.length));
  };
  return (
    <details class="more">
      <summary>{style.savedTitle}</summary>
      <form class="field-with-button" onSubmit={save}>
        <label class="visually-hidden" for="style-name">
          {style.name}
        </label>
        <input
          id="style-name"
          class="input"
          type="text"
          autocomplete="off"
          maxLength={80}
          placeholder={style.name}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {style.save}
        </button>
      </form>
      {styles.length > 0 && (
        <ul class="saved-styles">
          {styles.map((each) => (
            <li key={each.name}>
              <button type="button" class="chip" onClick={() => onChange(settingsOf(each))}>
                {each.name}
              </button>
              <button
                type="button"
                class="icon-button"
                onClick={() => keep(withoutStyle(styles, each.name), style.removed(each.name))}
              >
                <Icon name="trash" />
                <span class="visually-hidden">
                  {act.remove}: {each.name}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="buttons">
        <button
          type="button"
          class="button"
          disabled={styles.length === 0}
          onClick={() =>
            saveFile(new File([formatStyles(styles)], 'barline-styles.json', { type: 'application/json' }))
          }
        >
          {style.exportStyles}
        </button>
        <FileButton class="button" accept=".json,application/json" onFiles={load}>
          {style.importStyles}
        </FileButton>
      </p>
      <p class="muted" role="status">
        {said}
      </p>
    </details>
  );
}
