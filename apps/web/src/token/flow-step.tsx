import { Callout } from '../parts/callout.tsx';
import { CodeBlock } from '../parts/code-block.tsx';
import { changePlan, type Plan } from './plan.ts';
import { type FlowName, recommend } from './recommend.ts';
import { terminalSettings } from './terminal-settings.ts';
import { useTokenTexts } from './texts.ts';

const FLOWS: readonly FlowName[] = ['pkce', 'code', 'client', 'implicit'];

/** Which flow fits, why, and why not the others. */
export function FlowStep({ answers }: { answers: Plan }) {
  const { wizard, flows } = useTokenTexts();
  const best = recommend(answers);
  const { need, where, party } = answers;
  return (
    <div class="flow-choice">
      <div role="status">
        <Callout tone="good" title={wizard.flow.recommended(flows.names[best])}>
          <p>{wizard.flow.why[best]}</p>
          {need === 'app' && where !== 'server' && where !== 'desktop' && <p>{wizard.flow.appNeedsServer}</p>}
          {best === 'code' && <p>{wizard.flow.codeHere}</p>}
        </Callout>
      </div>
      {need === 'user' && where === 'desktop' && (
        <>
          <p>{wizard.flow.terminal}</p>
          <CodeBlock text={`${terminalSettings(answers)}npx barline token login\nnpx barline token get`} />
          <p class="muted">{wizard.flow.terminalUri}</p>
        </>
      )}
      <details>
        <summary>{wizard.flow.others}</summary>
        <ul class="flow-list">
          {FLOWS.filter((name) => name !== best).map((name) => (
            <li key={name}>
              <strong>{flows.names[name]}</strong>{' '}
              {name === 'implicit' && <span class="badge badge-off">{flows.switchedOff}</span>}
              <p class="muted">{wizard.flow.whyNot[name]}</p>
              {name === 'implicit' && party === 'here' && need === 'user' && (
                <label class="check">
                  <input
                    type="checkbox"
                    checked={answers.flow === 'implicit'}
                    onChange={(event) => changePlan({ flow: event.currentTarget.checked ? 'implicit' : 'code' })}
                  />
                  <span>{wizard.flow.tryImplicit}</span>
                </label>
              )}
            </li>
          ))}
        </ul>
        <p>
          <a href="/token/flows">{flows.compare}</a>
        </p>
      </details>
    </div>
  );
}
