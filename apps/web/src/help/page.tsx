import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { place, replaceSearch } from '../router.ts';
import { useLanguage } from '../texts/language.ts';
import { useTitle } from '../title.ts';
import { useTokenTexts } from '../token/texts.ts';
import { SECTIONS } from './catalogue.ts';
import { searchHelp } from './search.ts';
import { useHelpTexts } from './texts.ts';

/** All of the help, and a search in it. What is searched for stands in the address. */
export function HelpPage() {
  const help = useHelpTexts();
  const [query, setQuery] = useState(() => new URLSearchParams(place.get().search).get('q') ?? '');
  useTitle(`${help.title} · Barline`);
  const search = (text: string) => {
    setQuery(text);
    replaceSearch(new URLSearchParams(text.trim() === '' ? {} : { q: text }));
  };
  return (
    <article class="help">
      <div class="page-head">
        <h1>{help.title}</h1>
        <p class="lead">{help.lead}</p>
      </div>
      <search class="field">
        <label for="help-search">{help.search}</label>
        <input
          id="help-search"
          class="input"
          type="search"
          value={query}
          onInput={(event) => search(event.currentTarget.value)}
          aria-describedby="help-search-hint"
          autocomplete="off"
        />
        <p id="help-search-hint" class="field-hint">
          {help.searchHint}
        </p>
      </search>
      {query.trim() === '' ? <Shelves /> : <Hits query={query} />}
    </article>
  );
}

function Hits({ query }: { query: string }) {
  const { articles, found, none } = useHelpTexts();
  const { explanations } = useTokenTexts();
  const hits = searchHelp(query, { articles, explanations, language: useLanguage() });
  return (
    <>
      <p role="status">{hits.length === 0 ? none : found(hits.length)}</p>
      <ul class="help-hits">
        {hits.map(({ href, title, excerpt }) => (
          <li key={href}>
            <a href={href}>{title}</a>
            <p class="muted">{excerpt}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Shelves() {
  const { articles, sections, errors, errorsText, api, apiText } = useHelpTexts();
  return (
    <>
      {SECTIONS.map(({ id, icon, articles: ids }) => (
        <section key={id} class="shelf">
          <h2>
            <Icon name={icon} />
            {sections[id]}
          </h2>
          <ul class="shelf-list">
            {ids.map((each) => (
              <ShelfItem key={each} href={`/help/${each}`} {...articles[each]} />
            ))}
            {id === 'trouble' && <ShelfItem href="/help/errors" title={errors} summary={errorsText} />}
            {id === 'trouble' && <ShelfItem href="/help/api" title={api} summary={apiText} />}
          </ul>
        </section>
      ))}
    </>
  );
}

function ShelfItem({ href, title, summary }: { href: string; title: string; summary: string }) {
  return (
    <li>
      <a href={href}>{title}</a>
      <p class="muted">{summary}</p>
    </li>
  );
}
