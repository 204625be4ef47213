import { encode, type MediaRef, type Namespace } from '@barline/codes';
import { useEffect, useState } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { resolveReference } from '../api/client.ts';
import { findLink, isKept, remember, settle } from '../history/history.ts';
import { LocalNote } from '../parts/badges.tsx';
import { Callout } from '../parts/callout.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Strip } from '../parts/strip.tsx';
import { navigate } from '../router.ts';
import { itemPath } from '../routes.ts';
import { currentTexts, useTexts } from '../texts/language.ts';
import { AppStep } from './app-step.tsx';
import { KeepStep } from './keep-step.tsx';
import { TeachStep } from './teach-step.tsx';

/** A scanned number. A known one goes on to its page at once; an unknown one gets its next steps. */
export function ReferencePage({ namespace, mediaRef }: { namespace: Namespace; mediaRef: MediaRef }) {
  const texts = useTexts();
  const [state, setState] = useState<'looking' | 'unknown' | 'offline'>('looking');
  const look = async () => {
    setState('looking');
    const answer = await resolveReference(namespace, mediaRef);
    const link = answer.ok ? answer.value : findLink(namespace, mediaRef);
    if (link !== null) {
      settle(namespace, mediaRef, link);
      return navigate(itemPath(link), { replace: true });
    }
    setState(answer.ok ? 'unknown' : 'offline');
    announceNow(answer.ok ? currentTexts().scan.unknownText : currentTexts().reference.offline);
    if (!isKept(namespace, mediaRef)) remember({ kind: 'scan', namespace, mediaRef, link: null, source: '' });
  };
  useEffect(() => {
    look();
  }, [namespace, mediaRef]);

  const levels = encode(mediaRef, namespace);
  const { reference } = texts;
  return (
    <>
      <div class="page-head">
        <h1>{state === 'looking' ? reference.title(String(mediaRef)) : reference.heading}</h1>
        <p class="lead">{state === 'looking' ? reference.looking : reference.lead}</p>
      </div>
      <article class="code-card" aria-busy={state === 'looking' ? 'true' : undefined}>
        <div class="strip-frame">
          <Strip
            levels={levels}
            background="#000000"
            bars="#ffffff"
            label={texts.code.altReference(String(mediaRef))}
          />
        </div>
        <div class="code-card-text">
          <p class="reference-number">
            <span class="muted">{reference.number}</span>
            <span class="number">{mediaRef}</span>
            <CopyButton text={String(mediaRef)} what={texts.code.reference} />
          </p>
          <LocalNote namespace={namespace} />
        </div>
      </article>
      {state === 'offline' && <Callout tone="warning">{reference.offline}</Callout>}
      {state !== 'looking' && (
        <section aria-labelledby="steps">
          <div class="section-head">
            <h2 id="steps">{reference.steps}</h2>
          </div>
          <div class="next-steps">
            <TeachStep mediaRef={mediaRef} namespace={namespace} />
            <AppStep mediaRef={mediaRef} namespace={namespace} levels={levels} />
            <KeepStep mediaRef={mediaRef} namespace={namespace} again={look} />
          </div>
        </section>
      )}
    </>
  );
}
