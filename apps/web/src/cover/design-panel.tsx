import { COVER_TEMPLATES, type CoverTemplate, MOST_PADDING, type ResolvedStyle, type Style } from '@barline/codes';
import type { Problem } from '../api/problem.ts';
import { BarsField } from '../create/bars-field.tsx';
import { ColourField } from '../create/colour-field.tsx';
import { PALETTE } from '../create/settings.ts';
import { Slider } from '../create/slider.tsx';
import { Swatches } from '../create/swatches.tsx';
import { ProblemCallout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { FileButton } from '../scan/file-button.tsx';
import { useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import { type Design, LONGEST_TEXT, TEMPLATE_IDS } from './design.ts';
import type { CoverPicture } from './picture-file.ts';

type DesignPanelProps = {
  design: Design;
  style: Style;
  resolved: ResolvedStyle;
  picture: CoverPicture | null;
  trouble: Problem | null;
  onChange: (part: Partial<Design>, what?: string) => void;
  onPicture: (files: readonly File[]) => void;
  /** Takes the item's real cover; `null` where none is known. */
  onOwn: (() => void) | null;
  onRemove: () => void;
};

/** Template, picture and its crop, words, colours. */
export function DesignPanel(props: DesignPanelProps) {
  const { design, style, resolved, picture, trouble, onChange, onPicture, onOwn, onRemove } = props;
  const { act, create } = useTexts();
  const { cover: say } = useStudio();
  const wrong = resolved.ok ? null : resolved.field;
  const template: CoverTemplate = COVER_TEMPLATES[design.template];
  const background = style.background === 'transparent' ? '#ffffff' : style.background;
  const onColour = (bg: string) => onChange({ bg });
  return (
    <section class="panel cover-design" aria-labelledby="design">
      <h2 id="design">{say.design}</h2>
      <fieldset class="choices">
        <legend>{say.template}</legend>
        {TEMPLATE_IDS.map((id) => (
          <label key={id}>
            <input
              type="radio"
              name="template"
              checked={design.template === id}
              onChange={() => onChange({ template: id })}
            />
            <span>{say.templates[id]}</span>
          </label>
        ))}
      </fieldset>
      <p class="field-hint">{say.size(template.width, template.height)}</p>

      <div class="field">
        <h3>{say.picture}</h3>
        <p class="buttons">
          <FileButton class={picture === null ? 'button button-primary' : 'button'} onFiles={onPicture}>
            <Icon name="picture" />
            {picture === null ? say.choose : say.another}
          </FileButton>
          {onOwn !== null && (
            <button type="button" class="button" onClick={onOwn}>
              <Icon name="cover" />
              {say.own}
            </button>
          )}
          {picture !== null && (
            <button type="button" class="button" onClick={onRemove}>
              <Icon name="close" />
              {act.remove}
            </button>
          )}
        </p>
        <p class="field-hint">
          {say.stays} {onOwn !== null && say.ownHint}
        </p>
        {trouble && <ProblemCallout problem={trouble} />}
      </div>
      {picture !== null && (
        <>
          <fieldset class="choices">
            <legend>{say.fit}</legend>
            {(['cover', 'whole'] as const).map((fit) => (
              <label key={fit}>
                <input type="radio" name="fit" checked={design.fit === fit} onChange={() => onChange({ fit })} />
                <span>{say.fits[fit]}</span>
              </label>
            ))}
          </fieldset>
          <CropFields design={design} onChange={onChange} />
        </>
      )}

      {template.title !== null && <Line name="title" design={design} onChange={onChange} />}
      {template.caption !== null && <Line name="caption" design={design} onChange={onChange} />}

      <ColourField
        id="bg"
        label={create.background}
        hint={create.backgroundHex}
        text={design.bg}
        colour={background}
        wrong={wrong === 'bg'}
        onText={onColour}
      />
      {picture !== null && picture.palette.length > 0 && (
        <Swatches
          name="picture-swatch"
          label={say.palette}
          colours={picture.palette}
          chosen={background}
          onChoose={onColour}
        />
      )}
      <details class="more">
        <summary>{create.palette}</summary>
        <Swatches
          name="plain-swatch"
          label={create.palette}
          colours={PALETTE}
          chosen={background}
          onChoose={onColour}
        />
      </details>
      <BarsField bars={design.bars} style={style} wrong={wrong === 'bars'} onBars={(bars) => onChange({ bars })} />
    </section>
  );
}

type FieldsProps = { design: Design; onChange: (part: Partial<Design>, what?: string) => void };

/** What pointer and keys do on the picture, by numbers. */
function CropFields({ design, onChange }: FieldsProps) {
  const { cover: say } = useStudio();
  const percent = (value: number) => `${Math.round(value * 100)} %`;
  return (
    <>
      <Slider
        id="zoom"
        typed
        label={say.zoom}
        min={1}
        max={8}
        step={0.05}
        value={String(design.zoom)}
        text={percent(design.zoom)}
        onValue={(zoom) => onChange({ zoom: Number(zoom) })}
      />
      <Slider
        id="across"
        typed
        label={say.across}
        min={-1}
        max={1}
        step={0.01}
        value={String(design.x)}
        text={percent(design.x)}
        onValue={(x) => onChange({ x: Number(x) })}
      />
      <Slider
        id="down"
        typed
        label={say.down}
        min={-1}
        max={1}
        step={0.01}
        value={String(design.y)}
        text={percent(design.y)}
        onValue={(y) => onChange({ y: Number(y) })}
      />
      <Slider
        id="turn"
        typed
        label={say.turn}
        min={-180}
        max={180}
        value={String(design.turn)}
        text={`${design.turn}°`}
        onValue={(turn) => onChange({ turn: Number(turn) })}
      />
      <p class="buttons">
        {([-90, 90] as const).map((by) => (
          <button
            key={by}
            type="button"
            class="chip"
            onClick={() => onChange({ turn: ((((design.turn + by + 180) % 360) + 360) % 360) - 180 }, '')}
          >
            {by > 0 ? '+' : '−'}90°
          </button>
        ))}
        <button type="button" class="chip" onClick={() => onChange({ zoom: 1, x: 0, y: 0, turn: 0 }, '')}>
          {say.resetCrop}
        </button>
      </p>
      <Slider
        id="padding"
        label={say.padding}
        max={MOST_PADDING}
        step={0.01}
        value={String(design.padding)}
        text={percent(design.padding)}
        onValue={(padding) => onChange({ padding: Number(padding) })}
      />
    </>
  );
}

function Line({ name, design, onChange }: FieldsProps & { name: 'title' | 'caption' }) {
  const { cover: say } = useStudio();
  return (
    <div class="field">
      <label for={`cover-${name}`}>{say[name]}</label>
      <input
        id={`cover-${name}`}
        class="input"
        type="text"
        maxLength={LONGEST_TEXT}
        value={design[name]}
        onInput={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </div>
  );
}
