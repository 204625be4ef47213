import { isLoopback } from '@barline/auth';
import { useEffect, useState } from 'preact/hooks';
import { Callout } from '../parts/callout.tsx';
import { CodeBlock } from '../parts/code-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { Choices } from './choices.tsx';
import { changePlan, isClientId, ownRedirectUri, type Party, type Plan } from './plan.ts';
import { findReadyApp, type ReadyApp } from './ready-app.ts';
import { LintedUri, RedirectLinter } from './redirect-linter.tsx';
import { useTokenTexts } from './texts.ts';

const PARTIES: readonly Party[] = ['spotify', 'here'];

/** An app of one's own: whose, how to create it, and its client id. */
export function AppStep({ answers }: { answers: Plan }) {
  const { wizard } = useTokenTexts();
  const { app } = wizard;
  const { party, clientId, need } = answers;
  return (
    <>
      <Choices
        name="party"
        legend={app.party}
        options={PARTIES.map((value) => ({ value, ...app.parties[value] }))}
        chosen={party}
        onChoose={(value) => changePlan({ party: value, clientId: '', flow: 'code' })}
      />
      {need === 'user' && <AddressNote />}
      {party === 'spotify' ? (
        <SpotifyChecklist withUri={need === 'user'} />
      ) : (
        <OwnChecklist withUri={need === 'user'} />
      )}
      <ClientIdField clientId={clientId} />
      {need === 'user' && (
        <details>
          <summary>{app.lint}</summary>
          <RedirectLinter />
        </details>
      )}
    </>
  );
}

/** A page opened at an address that no redirect URI may have says where to open it instead. */
function AddressNote() {
  const { app } = useTokenTexts().wizard;
  const own = ownRedirectUri();
  if (location.protocol === 'https:' || isLoopback(own)) return null;
  const better = new URL(location.href);
  better.hostname = '127.0.0.1';
  return (
    <Callout tone="warning" title={app.addressTitle}>
      <LintedUri uri={own} />
      {location.hostname === 'localhost' && (
        <p>
          <a href={better.href}>{app.addressBetter(better.origin)}</a>
        </p>
      )}
    </Callout>
  );
}

function SpotifyChecklist({ withUri }: { withUri: boolean }) {
  const { app } = useTokenTexts().wizard;
  return (
    <>
      <ol class="steps">
        <li>
          <span>
            {app.spotify.open}{' '}
            <a href="https://developer.spotify.com/dashboard" target="_blank" rel="noopener noreferrer">
              developer.spotify.com/dashboard
            </a>
          </span>
        </li>
        <li>
          <div class="step-item">
            <span>{app.spotify.name}</span>
            <CodeBlock text="Barline" what={app.nameField} />
          </div>
        </li>
        <li>
          <div class="step-item">
            <span>{app.spotify.uri}</span>
            <CodeBlock text={withUri ? ownRedirectUri() : 'http://127.0.0.1:8888/callback'} what="Redirect URI" />
          </div>
        </li>
        <li>
          <span>{app.spotify.api}</span>
        </li>
        <li>
          <span>{app.spotify.id}</span>
        </li>
      </ol>
      <Callout tone="note">
        <p>{app.spotify.limits}</p>
      </Callout>
    </>
  );
}

function OwnChecklist({ withUri }: { withUri: boolean }) {
  const { app } = useTokenTexts().wizard;
  const [found, setFound] = useState<ReadyApp | null>(null);
  useEffect(() => {
    findReadyApp().then(setFound);
  }, []);
  // Without a person a secret is needed, and the site's own app has none.
  const ready = withUri || found?.username ? found : null;
  return (
    <>
      {ready && (
        <Callout tone="note" title={ready.username === null ? app.site.title : app.demo.title}>
          <p>{!withUri ? app.demo.secret : ready.username === null ? app.site.text : app.demo.text(ready.username)}</p>
          <p class="buttons">
            <button
              type="button"
              class="button button-primary"
              data-testid="use-demo"
              onClick={() => changePlan({ clientId: ready.client_id })}
            >
              {ready.username === null ? app.site.use : app.demo.use}
            </button>
          </p>
        </Callout>
      )}
      <ol class="steps">
        <li>
          <span>
            {app.here.open} <a href="/dashboard/new">{app.here.dashboard}</a>
          </span>
        </li>
        {withUri && (
          <li>
            <div class="step-item">
              <span>{app.spotify.uri}</span>
              <CodeBlock text={ownRedirectUri()} what="Redirect URI" />
            </div>
          </li>
        )}
        <li>
          <span>{app.here.id}</span>
        </li>
      </ol>
    </>
  );
}

function ClientIdField({ clientId }: { clientId: string }) {
  const { app } = useTokenTexts().wizard;
  const right = isClientId(clientId);
  const wrong = clientId !== '' && !right;
  return (
    <div class="field">
      <label for="client-id">{app.clientId}</label>
      <input
        id="client-id"
        class="input number"
        value={clientId}
        onInput={(event) => changePlan({ clientId: event.currentTarget.value.trim().toLowerCase() })}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby="client-id-hint"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        data-testid="client-id-field"
      />
      <p id="client-id-hint" class={wrong ? 'field-error' : right ? 'verdict verdict-good' : 'field-hint'}>
        {(wrong || right) && <Icon name={right ? 'check' : 'warning'} />}
        <span>{right ? app.clientIdRight : wrong ? app.clientIdWrong(clientId.length) : app.clientIdHint}</span>
      </p>
    </div>
  );
}
