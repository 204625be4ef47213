import type { ComponentChildren } from 'preact';
import { describeProblem, type Problem } from '../api/problem.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'good' | 'note' | 'warning' | 'bad';

const ICONS: Readonly<Record<Tone, IconName>> = { good: 'check', note: 'help', warning: 'warning', bad: 'stop' };

/** A short message with an icon; the tone is never told by colour alone. */
export function Callout({ tone, title, children }: { tone: Tone; title?: string; children?: ComponentChildren }) {
  return (
    <div class={`callout callout-${tone}`}>
      <Icon name={ICONS[tone]} />
      <div>
        {title && <p class="callout-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** What went wrong, why, and what to do next, with a way to the longer explanation. */
export function ProblemCallout({
  problem,
  id,
  children,
}: {
  problem: Problem;
  id?: string;
  children?: ComponentChildren;
}) {
  const texts = useTexts();
  const { title, detail, fix } = describeProblem(problem, useLanguage(), texts);
  return (
    <Callout tone={problem.id === 'no_code' ? 'note' : 'bad'} title={title}>
      <p id={id}>{detail}</p>
      <p>
        {fix} <a href={`/help/errors#${problem.id}`}>{texts.act.why}</a>
      </p>
      {children}
    </Callout>
  );
}
