import { Icon } from '../parts/icon.tsx';
import { useStudio } from '../texts/studio.ts';
import type { Undo } from './use-undo.ts';

export function UndoButtons({ undo, redo }: Pick<Undo<unknown>, 'undo' | 'redo'>) {
  const { style } = useStudio();
  return (
    <div class="buttons undo-buttons">
      <button type="button" class="icon-button" disabled={undo === null} onClick={() => undo?.()} title={style.undo}>
        <Icon name="undo" />
        <span class="visually-hidden">{style.undo}</span>
      </button>
      <button type="button" class="icon-button" disabled={redo === null} onClick={() => redo?.()} title={style.redo}>
        <Icon name="redo" />
        <span class="visually-hidden">{style.redo}</span>
      </button>
    </div>
  );
}
