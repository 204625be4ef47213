import type { ResolvedStyle, Style } from '@barline/codes';
import { useTexts } from '../texts/language.ts';
import { BarsField } from './bars-field.tsx';
import { ColourField } from './colour-field.tsx';
import { PALETTE, type Settings } from './settings.ts';
import { Swatches } from './swatches.tsx';
import { WidthField } from './width-field.tsx';

type StylePanelProps = {
  settings: Settings;
  style: Style;
  resolved: ResolvedStyle;
  onChange: (part: Partial<Settings>) => void;
};

export function StylePanel({ settings, style, resolved, onChange }: StylePanelProps) {
  const { create } = useTexts();
  const wrong = resolved.ok ? null : resolved.field;
  const { background } = style;
  return (
    <section class="panel workbench-style" aria-labelledby="style">
      <h2 id="style">{create.style}</h2>
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
      <BarsField bars={settings.bars} style={style} wrong={wrong === 'bars'} onBars={(bars) => onChange({ bars })} />
      <WidthField width={settings.width} wrong={wrong === 'width'} onWidth={(width) => onChange({ width })} />
    </section>
  );
}
