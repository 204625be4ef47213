import { type AuthorizationRequest, createAuthorizationRequest } from '@barline/auth';
import { useEffect, useState } from 'preact/hooks';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { AuthProblem } from './auth-problem.tsx';
import { rememberPending } from './pending.ts';
import { changePlan, ownRedirectUri, type Plan, providerOf, scopesOf } from './plan.ts';
import { useTokenTexts } from './texts.ts';
import { UrlPieces } from './url-pieces.tsx';
import { RawHttp } from './wire-view.tsx';

/** The request that leads to the log-in, shown whole before anybody goes there. */
export function AuthorizeStep({ answers }: { answers: Plan }) {
  const { wizard } = useTokenTexts();
  const { authorize } = wizard;
  const { party, showDialog } = answers;
  const [request, error] = useRequest(answers);
  const [noStorage, setNoStorage] = useState(false);
  const go = async () => {
    // A new one: what stands on the page may be old, and each log-in has a state of its own.
    const fresh = await makeRequest(answers);
    if (rememberPending({ party, request: fresh })) location.assign(fresh.url);
    else setNoStorage(true);
  };
  if (error !== null) return <AuthProblem error={error} />;
  return (
    <>
      <p>{authorize.text[party]}</p>
      <p class="buttons">
        <button
          type="button"
          class="button button-primary"
          disabled={request === null}
          onClick={go}
          data-testid="authorize"
        >
          <Icon name="open" />
          {authorize.go[party]}
        </button>
      </p>
      {noStorage && (
        <Callout tone="bad">
          <p>{authorize.noStorage}</p>
        </Callout>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={showDialog}
          onChange={(event) => changePlan({ showDialog: event.currentTarget.checked })}
        />
        <span>{authorize.showDialog}</span>
      </label>
      {request && (
        <details class="raw">
          <summary>{authorize.pieces}</summary>
          <UrlPieces url={request.url} />
        </details>
      )}
      {request && <RawHttp exchanges={[{ method: 'GET', url: request.url, headers: [], body: '', answer: null }]} />}
    </>
  );
}

function makeRequest({ party, clientId, showDialog, flow, scope }: Plan): Promise<AuthorizationRequest> {
  const scopes = scopesOf({ scope });
  return createAuthorizationRequest({
    provider: providerOf(party),
    clientId,
    redirectUri: ownRedirectUri(),
    scopes,
    showDialog,
    flow,
  });
}

/** The request as it would be sent now; made again whenever an answer changes. */
function useRequest(answers: Plan): [AuthorizationRequest | null, unknown] {
  const [made, setMade] = useState<[AuthorizationRequest | null, unknown]>([null, null]);
  const { party, clientId, showDialog, flow, scope } = answers;
  useEffect(() => {
    let wanted = true;
    makeRequest(answers).then(
      (request) => wanted && setMade([request, null]),
      (error) => wanted && setMade([null, error]),
    );
    return () => {
      wanted = false;
    };
  }, [party, clientId, showDialog, flow, scope]);
  return made;
}
