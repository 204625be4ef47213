type SliderProps = {
  id: string;
  label: string;
  min?: number;
  max: number;
  step?: number;
  /** As it stands in the settings; what is no number stands at the beginning. */
  value: string;
  /** What the number says. */
  text: string;
  onValue: (value: string) => void;
  /** The number can be typed too. */
  typed?: boolean;
};

/** A number by a slider, with what it means beside it. */
export function Slider({ id, label, min = 0, max, step = 1, value, text, onValue, typed }: SliderProps) {
  return (
    <div class="field slider">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={Number(value) || 0}
        aria-valuetext={text}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {typed ? (
        <input
          class="input number"
          type="number"
          aria-label={`${label}, ${text}`}
          min={min}
          max={max}
          step="any"
          value={value}
          onInput={(event) => {
            const number = event.currentTarget.valueAsNumber;
            if (number >= min && number <= max) onValue(String(number));
          }}
        />
      ) : (
        <output for={id} class="number">
          {text}
        </output>
      )}
    </div>
  );
}
