import { describeFailure } from '@barline/messages';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import type { Export } from './use-export.ts';

/** What our own scanner reads in the picture that is about to be saved. */
export function Verdict(props: { result: Export; format?: string }) {
  return (
    <div role="status">
      <Words {...props} />
    </div>
  );
}

function Words({ result, format = 'PNG' }: { result: Export; format?: string }) {
  const { create } = useTexts();
  const language = useLanguage();
  if (result.state === 'working') return <p class="verdict verdict-working">{create.preparing}</p>;
  if (result.state === 'not-written') return <Callout tone="bad">{create.notWritten(format)}</Callout>;
  if (result.state === 'refused') return <Callout tone="bad">{create.cannotBeMade(result.what)}</Callout>;
  const { proof } = result;
  if (proof.verdict === 'read') {
    return (
      <p class="verdict verdict-good">
        <Icon name="check" />
        {result.inPlace ? create.readyDrawing : create.ready}
      </p>
    );
  }
  if (proof.verdict === 'other') return <Callout tone="bad">{create.atRiskOther}</Callout>;
  return <Callout tone="warning">{create.atRisk(describeFailure({ id: proof.failure }, language).detail)}</Callout>;
}
