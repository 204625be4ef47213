import { useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/language.ts';
import { forgetAll } from './history.ts';

/** Deletes the whole history, after a second press. */
export function ClearAll({ count }: { count: number }) {
  const { act, history } = useTexts();
  const [asked, setAsked] = useState(false);
  const clear = () => {
    forgetAll();
    announce(history.cleared);
  };
  if (!asked) {
    return (
      <p class="buttons">
        <button type="button" class="button button-quiet" onClick={() => setAsked(true)}>
          <Icon name="trash" />
          {history.clear}
        </button>
      </p>
    );
  }
  return (
    <div class="buttons" role="alert">
      <p>{history.clearSure(count)}</p>
      <button type="button" class="button button-danger" onClick={clear}>
        {history.clearYes}
      </button>
      <button type="button" class="button" onClick={() => setAsked(false)}>
        {act.cancel}
      </button>
    </div>
  );
}
