import { describeFailure } from '@barline/messages';
import { Icon } from '../parts/icon.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { WIDTH_LIMITS, WIDTHS } from './settings.ts';

type WidthFieldProps = { width: string; wrong: boolean; onWidth: (width: string) => void };

/** Width of the exported picture in pixels; its height is a quarter of it. */
export function WidthField({ width, wrong, onWidth }: WidthFieldProps) {
  const { create } = useTexts();
  const language = useLanguage();
  const values = { reason: 'width', value: width };
  return (
    <div class="field">
      <label for="width">{create.width}</label>
      <div class="width-field">
        <input
          id="width"
          class="input number"
          type="number"
          inputMode="numeric"
          min={WIDTH_LIMITS.min}
          max={WIDTH_LIMITS.max}
          value={width}
          onInput={(event) => onWidth(event.currentTarget.value)}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={wrong ? 'width-error' : 'width-hint'}
        />
        <div class="width-presets">
          {WIDTHS.map((preset) => (
            <button
              key={preset}
              type="button"
              class="chip"
              aria-pressed={preset === width}
              onClick={() => onWidth(preset)}
            >
              {preset}
            </button>
          ))}
        </div>
      </div>
      {wrong ? (
        <p class="field-error" id="width-error">
          <Icon name="warning" />
          <span>{describeFailure({ id: 'malformed_style', values }, language).detail}</span>
        </p>
      ) : (
        <p class="field-hint" id="width-hint">
          {create.widthUnit}
        </p>
      )}
    </div>
  );
}
