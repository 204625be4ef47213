import { endpointsOf, listEndpoints, SCOPE_GROUPS, SCOPES, type ScopeGroup, splitScope } from '@barline/auth/scopes';
import { useState } from 'preact/hooks';
import { place, replaceSearch } from '../router.ts';
import { useLanguage } from '../texts/language.ts';
import { changePlan } from './plan.ts';
import { ScopePicker } from './scope-picker.tsx';
import { useTokenTexts } from './texts.ts';
import { TokenFrame } from './token-frame.tsx';

/** All permissions: chosen for what one wants to do, and looked up by name or by call. What is chosen stands in the address. */
export function ScopesPage() {
  const { scopes: say } = useTokenTexts();
  const [chosen, setChosen] = useState(() => splitScope(new URLSearchParams(place.get().search).get('scope') ?? ''));
  const choose = (names: string[]) => {
    setChosen(names);
    replaceSearch(new URLSearchParams(names.length === 0 ? {} : { scope: names.join(' ') }));
  };
  return (
    <TokenFrame page="scopes" title={say.title} lead={say.lead}>
      <section class="panel" aria-labelledby="choose-heading">
        <h2 id="choose-heading">{say.choose}</h2>
        <ScopePicker chosen={chosen} onChange={choose} />
        <p class="buttons">
          <a
            class="button button-primary"
            href="/token"
            onClick={() => changePlan({ scope: chosen.join(' '), need: 'user' })}
          >
            {say.use}
          </a>
        </p>
      </section>
      <Catalogue />
      <ByCall />
      <p class="muted">{say.dated}</p>
    </TokenFrame>
  );
}

function Catalogue() {
  const { scopes: say } = useTokenTexts();
  const language = useLanguage();
  return (
    <section class="catalogue" aria-labelledby="catalogue-heading">
      <h2 id="catalogue-heading">{say.catalogue}</h2>
      {(Object.keys(SCOPE_GROUPS) as ScopeGroup[]).map((group) => (
        <div key={group} class="catalogue-group">
          <h3>{SCOPE_GROUPS[group][language]}</h3>
          <dl class="pieces">
            {SCOPES.filter((scope) => scope.group === group).map((scope) => (
              <div key={scope.name} id={scope.name}>
                <dt>{scope.name}</dt>
                <dd>
                  <p>{scope.consent[language]}</p>
                  <p class="calls">
                    {endpointsOf(scope).map((call) => (
                      <code key={call}>{call}</code>
                    ))}
                  </p>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

/** From each call to what it takes. */
function ByCall() {
  const { scopes: say } = useTokenTexts();
  return (
    <details class="raw">
      <summary>{say.allCalls}</summary>
      <dl class="pieces">
        {listEndpoints().map(({ endpoint, needs, alternatives, adds }) => (
          <div key={endpoint}>
            <dt>{endpoint}</dt>
            <dd>
              {needs.length === 0 ? <p class="muted">{say.needsNone}</p> : <Names names={needs} />}
              {alternatives.map((names) => (
                <p key={names.join()}>
                  {say.or} <Names names={names} />
                </p>
              ))}
              {adds.length > 0 && (
                <p class="muted">
                  {say.adds} <Names names={adds} />
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <>
      {names.map((name) => (
        <span key={name}>
          <code>{name}</code>{' '}
        </span>
      ))}
    </>
  );
}
