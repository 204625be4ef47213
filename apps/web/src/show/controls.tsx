import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { useStudio } from '../texts/studio.ts';
import { canGoFull, goFull, useFullScreen } from './full-screen.ts';
import { useWakeLock } from './wake-lock.ts';

/** The controls go out of the way when nobody has touched anything for this long. */
const IDLE_MS = 4_000;

type ControlsProps = { turned: boolean; onTurn: () => void; onLeave: () => void };

/** Close, full screen, turn, and how to show it well; seen while something moves or one of them has the focus. */
export function Controls({ turned, onTurn, onLeave }: ControlsProps) {
  const { show } = useStudio();
  const awake = useWakeLock();
  const full = useFullScreen();
  const idle = useIdle();
  return (
    <div class={idle ? 'show-controls show-idle' : 'show-controls'} data-awake={awake}>
      <div class="buttons">
        <button type="button" class="button button-primary" onClick={onLeave}>
          <Icon name="close" />
          {show.close}
        </button>
        {canGoFull() && !full && (
          <button type="button" class="button" onClick={goFull}>
            <Icon name="large" />
            {show.full}
          </button>
        )}
        <button type="button" class="button" aria-pressed={turned} onClick={onTurn}>
          <Icon name="turn" />
          {show.turn}
        </button>
      </div>
      <p>
        {show.bright} {awake ? show.awake : show.asleep}
      </p>
    </div>
  );
}

function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const stir = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), IDLE_MS);
    };
    stir();
    const events = ['pointermove', 'pointerdown', 'keydown'] as const;
    for (const event of events) addEventListener(event, stir);
    return () => {
      clearTimeout(timer);
      for (const event of events) removeEventListener(event, stir);
    };
  }, []);
  return idle;
}
