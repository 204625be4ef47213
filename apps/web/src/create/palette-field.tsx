import { paletteOf } from '@barline/codes';
import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { FileButton } from '../scan/file-button.tsx';
import { useStudio } from '../texts/studio.ts';
import { smallPixels } from './small-pixels.ts';
import { Swatches } from './swatches.tsx';

type PaletteFieldProps = { chosen: string; onChoose: (colour: string) => void };

/** Backgrounds from a picture of the visitor's. */
export function PaletteField({ chosen, onChoose }: PaletteFieldProps) {
  const { style } = useStudio();
  const [colours, setColours] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState(false);
  const read = async ([file]: readonly File[]) => {
    const pixels = file === undefined ? null : await smallPixels(file);
    const found = pixels === null ? [] : paletteOf(pixels);
    setFailed(pixels === null);
    setColours(found);
    if (found[0] !== undefined) onChoose(found[0]);
  };
  return (
    <>
      <FileButton class="button" onFiles={read}>
        <Icon name="picture" />
        {style.fromPicture}
      </FileButton>
      {failed && (
        <p class="field-error" role="alert">
          <Icon name="warning" />
          <span>{style.pictureFailed}</span>
        </p>
      )}
      {colours.length > 0 && (
        <Swatches
          name="picture-swatch"
          label={style.pictureColours}
          colours={colours}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
    </>
  );
}
