import { Callout } from '../parts/callout.tsx';
import { EXPLANATIONS, type ExplanationId } from './explanation-ids.ts';
import { useTokenTexts } from './texts.ts';

/** What an error means and what to do about it. */
export function Explanation({ id }: { id: ExplanationId }) {
  const { doctor: say, explanations } = useTokenTexts();
  const { title, cause, cure } = explanations[id];
  return (
    <Callout tone="note" title={title}>
      <p>{cause}</p>
      <p>
        <strong>{say.cure}</strong> {cure}
      </p>
      <p>
        <a href={`/help/${EXPLANATIONS[id].article}`}>{say.more}</a>
      </p>
    </Callout>
  );
}
