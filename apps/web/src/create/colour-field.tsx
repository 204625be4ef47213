import type { Colour } from '@barline/codes';
import { describeFailure } from '@barline/messages';
import { Icon } from '../parts/icon.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { EyeDropper } from './eye-dropper.tsx';

type ColourFieldProps = {
  id: string;
  label: string;
  hint: string;
  /** As typed. */
  text: string;
  /** The colour in use. */
  colour: Colour;
  wrong: boolean;
  onText: (text: string) => void;
};

/** A colour by the system's picker or by its name or digits. */
export function ColourField({ id, label, hint, text, colour, wrong, onText }: ColourFieldProps) {
  const { create } = useTexts();
  const language = useLanguage();
  const values = { reason: 'colour', value: text };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="colour-field">
        <input
          type="color"
          value={colour}
          aria-label={`${label}: ${create.picker}`}
          onInput={(event) => onText(event.currentTarget.value)}
        />
        <EyeDropper label={label} onColour={onText} />
        <input
          id={id}
          class="input number"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={wrong ? `${id}-error` : `${id}-hint`}
        />
      </div>
      {wrong ? (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warning" />
          <span>{describeFailure({ id: 'malformed_style', values }, language).detail}</span>
        </p>
      ) : (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
