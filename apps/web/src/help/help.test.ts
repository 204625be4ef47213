import { expect, test } from 'vitest';
import { helpEn } from '../texts/help.en.ts';
import { helpRu } from '../texts/help.ru.ts';
import { tokenEn } from '../texts/token.en.ts';
import { tokenRu } from '../texts/token.ru.ts';
import { ARTICLE_IDS, isArticleId } from './article-ids.ts';
import { ARTICLE_OF, RELATED, SECTIONS, sourcesOf } from './catalogue.ts';
import { type Block, textOf } from './content.ts';
import { plain } from './inline.tsx';
import { searchHelp } from './search.ts';

const en = { articles: helpEn.articles, explanations: tokenEn.explanations, language: 'en' } as const;
const ru = { articles: helpRu.articles, explanations: tokenRu.explanations, language: 'ru' } as const;

/** What an article is made of, without its words. */
function outline(block: Block): unknown {
  if (typeof block === 'string') return 'text';
  if ('diagram' in block) return block.diagram.messages.map(({ from, to }) => [from, to]);
  if ('platforms' in block) return Object.entries(block.platforms).map(([name, steps]) => [name, steps.length]);
  if ('table' in block) return block.table.map((row) => row.length);
  if ('list' in block) return ['list', block.list.length];
  if ('steps' in block) return ['steps', block.steps.length];
  return Object.keys(block);
}

const linksIn = (text: string) => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address]) => address!);

test('every article stands on one shelf, and none is missing', () => {
  expect(SECTIONS.flatMap(({ articles }) => articles).toSorted()).toEqual([...ARTICLE_IDS].toSorted());
});

test('both languages have the same articles of the same parts, the same diagrams and the same links', () => {
  for (const id of ARTICLE_IDS) {
    const [one, other] = [helpEn.articles[id], helpRu.articles[id]];
    expect(other.body.map(outline), id).toEqual(one.body.map(outline));
    expect(linksIn(other.body.map(textOf).join()).toSorted(), id).toEqual(
      linksIn(one.body.map(textOf).join()).toSorted(),
    );
    for (const { title, summary } of [one, other])
      expect(
        [title, summary].every((text) => text !== ''),
        id,
      ).toBe(true);
    expect(one.title + one.summary, id).not.toMatch(/[а-яё]/i);
    expect(other.summary, id).toMatch(/[а-яё]/i);
  }
});

test('every link within the site leads to a page, every related article is another one, every source is https', () => {
  for (const id of ARTICLE_IDS) {
    const links = linksIn(helpEn.articles[id].body.map(textOf).join());
    for (const link of links.filter((address) => address.startsWith('/help/') && address !== '/help/errors')) {
      expect(isArticleId(link.slice('/help/'.length)), `${id}: ${link}`).toBe(true);
    }
    expect(
      links.every((address) => /^\/|^https:\/\//.test(address)),
      id,
    ).toBe(true);
    expect(RELATED[id]).not.toContain(id);
    expect(sourcesOf(id).every(({ url }) => url.startsWith('https://'))).toBe(true);
  }
  expect(Object.values(ARTICLE_OF).every(isArticleId)).toBe(true);
});

test('whatever touches authorization names its sources', () => {
  for (const { id, articles } of SECTIONS.filter(({ id }) => id === 'tokens' || id === 'flows')) {
    for (const article of articles.filter((each) => each !== 'sandbox')) {
      expect(sourcesOf(article).length, `${id}: ${article}`).toBeGreaterThan(0);
    }
  }
});

test('the search finds pages by the beginnings of all words, in both languages, the title first', () => {
  expect(searchHelp('invalid_grant', en)[0]?.href).toMatch(/invalid_grant|refresh|code_|lifetime/);
  expect(searchHelp('Not matching configuration', en)[0]?.href).toBe('/help/oauth-errors#redirect_uri_mismatch');
  expect(searchHelp('поделиться', ru)[0]?.href).toBe('/help/share');
  expect(searchHelp('узнать токен', ru)[0]?.href).toBe('/help/find-token');
  expect(searchHelp('find token', en)[0]?.href).toBe('/help/find-token');
  expect(searchHelp('blurry', en).map(({ href }) => href)).toContain('/help/errors#blurry');
  expect(searchHelp('jam', en)[0]?.href).toBe('/help/group-sessions');
  expect(searchHelp('refresh', en).length).toBeGreaterThan(searchHelp('refresh pixels', en).length);
});

test('nothing is found where nothing fits, and nothing is asked where nothing was typed', () => {
  expect(searchHelp('qwertz', en)).toEqual([]);
  expect(searchHelp('  ', en)).toEqual([]);
  expect(searchHelp('(((', en)).toEqual([]);
});

test('an excerpt shows what was found', () => {
  const hit = searchHelp('pixy', en)[0]!;
  expect(hit.excerpt.toLowerCase()).toContain('pixy');
  expect(hit.excerpt.length).toBeLessThan(200);
});

test('marks are taken off where words alone are wanted', () => {
  expect(plain('See **this**, `that` and [there](/help).')).toBe('See this, that and there.');
  expect(plain('2 * 3 * 4 and [x] and `open')).toBe('2 * 3 * 4 and [x] and `open');
});
