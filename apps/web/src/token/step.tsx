import type { ComponentChildren } from 'preact';
import { Icon } from '../parts/icon.tsx';
import { useTokenTexts } from './texts.ts';

type StepProps = { number: number; title: string; done: boolean; children: ComponentChildren };

/** One step of the wizard. What is done is marked by a tick and said in words. */
export function Step({ number, title, done, children }: StepProps) {
  const { wizard } = useTokenTexts();
  return (
    <section class={done ? 'step step-done' : 'step'} aria-labelledby={`step-${number}`}>
      <h2 id={`step-${number}`}>
        <span class="step-number" aria-hidden="true">
          {done ? <Icon name="check" /> : number}
        </span>
        <span>
          <span class="visually-hidden">{wizard.stepOf(number)}: </span>
          {title}
          {done && <span class="visually-hidden"> ({wizard.done})</span>}
        </span>
      </h2>
      <div class="step-body">{children}</div>
    </section>
  );
}
