import type { MediaRef, Namespace } from '@barline/codes';
import { entries, keep } from '../history/history.ts';
import { Icon } from '../parts/icon.tsx';
import { useStore } from '../store.ts';
import { useTexts } from '../texts/language.ts';

type KeepStepProps = { mediaRef: MediaRef; namespace: Namespace; again: () => void };

/** The code waits in the history until its page is known. */
export function KeepStep({ mediaRef, namespace, again }: KeepStepProps) {
  const { nav, reference } = useTexts();
  const kept = useStore(entries).some((entry) => entry.mediaRef === mediaRef && entry.namespace === namespace);
  return (
    <section class="panel">
      <h3>
        <Icon name="history" />
        {reference.keepTitle}
      </h3>
      <p>{reference.keepText}</p>
      <p class="buttons">
        {kept ? (
          <a class="button" href="/history">
            <Icon name="check" />
            {reference.keptNow}
            <span class="visually-hidden">, {nav.history}</span>
          </a>
        ) : (
          <button
            type="button"
            class="button"
            onClick={() => keep({ kind: 'scan', namespace, mediaRef, link: null, source: '' })}
          >
            <Icon name="history" />
            {reference.keep}
          </button>
        )}
        <button type="button" class="button" onClick={again}>
          {reference.again}
        </button>
      </p>
    </section>
  );
}
