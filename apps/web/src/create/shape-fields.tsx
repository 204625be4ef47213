import { STYLE_LIMITS, type Style } from '@barline/codes';
import { useStudio } from '../texts/studio.ts';
import type { Settings } from './settings.ts';
import { Slider } from './slider.tsx';

type ShapeFieldsProps = { settings: Settings; style: Style; onChange: (part: Partial<Settings>) => void };

/** Margin, corners, frame, mirror. */
export function ShapeFields({ settings, style: { mirror }, onChange }: ShapeFieldsProps) {
  const { style } = useStudio();
  const sides = ['margin', 'corners', 'frame'] as const;
  return (
    <>
      {sides.map((name) => (
        <Slider
          key={name}
          id={name}
          label={style[name]}
          max={STYLE_LIMITS[name]}
          value={settings[name]}
          text={style.share(Number(settings[name]) || 0)}
          onValue={(value) => onChange({ [name]: value })}
        />
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={mirror === true}
          onChange={(event) => onChange({ mirror: event.currentTarget.checked ? '1' : '0' })}
        />
        <span>
          {style.mirror} <span class="field-hint">{style.mirrorHint}</span>
        </span>
      </label>
    </>
  );
}
