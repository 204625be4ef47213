import { lintRedirectUri, type RedirectUriVerdict } from '@barline/auth';
import { useState } from 'preact/hooks';
import { CopyButton } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { ownRedirectUri } from './plan.ts';
import { useTokenTexts } from './texts.ts';

/** Says of an address whether Spotify takes it as a redirect URI, while it is typed. */
export function RedirectLinter() {
  const { linter } = useTokenTexts();
  const [uri, setUri] = useState(ownRedirectUri);
  return (
    <div class="field">
      <label for="redirect-uri">{linter.label}</label>
      <input
        id="redirect-uri"
        class="input number"
        value={uri}
        onInput={(event) => setUri(event.currentTarget.value)}
        aria-describedby="redirect-uri-verdict"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
      />
      <div id="redirect-uri-verdict" role="status">
        <LintedUri uri={uri} />
      </div>
    </div>
  );
}

/** The verdict on one address. */
export function LintedUri({ uri }: { uri: string }) {
  const { linter } = useTokenTexts();
  const verdict: RedirectUriVerdict = lintRedirectUri(uri);
  if (verdict.ok) {
    return (
      <p class="verdict verdict-good">
        <Icon name="check" />
        <span>{verdict.anyPort ? linter.anyPort : linter.good}</span>
      </p>
    );
  }
  return (
    <div class="linted">
      <p class="field-error">
        <Icon name="warning" />
        <span>{linter.faults[verdict.fault]}</span>
      </p>
      {verdict.suggestion !== null && (
        <p class="linted-suggestion">
          <span>
            {linter.suggestion} <code>{verdict.suggestion}</code>
          </span>
          <CopyButton text={verdict.suggestion} what={linter.suggestion} />
        </p>
      )}
    </div>
  );
}
