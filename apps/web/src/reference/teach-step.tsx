import type { MediaRef, Namespace } from '@barline/codes';
import { parseLink } from '@barline/codes';
import { useState } from 'preact/hooks';
import { announce, announceNow } from '../announce.tsx';
import { teachLink } from '../api/client.ts';
import { describeProblem, type Problem } from '../api/problem.ts';
import { settle } from '../history/history.ts';
import { LinkField } from '../make/link-field.tsx';
import { problemOf } from '../make/read-link.ts';
import { Icon } from '../parts/icon.tsx';
import { navigate } from '../router.ts';
import { itemPath } from '../routes.ts';
import { currentTexts, language, useTexts } from '../texts/language.ts';

/** The visitor offers a link; the server compares its bars and remembers the pair if they are the same. */
export function TeachStep({ mediaRef, namespace }: { mediaRef: MediaRef; namespace: Namespace }) {
  const { create, reference } = useTexts();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const fail = (failed: Problem) => {
    setProblem(failed);
    announceNow(describeProblem(failed, language.get(), currentTexts()).detail);
  };
  const teach = async (given: string) => {
    setProblem(null);
    if (given.trim() === '' || busy) return;
    const parsed = parseLink(given);
    if (!parsed.ok && parsed.reason !== 'short_link') return fail(problemOf(parsed));
    setBusy(true);
    announce(reference.teaching);
    const answer = await teachLink(mediaRef, given.trim());
    setBusy(false);
    if (!answer.ok) return fail(answer.problem);
    settle(namespace, mediaRef, answer.value.link);
    announceNow(reference.taught);
    navigate(itemPath(answer.value.link));
  };
  return (
    <section class="panel step-wide">
      <h3>
        <Icon name="link" />
        {reference.teachTitle}
      </h3>
      <p>{reference.teachText}</p>
      <LinkField
        id="teach"
        label={create.label}
        text={text}
        onText={setText}
        onReady={teach}
        problem={problem}
        submit={busy ? reference.teaching : reference.teachSubmit}
        busy={busy}
      />
    </section>
  );
}
