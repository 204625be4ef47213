import { Callout } from '../parts/callout.tsx';
import { changePlan } from './plan.ts';
import { useTokenTexts } from './texts.ts';
import { TokenFrame } from './token-frame.tsx';

const FLOWS = ['pkce', 'code', 'client', 'implicit'] as const;
const ROWS = ['who', 'secret', 'refresh', 'where', 'data', 'status'] as const;
const ARTICLES = { pkce: 'flow-pkce', code: 'flow-code', client: 'flow-client-credentials', implicit: 'flow-implicit' };

/** The four flows side by side. */
export function FlowsPage() {
  const { flows: say } = useTokenTexts();
  return (
    <TokenFrame page="flows" title={say.title} lead={say.lead}>
      <div class="flow-cards">
        {FLOWS.map((flow) => (
          <section
            key={flow}
            class={flow === 'implicit' ? 'panel flow-card flow-off' : 'panel flow-card'}
            aria-labelledby={`flow-${flow}`}
          >
            <h2 id={`flow-${flow}`}>{say.names[flow]}</h2>
            {flow === 'implicit' && <span class="badge badge-off">{say.switchedOff}</span>}
            <p>{say.what[flow]}</p>
            <dl class="result-list">
              {ROWS.map((row) => (
                <div key={row}>
                  <dt>{say.rows[row]}</dt>
                  <dd>{say.cells[flow][row]}</dd>
                </div>
              ))}
            </dl>
            <p class="buttons">
              <a class="button" href={`/help/${ARTICLES[flow]}`}>
                {say.steps}
              </a>
              {flow !== 'implicit' && (
                <a class="button" href="/token" onClick={() => changePlan(START[flow])}>
                  {say.start}
                </a>
              )}
            </p>
          </section>
        ))}
      </div>
      <Callout tone="note" title={say.deviceTitle}>
        <p>
          {say.device} <a href="/help/flow-device">{say.steps}</a>
        </p>
      </Callout>
    </TokenFrame>
  );
}

const START = {
  pkce: { need: 'user', where: 'browser', flow: 'code' },
  code: { need: 'user', where: 'server', flow: 'code' },
  client: { need: 'app', where: 'server', flow: 'code' },
} as const;
