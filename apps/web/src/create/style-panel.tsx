import type { ResolvedStyle, Style, StyleField } from '@barline/codes';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import { BarsField } from './bars-field.tsx';
import { ColourField } from './colour-field.tsx';
import { PaletteField } from './palette-field.tsx';
import { SavedPanel } from './saved-panel.tsx';
import { DEFAULTS, PALETTE, type Settings } from './settings.ts';
import { ShapeFields } from './shape-fields.tsx';
import { Swatches } from './swatches.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import type { Undo } from './use-undo.ts';
import { WidthField } from './width-field.tsx';

type StylePanelProps = {
  settings: Settings;
  style: Style;
  resolved: ResolvedStyle;
  steps: Pick<Undo<unknown>, 'undo' | 'redo'>;
  onChange: (part: Partial<Settings>) => void;
};

export function StylePanel({ settings, style, resolved, steps, onChange }: StylePanelProps) {
  const { create } = useTexts();
  const { style: say } = useStudio();
  const wrong: StyleField | null = resolved.ok ? null : resolved.field;
  const { background } = style;
  const { uri: _, ...plain } = DEFAULTS;
  return (
    <section class="panel workbench-style" aria-labelledby="style">
      <div class="panel-head">
        <h2 id="style">{create.style}</h2>
        <UndoButtons {...steps} />
      </div>
      <ColourField
        id="bg"
        label={create.background}
        hint={create.backgroundHex}
        text={settings.bg}
        colour={background === 'transparent' ? '#ffffff' : background}
        wrong={wrong === 'bg'}
        onText={(bg) => onChange({ bg })}
      />
      <Swatches label={create.palette} colours={PALETTE} chosen={background} onChoose={(bg) => onChange({ bg })} />
      <PaletteField chosen={background} onChoose={(bg) => onChange({ bg })} />
      <BarsField bars={settings.bars} style={style} wrong={wrong === 'bars'} onBars={(bars) => onChange({ bars })} />
      <WidthField
        settings={settings}
        style={style}
        wrong={wrong === 'width' || wrong === 'dpi' ? wrong : null}
        onChange={onChange}
      />
      <details
        class="more"
        open={wrong === null ? undefined : ['margin', 'corners', 'frame', 'mirror'].includes(wrong)}
      >
        <summary>{say.shape}</summary>
        <ShapeFields settings={settings} style={style} onChange={onChange} />
        {wrong !== null && ['margin', 'corners', 'frame', 'mirror'].includes(wrong) && (
          <p class="field-error" role="alert">
            <Icon name="warning" />
            <span>{say.wrongShape}</span>
          </p>
        )}
      </details>
      <SavedPanel settings={settings} onChange={onChange} />
      <p class="buttons">
        <button type="button" class="button" onClick={() => onChange(plain)}>
          {say.reset}
        </button>
      </p>
    </section>
  );
}
