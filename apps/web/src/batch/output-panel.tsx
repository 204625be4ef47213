import { LABEL_SHEETS, type LabelSheetId, resolveStyle, unknownFields } from '@barline/codes';
import { describeFailure } from '@barline/messages';
import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import { fontFiles } from '../cover/typeface.ts';
import { BarsField } from '../create/bars-field.tsx';
import { ColourField } from '../create/colour-field.tsx';
import { useLastStyle } from '../create/use-last-style.ts';
import { saveFile } from '../export/save.ts';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import type { Snapshot } from './batch.ts';
import { type Packing, packInWorker } from './pack.ts';
import { batch } from './session.ts';
import { BATCH_FORMATS, type BatchFormat } from './settings.ts';

const NAMES: Readonly<Record<BatchFormat, string>> = { png: 'PNG', svg: 'SVG', jpeg: 'JPEG', pdf: 'PDF' };
const SHEETS = Object.keys(LABEL_SHEETS) as LabelSheetId[];

type Outcome = { tone: 'good' | 'warning' | 'bad'; text: string };

/** Style and names for all, then one ZIP or one PDF of labels. */
export function OutputPanel({ snapshot }: { snapshot: Snapshot }) {
  const { act, create, types } = useTexts();
  const { batch: say } = useStudio();
  const language = useLanguage();
  const { settings, counts, rows, marks } = snapshot;
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const packing = useRef<Packing | null>(null);
  useEffect(() => () => packing.current?.stop(), []);
  const resolved = resolveStyle({ bg: settings.bg, bars: settings.bars, width: settings.width });
  const style = useLastStyle(resolved);
  const wrong = resolved.ok ? null : resolved.field;
  const unknown = unknownFields(settings.template);
  const ready = counts.made > 0 && resolved.ok && unknown.length === 0 && settings.formats.length > 0;

  const make = async (kind: 'zip' | 'labels') => {
    setOutcome(null);
    setProgress({ done: 0, all: rows.length });
    const fonts = kind === 'labels' ? await fontFiles().catch(() => null) : null;
    const words = { title: types.playlist, document: say.document };
    const work = packInWorker({ kind, rows, marks, settings, fonts, words }, (done, all) => setProgress({ done, all }));
    packing.current = work;
    try {
      const packed = await work.done;
      if (packed === null) return;
      const { blob, failed } = packed;
      const name = kind === 'zip' ? 'spotify-codes.zip' : `spotify-labels-${settings.sheet}.pdf`;
      saveFile(new File([blob], name, { type: blob.type }));
      const text = failed > 0 ? say.savedPartly(name, failed) : create.downloaded(name);
      setOutcome({ tone: failed > 0 ? 'warning' : 'good', text });
      announce(text);
    } catch (error) {
      setOutcome({ tone: 'bad', text: say.packFailed(error instanceof Error ? error.message : String(error)) });
    } finally {
      packing.current = null;
      setProgress(null);
    }
  };

  return (
    <section class="panel batch-output" aria-labelledby="batch-output">
      <h2 id="batch-output">{create.export}</h2>
      <fieldset class="choices choices-many">
        <legend>{create.format}</legend>
        {BATCH_FORMATS.map((format) => (
          <label key={format}>
            <input
              type="checkbox"
              checked={settings.formats.includes(format)}
              onChange={(event) =>
                batch.set({
                  formats: BATCH_FORMATS.filter((each) =>
                    each === format ? event.currentTarget.checked : settings.formats.includes(each),
                  ),
                })
              }
            />
            <span>{NAMES[format]}</span>
          </label>
        ))}
      </fieldset>
      <ColourField
        id="batch-bg"
        label={create.background}
        hint={say.ownColours}
        text={settings.bg}
        colour={style.background === 'transparent' ? '#ffffff' : style.background}
        wrong={wrong === 'bg'}
        onText={(bg) => batch.set({ bg })}
      />
      <BarsField bars={settings.bars} style={style} wrong={wrong === 'bars'} onBars={(bars) => batch.set({ bars })} />
      <div class="field field-short">
        <label for="batch-width">{say.width}</label>
        <input
          id="batch-width"
          class="input number"
          type="text"
          autocomplete="off"
          value={settings.width}
          aria-invalid={wrong === 'width' ? 'true' : undefined}
          aria-describedby={wrong === 'width' ? 'batch-width-error' : undefined}
          onInput={(event) => batch.set({ width: event.currentTarget.value })}
        />
        {wrong === 'width' && (
          <p class="field-error" id="batch-width-error">
            <Icon name="warning" />
            <span>
              {
                describeFailure({ id: 'malformed_style', values: { reason: 'width', value: settings.width } }, language)
                  .detail
              }
            </span>
          </p>
        )}
      </div>
      <div class="field">
        <label for="batch-template">{say.template}</label>
        <input
          id="batch-template"
          class="input number"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={settings.template}
          aria-invalid={unknown.length > 0 ? 'true' : undefined}
          aria-describedby="batch-template-hint"
          onInput={(event) => batch.set({ template: event.currentTarget.value })}
        />
        <p class={unknown.length > 0 ? 'field-error' : 'field-hint'} id="batch-template-hint">
          {unknown.length > 0 && <Icon name="warning" />}
          <span>{unknown.length > 0 ? say.unknownFields(unknown.join(', ')) : say.templateHint}</span>
        </p>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.proof}
          onChange={(event) => batch.set({ proof: event.currentTarget.checked })}
        />
        {say.thorough}
      </label>
      <div class="buttons">
        <button
          type="button"
          class="button button-primary"
          disabled={!ready || progress !== null}
          onClick={() => make('zip')}
        >
          <Icon name="download" />
          {say.zip(counts.made)}
        </button>
        <label class="batch-sheet">
          <span class="visually-hidden">{say.sheet}</span>
          <select
            class="input"
            value={settings.sheet}
            onChange={(event) => batch.set({ sheet: event.currentTarget.value as LabelSheetId })}
          >
            {SHEETS.map((id) => (
              <option key={id} value={id}>
                {say.sheetName(id.replace('x', ' × '), LABEL_SHEETS[id].width, LABEL_SHEETS[id].height)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="button" disabled={!ready || progress !== null} onClick={() => make('labels')}>
          <Icon name="download" />
          {say.labels}
        </button>
      </div>
      {progress !== null && (
        <div class="batch-bar">
          <progress max={progress.all} value={progress.done} aria-label={say.drawing} />
          <p>
            {say.drawn(progress.done, progress.all)}{' '}
            <button type="button" class="chip" onClick={() => packing.current?.stop()}>
              {act.cancel}
            </button>
          </p>
        </div>
      )}
      {outcome && <Callout tone={outcome.tone}>{outcome.text}</Callout>}
    </section>
  );
}
