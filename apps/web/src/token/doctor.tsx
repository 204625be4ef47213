import { useEffect, useState } from 'preact/hooks';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { place } from '../router.ts';
import { examine, type Finding } from './examine.ts';
import { explain } from './explain.ts';
import { Explanation } from './explanation.tsx';
import { RedirectLinter } from './redirect-linter.tsx';
import { useTokenTexts } from './texts.ts';
import { TokenFrame } from './token-frame.tsx';

/** What is wrong: with an error that somebody got, with a redirect URI, with this browser. */
export function DoctorPage() {
  const { doctor: say } = useTokenTexts();
  return (
    <TokenFrame page="doctor" title={say.title} lead={say.lead}>
      <Explainer />
      <section class="panel" aria-labelledby="linter-heading">
        <h2 id="linter-heading">{say.linter}</h2>
        <RedirectLinter />
        <p>
          <a href="/help/redirect-uri">{say.rules}</a>
        </p>
      </section>
      <ThisBrowser />
    </TokenFrame>
  );
}

function Explainer() {
  const { doctor: say } = useTokenTexts();
  const [text, setText] = useState(() => new URLSearchParams(place.get().search).get('error') ?? '');
  const id = text.trim() === '' ? null : explain(text);
  return (
    <section class="panel" aria-labelledby="explainer-heading">
      <h2 id="explainer-heading">{say.explainer}</h2>
      <div class="field">
        <label for="error-text">{say.paste}</label>
        <textarea
          id="error-text"
          class="input number"
          rows={4}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          aria-describedby="error-text-hint"
          spellcheck={false}
        />
        <p id="error-text-hint" class="field-hint">
          {say.pasteHint}
        </p>
      </div>
      <div role="status" data-testid="explanation">
        {id !== null && <Explanation id={id} />}
        {id === null && text.trim() !== '' && (
          <Callout tone="note">
            <p>
              {say.unknown} <a href="/help/oauth-errors">{say.all}</a>
            </p>
          </Callout>
        )}
      </div>
    </section>
  );
}

function ThisBrowser() {
  const { doctor: say } = useTokenTexts();
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  useEffect(() => {
    examine().then(setFindings);
  }, []);
  return (
    <section class="panel" aria-labelledby="browser-heading">
      <h2 id="browser-heading">{say.browser}</h2>
      <ul class="findings">
        {findings.map(({ what, ok, seconds }) => (
          <li key={what} class={ok ? 'verdict verdict-good' : 'field-error'}>
            <Icon name={ok ? 'check' : 'warning'} />
            <span>
              {what === 'clock' && !ok ? say.clockWrong(seconds ?? 0) : say.findings[what][ok ? 'good' : 'bad']}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
