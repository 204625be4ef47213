import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../texts/language.ts';

type SwatchesProps = {
  /** Of the group of radio buttons. */
  name?: string;
  label: string;
  colours: readonly string[];
  chosen: string;
  onChoose: (colour: string) => void;
};

/** A palette: one colour of many, chosen by a press or by the arrow keys. */
export function Swatches({ name: group = 'swatch', label, colours, chosen, onChoose }: SwatchesProps) {
  const { create } = useTexts();
  return (
    <fieldset class="swatches">
      <legend>{label}</legend>
      <div>
        {colours.map((colour) => (
          <Swatch
            key={colour}
            group={group}
            colour={colour}
            name={colour}
            chosen={colour === chosen}
            onChoose={onChoose}
          />
        ))}
        {group === 'swatch' && (
          <Swatch
            group={group}
            colour="transparent"
            name={create.transparent}
            chosen={chosen === 'transparent'}
            onChoose={onChoose}
          />
        )}
      </div>
    </fieldset>
  );
}

type SwatchProps = { group: string; colour: string; name: string; chosen: boolean; onChoose: (colour: string) => void };

function Swatch({ group, colour, name, chosen, onChoose }: SwatchProps) {
  const face = useRef<HTMLSpanElement>(null);
  useEffect(() => face.current!.style.setProperty('--swatch', colour), [colour]);
  return (
    <label class="swatch" title={name}>
      <input type="radio" name={group} checked={chosen} onChange={() => onChoose(colour)} />
      <span class={colour === 'transparent' ? 'swatch-clear' : undefined} ref={face}>
        <span class="visually-hidden">{name}</span>
      </span>
    </label>
  );
}
