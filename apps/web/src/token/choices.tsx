/** One of several answers, each with a sentence about it. */
export function Choices<Value extends string>({
  name,
  legend,
  options,
  chosen,
  onChoose,
}: {
  name: string;
  legend: string;
  options: readonly { value: Value; title: string; text: string }[];
  chosen: Value | null;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset class="answers">
      <legend class="visually-hidden">{legend}</legend>
      {options.map(({ value, title, text }) => (
        <label key={value} class="answer">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
            data-testid={`${name}-${value}`}
          />
          <span class="answer-text">
            <strong>{title}</strong>
            <span>{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
