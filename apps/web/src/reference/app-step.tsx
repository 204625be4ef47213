import type { Levels, MediaRef, Namespace } from '@barline/codes';
import { useRef } from 'preact/hooks';
import { drawFile } from '../export/draw.ts';
import { PLAIN_STYLE } from '../export/plain.ts';
import { saveFile } from '../export/save.ts';
import { Icon } from '../parts/icon.tsx';
import { Strip } from '../parts/strip.tsx';
import { useTexts } from '../texts/language.ts';

/** Large enough for another phone's camera and for paper. */
const SAVED_WIDTH = 1280;

type AppStepProps = { mediaRef: MediaRef; namespace: Namespace; levels: Levels };

/** Hands the code over to the Spotify app, which knows every page: shown large, or saved. */
export function AppStep({ mediaRef, namespace, levels }: AppStepProps) {
  const { code, reference } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const label = code.altReference(String(mediaRef));
  const save = async () => {
    const labels = { title: reference.title(String(mediaRef)), description: label };
    const png = await drawFile({ levels }, { ...PLAIN_STYLE, width: SAVED_WIDTH }, 'png', labels);
    if (png) saveFile(new File([png], `spotify-code-${mediaRef}.png`, { type: 'image/png' }));
  };
  return (
    <section class="panel">
      <h3>
        <Icon name="phone" />
        {reference.appTitle}
      </h3>
      <p>{namespace === 'local' ? reference.appLocal : reference.appText}</p>
      <p class="buttons">
        <button type="button" class="button" onClick={() => dialog.current!.showModal()}>
          <Icon name="large" />
          {reference.showLarge}
        </button>
        <button type="button" class="button" onClick={save}>
          <Icon name="download" />
          {reference.save}
        </button>
      </p>
      <dialog class="large-code" ref={dialog} aria-label={label}>
        <Strip levels={levels} background="#000000" bars="#ffffff" label={label} />
        <button type="button" class="button" onClick={() => dialog.current!.close()}>
          <Icon name="close" />
          {reference.close}
        </button>
      </dialog>
    </section>
  );
}
