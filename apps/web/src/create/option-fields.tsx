import type { Style } from '@barline/codes';
import { type Format, groupOf } from '../export/formats.ts';
import type { ExportOptions, SolidOptions } from '../export/options.ts';
import { useStudio } from '../texts/studio.ts';

type OptionFieldsProps = {
  format: Format;
  style: Style;
  options: ExportOptions;
  onOptions: (options: ExportOptions) => void;
};

/** What else has to be said for paper, a laser or a 3D printer. */
export function OptionFields({ format, style, options, onOptions }: OptionFieldsProps) {
  const { export: say } = useStudio();
  const change = (part: Partial<ExportOptions>) => onOptions({ ...options, ...part });
  const group = groupOf(format);
  if (group === 'solid') {
    return <SolidFields format={format} solid={options.solid} onSolid={(solid) => change({ solid })} />;
  }
  return (
    <div class="option-fields">
      {style.mm === undefined ? (
        <Millimetres id="mm" label={say.width} value={options.mm} onValue={(mm) => change({ mm })} />
      ) : (
        <p class="muted">{say.onPaper(style.mm)}</p>
      )}
      {format === 'pdf' && (
        <>
          <Millimetres id="bleed" label={say.bleed} value={options.bleed} onValue={(bleed) => change({ bleed })} />
          <Check label={say.cropMarks} checked={options.cropMarks} onCheck={(cropMarks) => change({ cropMarks })} />
        </>
      )}
      {format === 'laser' && (
        <>
          <fieldset class="choices">
            <legend>{say.laserMode}</legend>
            {(['engrave', 'cut'] as const).map((mode) => (
              <label key={mode}>
                <input
                  type="radio"
                  name="laser"
                  checked={options.laser === mode}
                  onChange={() => change({ laser: mode })}
                />
                <span>{say.laserModes[mode]}</span>
              </label>
            ))}
          </fieldset>
          <Millimetres
            id="kerf"
            label={say.kerf}
            step={0.01}
            value={options.kerf}
            onValue={(kerf) => change({ kerf })}
          />
          <Check label={say.invert} checked={options.invert} onCheck={(invert) => change({ invert })} />
        </>
      )}
      <p class="field-hint">{group === 'print' ? say.printHint : say.laserHint}</p>
    </div>
  );
}

type SolidFieldsProps = { format: Format; solid: SolidOptions; onSolid: (solid: SolidOptions) => void };

function SolidFields({ format, solid, onSolid }: SolidFieldsProps) {
  const { export: say } = useStudio();
  const change = (part: Partial<SolidOptions>) => onSolid({ ...solid, ...part });
  const [width = '', height = ''] = solid.size.split('x');
  const length = (name: 'base' | 'relief' | 'corners' | 'hole' | 'wall' | 'nfc', step = 0.1) => (
    <Millimetres
      id={`solid-${name}`}
      label={say.solid[name]}
      step={step}
      value={solid[name]}
      onValue={(value) => change({ [name]: value })}
    />
  );
  return (
    <div class="option-fields">
      <Millimetres
        id="solid-width"
        label={say.solid.width}
        value={width}
        onValue={(value) => change({ size: `${value}x${height}` })}
      />
      <Millimetres
        id="solid-height"
        label={say.solid.height}
        value={height}
        onValue={(value) => change({ size: `${width}x${value}` })}
      />
      {length('base')}
      {length('relief')}
      {length('corners')}
      <Choice
        label={say.solid.cut}
        value={solid.cut}
        values={['raised', 'engraved']}
        names={say.solid.cuts}
        onValue={(cut) => change({ cut })}
      />
      <Choice
        label={say.solid.ear}
        value={solid.ear}
        values={['none', 'left', 'right', 'top']}
        names={say.solid.ears}
        onValue={(ear) => change({ ear })}
      />
      {solid.ear !== 'none' && length('hole')}
      {solid.ear !== 'none' && length('wall')}
      {length('nfc', 1)}
      <Choice
        label={say.solid.magnets}
        value={solid.magnets as '0'}
        values={['0', '2', '4'] as readonly '0'[]}
        names={{ '0': say.solid.none, '2': '2', '4': '4' } as { '0': string }}
        onValue={(magnets) => change({ magnets })}
      />
      {format === 'stl' && (
        <>
          <Choice
            label={say.solid.part}
            value={solid.part}
            values={['whole', 'plate', 'bars']}
            names={say.solid.parts}
            onValue={(part) => change({ part })}
          />
          <Check label={say.solid.ascii} checked={solid.ascii} onCheck={(ascii) => change({ ascii })} />
        </>
      )}
      <p class="field-hint">{say.solid.hint}</p>
    </div>
  );
}

type MillimetresProps = {
  id: string;
  label: string;
  value: string;
  step?: number;
  onValue: (value: string) => void;
};

function Millimetres({ id, label, value, step = 1, onValue }: MillimetresProps) {
  const { export: say } = useStudio();
  return (
    <div class="field field-short">
      <label for={id}>
        {label}, {say.mm}
      </label>
      <input
        id={id}
        class="input number"
        type="number"
        inputMode="decimal"
        min={0}
        step={step}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}

function Check({ label, checked, onCheck }: { label: string; checked: boolean; onCheck: (checked: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  values: readonly T[];
  names: Readonly<Record<T, string>>;
  onValue: (value: T) => void;
};

function Choice<T extends string>({ label, value, values, names, onValue }: ChoiceProps<T>) {
  return (
    <label class="field field-short">
      <span>{label}</span>
      <select class="input" value={value} onChange={(event) => onValue(event.currentTarget.value as T)}>
        {values.map((each) => (
          <option key={each} value={each}>
            {names[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
