import type { Style } from '@barline/codes';
import { useTexts } from '../texts/language.ts';
import { ColourField } from './colour-field.tsx';

const NAMED = ['auto', 'black', 'white'] as const;

type BarsFieldProps = { bars: string; style: Style; wrong: boolean; onBars: (bars: string) => void };

/** Colour of bars and mark: automatic, black, white, or any other. */
export function BarsField({ bars, style, wrong, onBars }: BarsFieldProps) {
  const { create } = useTexts();
  const named = NAMED.find((name) => name === bars.trim().toLowerCase()) ?? null;
  const names = { auto: create.barsAuto, black: create.barsBlack, white: create.barsWhite };
  return (
    <>
      <fieldset class="choices">
        <legend>{create.bars}</legend>
        {NAMED.map((name) => (
          <label key={name}>
            <input type="radio" name="bars" checked={named === name} onChange={() => onBars(name)} />
            <span>{names[name]}</span>
          </label>
        ))}
        <label>
          <input type="radio" name="bars" checked={named === null} onChange={() => onBars(style.bars)} />
          <span>{create.barsOther}</span>
        </label>
      </fieldset>
      {named === null && (
        <ColourField
          id="bars"
          label={create.barsHex}
          hint={create.barsOwn}
          text={bars}
          colour={style.bars}
          wrong={wrong}
          onText={onBars}
        />
      )}
    </>
  );
}
