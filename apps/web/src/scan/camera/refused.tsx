import type { ComponentChildren } from 'preact';
import { Callout } from '../../parts/callout.tsx';
import { useCameraTexts } from '../../texts/camera.ts';
import { useTexts } from '../../texts/language.ts';
import { browserName } from './browser-name.ts';
import { startCamera } from './camera.ts';
import type { Refusal } from './state.ts';

/** Why there is no camera, what can be done about it, and the other way in. */
export function RefusedCamera({ why, photo }: { why: Refusal; photo: ComponentChildren }) {
  const texts = useCameraTexts();
  const { act } = useTexts();
  return (
    <div class="camera-refused">
      <Callout tone={why === 'none' || why === 'insecure' ? 'note' : 'warning'} title={texts[why].title}>
        <p>{texts[why].text}</p>
        {why === 'denied' && (
          <>
            <p>
              <strong>{texts.denied.how[browserName(navigator)]}</strong>
            </p>
            <p>{texts.denied.system}</p>
          </>
        )}
        <p class="buttons">
          {photo}
          {why === 'insecure' ? (
            <a class="button" href={`https://${location.host}${location.pathname}`}>
              {texts.insecure.open}
            </a>
          ) : (
            <button type="button" class="button" onClick={() => startCamera()}>
              {act.retry}
            </button>
          )}
        </p>
      </Callout>
    </div>
  );
}
