import { challengeOf, createPkce, isVerifier, LONGEST_VERIFIER, type Pkce, SHORTEST_VERIFIER } from '@barline/auth';
import { useEffect, useState } from 'preact/hooks';
import { CodeBlock } from '../parts/code-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { AuthProblem } from './auth-problem.tsx';
import { useTokenTexts } from './texts.ts';
import { TokenFrame } from './token-frame.tsx';
import { UrlBuilder } from './url-builder.tsx';

/** RFC 7636, appendix B: a verifier and its challenge, to compare one's own program with. */
const EXAMPLE = {
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
};

/** Makes verifiers, checks one's own, and builds the address that a log-in starts with. */
export function PkcePage() {
  const { pkce: say } = useTokenTexts();
  return (
    <TokenFrame page="pkce" title={say.title} lead={say.lead}>
      <Generator />
      <Checker />
      <section class="panel" aria-labelledby="example-heading">
        <h2 id="example-heading">{say.example}</h2>
        <p>{say.exampleText}</p>
        <CodeBlock text={`code_verifier  ${EXAMPLE.verifier}\ncode_challenge ${EXAMPLE.challenge}`} />
      </section>
      <UrlBuilder />
      <p>
        <a href="/help/flow-pkce">{say.learn}</a>
      </p>
    </TokenFrame>
  );
}

function Generator() {
  const { pkce: say } = useTokenTexts();
  const [length, setLength] = useState(64);
  const [pair, setPair] = useState<Pkce | null>(null);
  const [error, setError] = useState<unknown>(null);
  const make = (wanted: number) => createPkce(wanted).then(setPair, setError);
  useEffect(() => {
    make(64);
  }, []);
  const right = Number.isInteger(length) && length >= SHORTEST_VERIFIER && length <= LONGEST_VERIFIER;
  return (
    <section class="panel" aria-labelledby="make-heading">
      <h2 id="make-heading">{say.make}</h2>
      {error !== null && <AuthProblem error={error} />}
      <div class="field">
        <label for="length">{say.length}</label>
        <div class="field-row">
          <input
            id="length"
            class="input number"
            type="number"
            min={SHORTEST_VERIFIER}
            max={LONGEST_VERIFIER}
            value={length}
            onInput={(event) => setLength(event.currentTarget.valueAsNumber)}
            aria-invalid={right ? undefined : 'true'}
            aria-describedby="length-hint"
          />
          <button type="button" class="button button-primary" disabled={!right} onClick={() => make(length)}>
            {say.again}
          </button>
        </div>
        <p id="length-hint" class={right ? 'field-hint' : 'field-error'}>
          {say.lengthHint(SHORTEST_VERIFIER, LONGEST_VERIFIER)}
        </p>
      </div>
      {pair && (
        <dl class="pieces">
          <div>
            <dt>code_verifier</dt>
            <dd>
              <CodeBlock text={pair.code_verifier} what="code_verifier" />
              <p class="muted">{say.verifierText}</p>
            </dd>
          </div>
          <div>
            <dt>code_challenge</dt>
            <dd>
              <CodeBlock text={pair.code_challenge} what="code_challenge" />
              <p class="muted">{say.challengeText}</p>
            </dd>
          </div>
          <div>
            <dt>code_challenge_method</dt>
            <dd>
              <code>S256</code>
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}

function Checker() {
  const { pkce: say } = useTokenTexts();
  const [verifier, setVerifier] = useState('');
  const [challenge, setChallenge] = useState('');
  const right = isVerifier(verifier);
  useEffect(() => {
    let wanted = true;
    setChallenge('');
    if (right) challengeOf(verifier).then((made) => wanted && setChallenge(made), console.error);
    return () => {
      wanted = false;
    };
  }, [verifier]);
  return (
    <section class="panel" aria-labelledby="check-heading">
      <h2 id="check-heading">{say.check}</h2>
      <div class="field">
        <label for="verifier">{say.own}</label>
        <input
          id="verifier"
          class="input number"
          value={verifier}
          onInput={(event) => setVerifier(event.currentTarget.value.trim())}
          aria-describedby="verifier-verdict"
          aria-invalid={verifier !== '' && !right ? 'true' : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
        />
        <div id="verifier-verdict" role="status">
          {verifier !== '' && !right && (
            <p class="field-error">
              <Icon name="warning" />
              <span>{/[^A-Za-z0-9._~-]/.test(verifier) ? say.wrongLetters : say.wrongLength(verifier.length)}</span>
            </p>
          )}
          {challenge !== '' && <CodeBlock text={challenge} what="code_challenge" />}
        </div>
      </div>
    </section>
  );
}
