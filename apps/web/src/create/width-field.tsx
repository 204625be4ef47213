import { parseLength, type Style } from '@barline/codes';
import { describeFailure } from '@barline/messages';
import { Icon } from '../parts/icon.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import { DPIS, PAPER_WIDTHS, type Settings, WIDTH_LIMITS, WIDTHS } from './settings.ts';

type WidthFieldProps = {
  settings: Settings;
  style: Style;
  wrong: 'width' | 'dpi' | null;
  onChange: (part: Partial<Settings>) => void;
};

/** On paper a strip narrower than this is hard to read: what vendors of printed codes say. */
const NARROW_MM = 30;

/** Width of the exported picture: in pixels, or in millimetres at so many dots an inch. */
export function WidthField({ settings: { width, dpi }, style, wrong, onChange }: WidthFieldProps) {
  const { create } = useTexts();
  const { style: say } = useStudio();
  const language = useLanguage();
  const onPaper = /[a-z]\s*$/i.test(width);
  const mm = onPaper ? parseLength(width) : null;
  const number = width.replace(/\s*[a-z]+\s*$/i, '');
  const unit = onPaper ? width.slice(number.length).trim() : '';
  const values = { reason: wrong ?? 'width', value: wrong === 'dpi' ? dpi : width };
  const presets: readonly string[] = onPaper ? PAPER_WIDTHS : WIDTHS;
  const toUnit = (next: '' | 'mm') => {
    if (next === 'mm') onChange({ width: `${Math.round((style.width / Number(dpi)) * 25.4) || 80}mm` });
    else onChange({ width: String(style.width) });
  };
  return (
    <div class="field">
      <label for="width">{create.width}</label>
      <div class="width-field">
        <input
          id="width"
          class="input number"
          type="number"
          inputMode="numeric"
          min={onPaper ? 1 : WIDTH_LIMITS.min}
          max={onPaper ? undefined : WIDTH_LIMITS.max}
          step={onPaper ? 'any' : 1}
          value={number}
          onInput={(event) => onChange({ width: `${event.currentTarget.value}${unit}` })}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={wrong ? 'width-error' : 'width-hint'}
        />
        <select
          class="input"
          aria-label={say.unit}
          value={onPaper ? 'mm' : ''}
          onChange={(event) => toUnit(event.currentTarget.value as '' | 'mm')}
        >
          <option value="">{say.px}</option>
          <option value="mm">{say.mm}</option>
        </select>
        <div class="width-presets">
          {presets.map((preset) => (
            <button
              key={preset}
              type="button"
              class="chip"
              aria-pressed={preset === number}
              onClick={() => onChange({ width: preset + unit })}
            >
              {preset}
            </button>
          ))}
        </div>
      </div>
      {onPaper && (
        <fieldset class="choices">
          <legend>{say.dpi}</legend>
          {DPIS.map((each) => (
            <label key={each}>
              <input type="radio" name="dpi" checked={each === dpi} onChange={() => onChange({ dpi: each })} />
              <span>{each}</span>
            </label>
          ))}
        </fieldset>
      )}
      {wrong ? (
        <p class="field-error" id="width-error">
          <Icon name="warning" />
          <span>{describeFailure({ id: 'malformed_style', values }, language).detail}</span>
        </p>
      ) : (
        <p class="field-hint" id="width-hint">
          {onPaper ? say.paper(style.width) : create.widthUnit}
        </p>
      )}
      {mm !== null && mm < NARROW_MM && wrong === null && (
        <p class="local-note">
          <Icon name="warning" />
          <span>{say.narrow}</span>
        </p>
      )}
    </div>
  );
}
