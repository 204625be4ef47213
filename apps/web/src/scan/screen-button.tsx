import { useState } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { useCameraTexts } from '../texts/camera.ts';
import { captureScreen } from './capture-screen.ts';

/** Reads a window, a tab or the screen, where the browser can give a picture of them. */
export function ScreenButton({ onFile }: { onFile: (file: File) => void }) {
  const texts = useCameraTexts();
  const [refused, setRefused] = useState(false);
  if (typeof navigator.mediaDevices?.getDisplayMedia !== 'function') return null;
  const capture = async () => {
    const file = await captureScreen(texts.screenName);
    setRefused(file === null);
    if (file === null) announceNow(texts.screenRefused);
    else onFile(file);
  };
  return (
    <div class="screen-source">
      <button type="button" class="button" onClick={capture}>
        <Icon name="screen" />
        {texts.screen}
      </button>
      <p class="field-hint">{refused ? texts.screenRefused : texts.screenText}</p>
    </div>
  );
}
