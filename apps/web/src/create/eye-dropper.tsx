import { Icon } from '../parts/icon.tsx';
import { useStudio } from '../texts/studio.ts';

type Dropper = new () => { open(): Promise<{ sRGBHex: string }> };

/** Takes a colour from anywhere on the screen, in browsers that can. */
export function EyeDropper({ label, onColour }: { label: string; onColour: (colour: string) => void }) {
  const { style } = useStudio();
  const { EyeDropper: Offered } = globalThis as unknown as { EyeDropper?: Dropper };
  if (Offered === undefined) return null;
  const pick = async () => {
    try {
      onColour((await new Offered().open()).sRGBHex);
    } catch {
      // Escape was pressed.
    }
  };
  return (
    <button type="button" class="icon-button" onClick={pick} title={style.eyeDropper}>
      <Icon name="pipette" />
      <span class="visually-hidden">
        {label}: {style.eyeDropper}
      </span>
    </button>
  );
}
