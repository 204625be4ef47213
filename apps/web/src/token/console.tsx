import {
  AuthError,
  apiAddress,
  explainRefusal,
  findEndpoint,
  lackingScopes,
  listEndpoints,
  NetworkError,
  splitScope,
  type Tokens,
  toTokens,
} from '@barline/auth';
import { useState } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { useStore } from '../store.ts';
import { AuthProblem } from './auth-problem.tsx';
import { Choices } from './choices.tsx';
import { type Holding, holding } from './holding.ts';
import { type Party, plan, providerOf } from './plan.ts';
import { useTokenTexts } from './texts.ts';
import { TokenFrame } from './token-frame.tsx';
import { type Exchange, recordingFetch } from './wire.ts';
import { RawHttp } from './wire-view.tsx';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

/** How long an answer is waited for, in ms. */
const TIMEOUT_MS = 15_000;

type Outcome = { exchange: Exchange | null; ms: number; why: unknown };

/** A request to the Web API, its answer, and if it is refused, why. */
export function ConsolePage() {
  const texts = useTokenTexts();
  const { console: say } = texts;
  const held = useStore(holding);
  const [method, setMethod] = useState<Method>('GET');
  const [path, setPath] = useState('/v1/me');
  const [body, setBody] = useState('');
  const [given, setGiven] = useState('');
  const [party, setParty] = useState<Party>(plan.get().party);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const using = given.trim() === '' ? held : toHolding(party, given.trim());
  const send = async (event: Event) => {
    event.preventDefault();
    if (using === null) return;
    setBusy(true);
    const result = await call(using, method, path.trim(), method === 'GET' ? '' : body.trim());
    setOutcome(result);
    setBusy(false);
    announceNow(result.exchange?.answer ? say.answered(result.exchange.answer.status) : say.noAnswer);
  };
  return (
    <TokenFrame page="console" title={say.title} lead={say.lead}>
      <form class="panel console" onSubmit={send}>
        <div class="field-row">
          <div class="field">
            <label for="method">{say.method}</label>
            <select
              id="method"
              class="input"
              value={method}
              onChange={(event) => setMethod(event.currentTarget.value as Method)}
            >
              {METHODS.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </div>
          <div class="field field-wide">
            <label for="path">{say.path}</label>
            <input
              id="path"
              class="input number"
              list="paths"
              value={path}
              onInput={(event) => setPath(event.currentTarget.value)}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
            />
            <datalist id="paths">
              {listEndpoints()
                .filter(({ endpoint }) => endpoint.startsWith(`${method} `))
                .map(({ endpoint }) => (
                  <option key={endpoint} value={endpoint.slice(method.length + 1)} />
                ))}
            </datalist>
          </div>
        </div>
        {method !== 'GET' && (
          <div class="field">
            <label for="body">{say.body}</label>
            <textarea
              id="body"
              class="input number"
              rows={4}
              value={body}
              onInput={(event) => setBody(event.currentTarget.value)}
              spellcheck={false}
            />
            <p class="field-hint">{say.changes}</p>
          </div>
        )}
        <Permission call={`${method} ${path}`} tokens={using?.tokens ?? null} />
        <p class="buttons">
          <button type="submit" class="button button-primary" disabled={using === null || busy} data-testid="send">
            {say.send}
          </button>
        </p>
        <details class="raw" open={held === null}>
          <summary>{held === null ? say.noToken : say.otherToken}</summary>
          <Choices
            name="console-party"
            legend={texts.wizard.app.party}
            options={(['spotify', 'here'] as const).map((value) => ({ value, ...texts.wizard.app.parties[value] }))}
            chosen={party}
            onChoose={setParty}
          />
          <div class="field">
            <label for="given">{say.given}</label>
            <input
              id="given"
              class="input number"
              type="password"
              value={given}
              onInput={(event) => setGiven(event.currentTarget.value)}
              autocomplete="off"
              aria-describedby="given-hint"
            />
            <p id="given-hint" class="field-hint">
              {say.givenHint} <a href="/token">{say.get}</a>
            </p>
          </div>
        </details>
      </form>
      {outcome && <Answered outcome={outcome} />}
    </TokenFrame>
  );
}

/** Which permission the call takes, and whether the token has it; said before anything is sent. */
function Permission({ call, tokens }: { call: string; tokens: Tokens | null }) {
  const { console: say } = useTokenTexts();
  const endpoint = findEndpoint(call);
  if (endpoint === null) return <p class="field-hint">{say.unknownCall}</p>;
  if (endpoint.needs.length === 0) return <p class="field-hint">{say.needsNone}</p>;
  const needs = endpoint.needs.join(' ');
  if (tokens === null || tokens.scope === null) return <p class="field-hint">{say.needs(needs)}</p>;
  const lacking = lackingScopes(endpoint, splitScope(tokens.scope));
  return (
    <p class={lacking.length === 0 ? 'verdict verdict-good' : 'field-error'}>
      <Icon name={lacking.length === 0 ? 'check' : 'warning'} />
      <span>{lacking.length === 0 ? say.has(needs) : say.lacks(lacking.join(' '))}</span>
    </p>
  );
}

function Answered({ outcome: { exchange, ms, why } }: { outcome: Outcome }) {
  const { console: say, wire } = useTokenTexts();
  const answer = exchange?.answer ?? null;
  return (
    <section class="panel answered" aria-labelledby="answer-heading" data-testid="answer">
      <h2 id="answer-heading">
        {wire.answer}
        {answer && (
          <>
            {' '}
            <span class={answer.status < 400 ? 'badge' : 'badge badge-off'}>{answer.status}</span>{' '}
            <span class="muted number">{say.took(ms)}</span>
          </>
        )}
      </h2>
      {why !== null && <AuthProblem error={why} />}
      {answer && (
        <>
          <pre class="answer-body">
            <code>{layOut(answer.body)}</code>
          </pre>
          <ToldHeaders headers={answer.headers} />
        </>
      )}
      {exchange && <RawHttp exchanges={[exchange]} />}
    </section>
  );
}

/** Those that tell of limits and of who is asked; the rest stands in the raw answer. */
function ToldHeaders({ headers }: { headers: readonly (readonly [string, string])[] }) {
  const told = headers.filter(([name]) => /^(retry-after|www-authenticate|x-ratelimit|etag|cache-control)/i.test(name));
  if (told.length === 0) return null;
  return (
    <dl class="pieces">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{value}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Sends it once, as it is: a refusal is what one came to see. */
async function call({ party, tokens }: Holding, method: Method, path: string, body: string): Promise<Outcome> {
  let exchange: Exchange | null = null;
  const send = recordingFetch((seen) => {
    exchange = seen;
  });
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const url = apiAddress(providerOf(party), path);
    const headers = new Headers({ authorization: `Bearer ${tokens.access_token}` });
    if (body !== '') headers.set('content-type', 'application/json');
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await send(url, { method, headers, body: body === '' ? undefined : body, signal });
    const why = response.ok ? null : await explainRefusal(response, `${method} ${path}`, tokens);
    return { exchange, ms: took(), why };
  } catch (error) {
    return { exchange, ms: took(), why: error instanceof AuthError ? error : unreachable(party, error) };
  }
}

function unreachable(party: Party, cause: unknown): NetworkError {
  const { host } = new URL(providerOf(party).api);
  const values = { host, s: TIMEOUT_MS / 1000 };
  const slow = cause instanceof DOMException && cause.name === 'TimeoutError';
  return new NetworkError(slow ? 'provider_slow' : 'provider_unreachable', `${host} gave no answer.`, {
    values,
    cause,
  });
}

/** A token that was typed in: nobody knows what it may do, or for how long. */
function toHolding(party: Party, access_token: string): Holding {
  const answer = { access_token, token_type: 'Bearer', expires_in: 3600 } as const;
  return { party, clientId: '', tokens: toTokens(answer, { flow: 'given' }), exchanges: [] };
}

/** JSON with line breaks; anything else as it came. */
function layOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
