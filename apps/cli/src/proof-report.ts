import { type Judgement, judgeProof, type Proof } from '@barline/codes';
import { Failure, type Language, say, type Text } from '@barline/messages';

const READ: Text = {
  en: 'read in {read} of {of} · contrast {ratio}:1 · {judgement}',
  ru: 'прочитан в {read} из {of} · контраст {ratio}:1 · {judgement}',
};

const JUDGEMENTS: Readonly<Record<Judgement, Text>> = {
  good: { en: 'good', ru: 'хорошо' },
  fine: { en: 'fine on screens', ru: 'хорошо на экране' },
  low: { en: 'low contrast', ru: 'низкий контраст' },
  risky: { en: 'risky', ru: 'рискованно' },
  unreadable: { en: 'cannot be read', ru: 'не читается' },
};

/** A proof in one line. */
export function proofLine(proof: Proof, language: Language): string {
  const { read, of, ratio } = proof;
  const judgement = JUDGEMENTS[judgeProof(proof)][language];
  return say(READ, language, { read, of, ratio: ratio.toFixed(2), judgement });
}

/** A proof as JSON output has it. */
export function describeProof(proof: Proof): object {
  const { read, of, nominal, misreads, ratio, defects } = proof;
  const unread = defects.filter((defect) => !defect.read).map(({ name }) => name);
  return { read, of, nominal, misreads, ratio: Number(ratio.toFixed(2)), judgement: judgeProof(proof), unread };
}

/** Why a picture is a risk; `null` where it is none. */
export function riskOf(proof: Proof): Failure | null {
  const { read, of, ratio } = proof;
  const judgement = judgeProof(proof);
  if (judgement === 'unreadable') return new Failure('risky_picture');
  if (judgement !== 'risky') return null;
  return new Failure('risky_picture', { reason: 'proof', read, of, ratio: ratio.toFixed(2) });
}

/** What is said of a picture that may be used though its contrast is low. */
export const LOW_CONTRAST: Text = {
  en: 'Low contrast ({ratio}:1), but read in {read} of {of} simulated photographs.',
  ru: 'Контраст низкий ({ratio}:1), но код прочитан на {read} из {of} условных снимков.',
};
