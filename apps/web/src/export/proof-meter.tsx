import { type DefectFamily, type Judgement, judgeProof, type Proof } from '@barline/codes';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useStudio } from '../texts/studio.ts';
import type { Proving } from './use-proof.ts';

const ICONS: Readonly<Record<Judgement, IconName>> = {
  good: 'check',
  fine: 'check',
  low: 'warning',
  risky: 'warning',
  unreadable: 'stop',
};

/** How many of the 48 defects the code was read through: icon, word and number. */
export function ProofMeter({ proving }: { proving: Proving }) {
  const { proof: say } = useStudio();
  if (proving.state !== 'proved') {
    return (
      <p class="proof proof-working" role="status">
        {proving.state === 'working' ? say.working : say.failed}
      </p>
    );
  }
  const { proof } = proving;
  const judgement = judgeProof(proof);
  return (
    <div class={`proof proof-${judgement}`}>
      <p role="status" data-read={proof.read} data-of={proof.of}>
        <Icon name={ICONS[judgement]} />
        <span>
          <strong>
            {say.title}: {say.words[judgement].toLowerCase()}, {say.read(proof.read, proof.of)}
          </strong>{' '}
          {say.hints[judgement]}
        </span>
      </p>
      <details class="more">
        <summary>{say.details}</summary>
        <ul class="defects">
          {byFamily(proof).map(([family, read, of]) => (
            <li key={family}>
              <Icon name={read === of ? 'check' : read === 0 ? 'stop' : 'warning'} />
              <span>{say.families[family]}</span>
              <span class="number">{say.share(read, of)}</span>
            </li>
          ))}
        </ul>
        <p class="field-hint">{say.about}</p>
      </details>
    </div>
  );
}

function byFamily({ defects }: Proof): [family: DefectFamily, read: number, of: number][] {
  const families = new Map<DefectFamily, [number, number]>();
  for (const { family, read } of defects) {
    const [good, all] = families.get(family) ?? [0, 0];
    families.set(family, [good + (read ? 1 : 0), all + 1]);
  }
  return [...families].map(([family, [read, of]]) => [family, read, of]);
}
