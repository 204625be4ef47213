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
      <table class="facts-table flow-table">
        <thead>
          <tr>
            <th scope="col">{say.flow}</th>
            {ROWS.map((row) => (
              <th key={row} scope="col">
                {say.rows[row]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FLOWS.map((flow) => (
            <tr key={flow} class={flow === 'implicit' ? 'flow-off' : undefined}>
              <th scope="row">
                <div class="flow-cell">
                  <span class="flow-name">{say.names[flow]}</span>
                  {flow === 'implicit' && <span class="badge badge-off">{say.switchedOff}</span>}
                  <span class="muted">{say.what[flow]}</span>
                  <span class="flow-links">
                    <a href={`/help/${ARTICLES[flow]}`} aria-label={`${say.steps}: ${say.names[flow]}`}>
                      {say.steps}
                    </a>
                    {flow !== 'implicit' && (
                      <a
                        href="/token"
                        onClick={() => changePlan(START[flow])}
                        aria-label={`${say.start}: ${say.names[flow]}`}
                      >
                        {say.start}
                      </a>
                    )}
                  </span>
                </div>
              </th>
              {ROWS.map((row) => (
                <td key={row} data-label={say.rows[row]}>
                  {say.cells[flow][row]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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
