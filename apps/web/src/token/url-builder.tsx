import { createAuthorizationRequest, lintRedirectUri, splitScope } from '@barline/auth';
import { useEffect, useState } from 'preact/hooks';
import { CopyButton } from '../parts/copy.tsx';
import { Choices } from './choices.tsx';
import { type Party, plan, providerOf } from './plan.ts';
import { LintedUri } from './redirect-linter.tsx';
import { useTokenTexts } from './texts.ts';
import { UrlPieces } from './url-pieces.tsx';

const EXAMPLE_ID = '0123456789abcdef0123456789abcdef';

/** The address that a log-in starts with, from its parts, for use in a program of one's own. */
export function UrlBuilder() {
  const texts = useTokenTexts();
  const { builder: say } = texts;
  const [party, setParty] = useState<Party>('spotify');
  const [clientId, setClientId] = useState(plan.get().clientId || EXAMPLE_ID);
  const [redirectUri, setRedirectUri] = useState('http://127.0.0.1:8888/callback');
  const [scope, setScope] = useState('user-read-private user-read-email');
  const [showDialog, setShowDialog] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    if (!lintRedirectUri(redirectUri).ok) return setUrl(null);
    createAuthorizationRequest({
      provider: providerOf(party),
      clientId,
      redirectUri,
      scopes: splitScope(scope),
      showDialog,
    }).then(
      (request) => wanted && setUrl(request.url),
      () => wanted && setUrl(null),
    );
    return () => {
      wanted = false;
    };
  }, [party, clientId, redirectUri, scope, showDialog]);
  return (
    <section class="panel" aria-labelledby="builder-heading">
      <h2 id="builder-heading">{say.title}</h2>
      <p>{say.text}</p>
      <Choices
        name="builder-party"
        legend={texts.wizard.app.party}
        options={(['spotify', 'here'] as const).map((value) => ({ value, ...texts.wizard.app.parties[value] }))}
        chosen={party}
        onChoose={setParty}
      />
      <TextField id="builder-client" label="client_id" value={clientId} onInput={setClientId} />
      <TextField id="builder-uri" label="redirect_uri" value={redirectUri} onInput={setRedirectUri} />
      <LintedUri uri={redirectUri} />
      <TextField id="builder-scope" label="scope" value={scope} onInput={setScope} />
      <label class="check">
        <input type="checkbox" checked={showDialog} onChange={(event) => setShowDialog(event.currentTarget.checked)} />
        <span>{texts.wizard.authorize.showDialog}</span>
      </label>
      {url !== null && (
        <>
          <p class="built number" data-testid="built-url">
            <Pieces url={url} />
          </p>
          <p class="buttons">
            <CopyButton text={url} what={say.title} />
          </p>
          <p class="field-hint">{say.verifier}</p>
          <UrlPieces url={url} />
        </>
      )}
    </section>
  );
}

/** The address with each parameter on a ground of its own. */
function Pieces({ url }: { url: string }) {
  const [start = '', query = ''] = url.split('?', 2);
  return (
    <>
      <span>{start}?</span>
      {query.split('&').map((part, at) => (
        <span key={part}>
          {at > 0 && '&'}
          <mark>{part}</mark>
          <wbr />
        </span>
      ))}
    </>
  );
}

type TextFieldProps = { id: string; label: string; value: string; onInput: (value: string) => void };

function TextField({ id, label, value, onInput }: TextFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input number"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value.trim())}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
      />
    </div>
  );
}
