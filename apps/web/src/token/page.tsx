import { useStore } from '../store.ts';
import { AppStep } from './app-step.tsx';
import { AuthorizeStep } from './authorize-step.tsx';
import { Choices } from './choices.tsx';
import { FlowStep } from './flow-step.tsx';
import { holding } from './holding.ts';
import { changePlan, isClientId, type Need, type Plan, plan, scopesOf, type Where } from './plan.ts';
import { ResultCard } from './result-card.tsx';
import { ScopePicker } from './scope-picker.tsx';
import { ServerSide } from './server-side.tsx';
import { Step } from './step.tsx';
import { useTokenTexts } from './texts.ts';
import { TokenFrame } from './token-frame.tsx';

/** From the question what one needs to the token, a step after the other; each shows when the one before is answered. */
export function TokenPage() {
  const { wizard } = useTokenTexts();
  const held = useStore(holding);
  return (
    <TokenFrame page="wizard" title={wizard.title} lead={wizard.lead}>
      {held && <ResultCard held={held} />}
      {held ? (
        <details class="again">
          <summary>{wizard.again}</summary>
          <Steps />
        </details>
      ) : (
        <Steps />
      )}
      <p>
        {wizard.learn} <a href="/help/find-token">{wizard.learnToken}</a> ·{' '}
        <a href="/help/parties">{wizard.learnParties}</a>
      </p>
    </TokenFrame>
  );
}

const NEEDS: readonly Need[] = ['user', 'app'];
const PLACES: readonly Where[] = ['browser', 'desktop', 'mobile', 'server'];

function Steps() {
  const { wizard } = useTokenTexts();
  const answers = useStore(plan);
  const { need, where } = answers;
  const last = lastStep(answers);
  return (
    <div class="steps-list">
      <Step number={1} title={wizard.need.title} done={need !== null}>
        <Choices
          name="need"
          legend={wizard.need.title}
          options={NEEDS.map((value) => ({ value, ...wizard.need[value] }))}
          chosen={need}
          onChoose={(value) => changePlan({ need: value })}
        />
      </Step>
      {last >= 2 && (
        <Step number={2} title={wizard.where.title} done={where !== null}>
          <Choices
            name="where"
            legend={wizard.where.title}
            options={PLACES.map((value) => ({ value, ...wizard.where[value] }))}
            chosen={where}
            onChoose={(value) => changePlan({ where: value })}
          />
          {where !== null && <FlowStep answers={answers} />}
        </Step>
      )}
      {last >= 3 && (
        <Step number={3} title={wizard.app.title} done={isClientId(answers.clientId)}>
          <AppStep answers={answers} />
        </Step>
      )}
      {last >= 4 && need === 'app' && (
        <Step number={4} title={wizard.run.title} done={false}>
          <ServerSide answers={answers} />
        </Step>
      )}
      {last >= 4 && need === 'user' && (
        <Step number={4} title={wizard.scopes.title} done>
          <ScopePicker chosen={scopesOf(answers)} onChange={(names) => changePlan({ scope: names.join(' ') })} />
        </Step>
      )}
      {last >= 5 && (
        <Step number={5} title={wizard.authorize.title} done={false}>
          <AuthorizeStep answers={answers} />
        </Step>
      )}
    </div>
  );
}

/** The step up to which everything is answered. */
function lastStep({ need, where, clientId }: Plan): number {
  if (need === null) return 1;
  if (where === null) return 2;
  if (!isClientId(clientId)) return 3;
  return need === 'app' ? 4 : 5;
}
