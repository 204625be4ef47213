import { useEffect, useRef } from 'preact/hooks';
import { announce, announceNow } from '../../announce.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useStore } from '../../store.ts';
import { currentCameraTexts, useCameraTexts } from '../../texts/camera.ts';
import { FileButton } from '../file-button.tsx';
import { camera, closeCamera, startCamera } from './camera.ts';
import { RefusedCamera } from './refused.tsx';
import type { CameraState } from './state.ts';
import { Viewfinder } from './viewfinder.tsx';

type PanelProps = {
  onFiles: (files: readonly File[]) => void;
  /** Something has been read already: the camera takes less room. */
  small: boolean;
};

/** The camera of the scan page in each of its states, every one with a way on. */
export function CameraPanel({ onFiles, small }: PanelProps) {
  const texts = useCameraTexts();
  const state = useStore(camera);
  const panel = useRef<HTMLElement>(null);
  useSpoken(state);
  useEffect(() => closeCamera, []);
  // The button that was pressed is gone: the focus stays in the panel instead of getting lost.
  useEffect(() => {
    if (document.activeElement === document.body && state.at !== 'idle' && state.at !== 'done') panel.current?.focus();
  }, [state.at]);
  const photo = (primary: boolean) => (
    <FileButton class={primary ? 'button button-primary' : 'button'} multiple onFiles={onFiles}>
      <Icon name="picture" />
      {texts.photo}
    </FileButton>
  );
  const compact = small && (state.at === 'idle' || state.at === 'done');
  return (
    <section
      class={compact ? 'camera camera-small' : 'camera'}
      aria-label={texts.title}
      data-state={state.at}
      ref={panel}
      tabIndex={-1}
    >
      {(state.at === 'idle' || state.at === 'done') && (
        <div class="camera-rest">
          {!compact && <span class="camera-guide" aria-hidden="true" />}
          <button type="button" class="button button-primary button-large" onClick={() => startCamera()}>
            <Icon name="camera" />
            {state.at === 'done' ? texts.again : texts.start}
          </button>
          {!compact && <p class="camera-why">{texts.why}</p>}
        </div>
      )}
      {state.at === 'asking' && (
        <div class="camera-rest">
          <Icon name="camera" />
          <p class="camera-title">{texts.asking}</p>
          <p class="camera-why">{state.ignored ? `${texts.waiting} ${texts.waitingText}` : texts.askingWhere}</p>
          <p class="buttons">
            {photo(state.ignored)}
            <button type="button" class="button" onClick={closeCamera}>
              {texts.cancel}
            </button>
          </p>
        </div>
      )}
      {state.at === 'refused' && <RefusedCamera why={state.why} photo={photo(true)} />}
      {state.at === 'looking' && <Viewfinder hint={state.hint} long={state.long} photo={photo(false)} />}
      {state.at === 'stopped' && (
        <div class="camera-rest">
          <p class="camera-title">{texts.stopped}</p>
          <p class="buttons">
            <button type="button" class="button button-primary" onClick={() => startCamera()}>
              <Icon name="camera" />
              {texts.resume}
            </button>
            {photo(false)}
          </p>
        </div>
      )}
    </section>
  );
}

/** A screen reader is told of changes at most this often; errors and results at once. */
const SAID_EVERY_MS = 1_500;

function useSpoken(state: CameraState): void {
  const last = useRef({ text: '', time: 0 });
  const text = politeText(state);
  useEffect(() => {
    if (text === null || text === last.current.text) return;
    const wait = Math.max(0, last.current.time + SAID_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = { text, time: performance.now() };
      announce(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    if (state.at === 'refused') announceNow(currentCameraTexts()[state.why].said);
  }, [state]);
}

function politeText(state: CameraState): string | null {
  const texts = currentCameraTexts();
  switch (state.at) {
    case 'asking':
      return state.ignored ? texts.waiting : texts.asking;
    case 'looking':
      if (state.hint !== null) return texts.hintsSaid[state.hint];
      return state.long ? texts.nothing : texts.looking;
    case 'stopped':
      return texts.stopped;
    default:
      return null;
  }
}
