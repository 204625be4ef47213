import { place } from '../router.ts';
import { useHashTarget } from '../scroll-to-hash.ts';
import { useStore } from '../store.ts';
import { EXPLANATIONS, type ExplanationId } from '../token/explanation-ids.ts';
import { useTokenTexts } from '../token/texts.ts';
import { useHelpTexts } from './texts.ts';

/** Every error of authorization that can be explained, with the texts it shows itself with. */
export function OauthErrors() {
  const { explanations } = useTokenTexts();
  const { cause: causeWord, fix, wire } = useHelpTexts();
  const chosen = useHashTarget(useStore(place).hash);
  return (
    <>
      {(Object.keys(EXPLANATIONS) as ExplanationId[]).map((id) => {
        const { title, cause, cure } = explanations[id];
        return (
          <section key={id} id={id} class={id === chosen ? 'failure failure-chosen' : 'failure'}>
            <h2>
              {title}{' '}
              <a class="failure-id" href={`#${id}`}>
                {id}
              </a>
            </h2>
            <dl>
              <dt>{wire}</dt>
              {EXPLANATIONS[id].seen.map((text) => (
                <dd key={text}>
                  <code>{text}</code>
                </dd>
              ))}
              <dt>{causeWord}</dt>
              <dd>{cause}</dd>
              <dt>{fix}</dt>
              <dd>{cure}</dd>
            </dl>
          </section>
        );
      })}
    </>
  );
}
