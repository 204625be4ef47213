import { approvalEnd, missingScopes, splitScope } from '@barline/auth';
import { useEffect, useRef, useState } from 'preact/hooks';
import { announce, announceNow } from '../announce.tsx';
import { Callout } from '../parts/callout.tsx';
import { CodeBlock } from '../parts/code-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { useStore } from '../store.ts';
import { useLanguage } from '../texts/language.ts';
import { AuthProblem } from './auth-problem.tsx';
import { formatLeft, useNow } from './countdown.tsx';
import { forgetHeld, type Holding, keepForTab, refreshHeld, setKeepForTab } from './holding.ts';
import { forgetPlan, providerOf } from './plan.ts';
import { Secret } from './secret.tsx';
import { hideTokens, SNIPPET_NAMES, SNIPPETS, type SnippetName, writeSnippet } from './snippets.ts';
import { useTokenTexts } from './texts.ts';
import { RawHttp } from './wire-view.tsx';

/** The token, what it may do and how long, and what can be done with it. */
export function ResultCard({ held }: { held: Holding }) {
  const { result } = useTokenTexts();
  const { tokens, exchanges, party } = held;
  const heading = useRef<HTMLHeadingElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const refresh = async () => {
    setBusy(true);
    setError(null);
    try {
      await refreshHeld();
      announceNow(result.refreshed);
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const forget = async () => {
    forgetPlan();
    announce(result.forgotten);
    await forgetHeld();
  };
  return (
    <section class="panel result" aria-labelledby="result-heading" data-testid="token-result">
      <h2 id="result-heading" tabIndex={-1} ref={heading}>
        <span class="result-icon">
          <Icon name="check" />
        </span>
        {result.title}
      </h2>
      <dl class="result-list">
        <dt>access_token</dt>
        <dd>
          <Secret value={tokens.access_token} name="access_token" testId="access-token" />
        </dd>
        <dt>token_type</dt>
        <dd>
          <code>Bearer</code>
        </dd>
        <dt>{result.scopes}</dt>
        <dd>
          <Granted held={held} />
        </dd>
        <dt>{result.expires}</dt>
        <dd>
          <Expiry at={tokens.expires_at} />
        </dd>
        {tokens.refresh_token !== null && (
          <>
            <dt>refresh_token</dt>
            <dd>
              <Secret value={tokens.refresh_token} name="refresh_token" testId="refresh-token" />
            </dd>
          </>
        )}
        <Approval held={held} />
        <dt>{result.from}</dt>
        <dd>
          {result.parties[party]}, <code>{held.clientId}</code>
        </dd>
      </dl>
      {error !== null && <AuthProblem error={error} />}
      <p class="buttons">
        <a class="button button-primary" href="/token/console">
          {result.tryIt}
        </a>
        {tokens.refresh_token !== null && (
          <button type="button" class="button" onClick={refresh} disabled={busy} data-testid="refresh">
            {result.refresh}
          </button>
        )}
        <a class="button" href="/mine">
          {result.mine}
        </a>
        <button type="button" class="button" onClick={forget} data-testid="forget">
          <Icon name="trash" />
          {result.forget}
        </button>
      </p>
      <Keep />
      <p class="muted">{result.opaque}</p>
      <Snippets held={held} />
      <RawHttp exchanges={exchanges} />
    </section>
  );
}

/** What was granted, and what was asked for and is missing. */
function Granted({ held: { tokens } }: { held: Holding }) {
  const { result } = useTokenTexts();
  const granted = splitScope(tokens.scope ?? '');
  const missing = missingScopes(tokens);
  return (
    <div class="granted">
      {granted.length === 0 ? (
        <p>{result.noScopes}</p>
      ) : (
        <ul class="scope-tags" aria-label={result.granted}>
          {granted.map((name) => (
            <li key={name}>
              <Icon name="check" />
              <code>{name}</code>
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <Callout tone="warning" title={result.missing}>
          <p>
            <code>{missing.join(' ')}</code>
          </p>
        </Callout>
      )}
    </div>
  );
}

function Expiry({ at }: { at: number }) {
  const { result } = useTokenTexts();
  const language = useLanguage();
  const left = at - useNow();
  const time = new Date(at);
  const local = new Intl.DateTimeFormat(language, { timeStyle: 'medium', dateStyle: 'medium' }).format(time);
  return (
    <>
      <p class="number" data-testid="expires-in">
        {left <= 0 ? result.expired : result.validFor(formatLeft(left))}
      </p>
      <p class="muted">
        {local} · {time.toISOString().replace('.000', '')}
      </p>
    </>
  );
}

function Approval({ held: { tokens, party } }: { held: Holding }) {
  const { result } = useTokenTexts();
  const language = useLanguage();
  const end = tokens.refresh_token === null ? null : approvalEnd(tokens, providerOf(party));
  if (end === null) return null;
  return (
    <>
      <dt>{result.relogin}</dt>
      <dd data-testid="relogin">{new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(end)}</dd>
    </>
  );
}

function Keep() {
  const { result } = useTokenTexts();
  const kept = useStore(keepForTab);
  const [failed, setFailed] = useState(false);
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={kept}
          onChange={(event) => setFailed(!setKeepForTab(event.currentTarget.checked))}
          data-testid="keep"
        />
        <span>{result.keep}</span>
      </label>
      <p class="field-hint">{failed ? result.notKept : kept ? result.kept : result.memory}</p>
    </>
  );
}

function Snippets({ held: { tokens, party, clientId } }: { held: Holding }) {
  const { result } = useTokenTexts();
  const [name, setName] = useState<SnippetName>('env');
  const text = writeSnippet(name, providerOf(party).api, tokens, clientId);
  return (
    <div class="snippets">
      <fieldset class="choices">
        <legend>{result.snippets}</legend>
        {SNIPPETS.map((each) => (
          <label key={each}>
            <input type="radio" name="snippet" checked={each === name} onChange={() => setName(each)} />
            <span>{SNIPPET_NAMES[each]}</span>
          </label>
        ))}
      </fieldset>
      <CodeBlock text={hideTokens(text, tokens)} copied={text} what={SNIPPET_NAMES[name]} />
    </div>
  );
}
