import { type FailureId, failures } from '@barline/messages';
import { place } from '../router.ts';
import { useHashTarget } from '../scroll-to-hash.ts';
import { useStore } from '../store.ts';
import { useLanguage } from '../texts/language.ts';
import { useTitle } from '../title.ts';
import { ARTICLE_OF } from './catalogue.ts';
import { useHelpTexts } from './texts.ts';

/** Every failure that Barline can tell of, under its stable name. */
export function ErrorsPage() {
  const help = useHelpTexts();
  useTitle(`${help.errors} · Barline`);
  const language = useLanguage();
  const chosen = useHashTarget(useStore(place).hash);
  return (
    <article class="prose">
      <div class="page-head">
        <h1>{help.errors}</h1>
        <p class="lead">{help.errorsLead}</p>
      </div>
      {(Object.keys(failures) as FailureId[]).map((id) => {
        const { title, detail, fix, reasons } = failures[id];
        return (
          <section key={id} id={id} class={id === chosen ? 'failure failure-chosen' : 'failure'}>
            <h2>
              {title[language]}{' '}
              <a class="failure-id" href={`#${id}`} aria-label={`${help.id}: ${id}`}>
                {id}
              </a>
            </h2>
            <dl>
              <dt>{help.cause}</dt>
              <dd>
                <Sentence text={detail[language]} />
              </dd>
              {Object.entries(reasons ?? {}).map(([reason, text]) => (
                <dd key={reason}>
                  <Sentence text={text[language]} />
                </dd>
              ))}
              <dt>{help.fix}</dt>
              <dd>
                <Sentence text={fix[language]} />
              </dd>
            </dl>
            {ARTICLE_OF[id] && (
              <p class="failure-more">
                <a href={`/help/${ARTICLE_OF[id]}`}>{help.articles[ARTICLE_OF[id]].title}</a>
              </p>
            )}
          </section>
        );
      })}
    </article>
  );
}

/** A sentence in which `{name}` stands for a value: shown as a placeholder. */
function Sentence({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(\{\w+\})/)
        .map((part, at) => (part.startsWith('{') ? <var key={at}>{part.slice(1, -1)}</var> : part))}
    </>
  );
}
