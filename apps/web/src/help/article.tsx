import { Icon } from '../parts/icon.tsx';
import { ShareButton } from '../parts/share.tsx';
import { place } from '../router.ts';
import { matchRoute } from '../routes.ts';
import { useStore } from '../store.ts';
import { useTitle } from '../title.ts';
import { Blocks } from './blocks.tsx';
import { CHECKED, RELATED, sourcesOf } from './catalogue.ts';
import { OauthErrors } from './oauth-errors.tsx';
import { useHelpTexts } from './texts.ts';

/** One article of the help, with what to read next and what it rests on. */
export function ArticlePage() {
  const help = useHelpTexts();
  const route = matchRoute(useStore(place).path);
  const id = route.page === 'article' ? route.id : 'scan';
  const { title, summary, body } = help.articles[id];
  const sources = sourcesOf(id);
  useTitle(`${title} · Barline`);
  return (
    <article class="prose article">
      <div class="page-head">
        <p>
          <a class="back" href="/help">
            {help.back}
          </a>
        </p>
        <h1>{title}</h1>
        <p class="lead">{summary}</p>
      </div>
      <Blocks blocks={body} />
      {id === 'oauth-errors' && <OauthErrors />}
      <footer class="article-end">
        <h2>{help.related}</h2>
        <ul class="shelf-list">
          {RELATED[id].map((other) => (
            <li key={other}>
              <a href={`/help/${other}`}>
                {help.articles[other].title} <Icon name="arrow" />
              </a>
            </li>
          ))}
        </ul>
        <p class="buttons">
          <ShareButton url={`${location.origin}/help/${id}`} title={title} />
        </p>
        {sources.length > 0 && (
          <p class="sources">
            {help.sources(CHECKED)}:{' '}
            {sources.map(({ name, url }, at) => (
              <span key={url}>
                {at > 0 && ' · '}
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {name}
                </a>
              </span>
            ))}
          </p>
        )}
      </footer>
    </article>
  );
}
