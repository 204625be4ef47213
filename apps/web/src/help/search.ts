import { type FailureId, failures, type Language } from '@barline/messages';
import { EXPLANATIONS, type ExplanationId } from '../token/explanation-ids.ts';
import type { TokenTexts } from '../token/texts.ts';
import { ARTICLE_IDS } from './article-ids.ts';
import { type Articles, textOf } from './content.ts';
import { plain } from './inline.tsx';

export type Hit = {
  readonly href: string;
  readonly title: string;
  /** What is found, with its surroundings. */
  readonly excerpt: string;
};

/** All that is searched. */
export type Shelves = {
  readonly articles: Articles;
  readonly explanations: TokenTexts['explanations'];
  readonly language: Language;
};

type Page = { readonly href: string; readonly title: string; readonly summary: string; readonly text: string };

/** A word in the title weighs more than one in the summary, and that more than one in the text. */
const WEIGHTS = [12, 4, 1] as const;
/** Characters of an excerpt on each side of what was found. */
const AROUND = 70;

/** Every page that holds all words of `query`, the best first. Words match from their beginning: "redir" finds "redirect". */
export function searchHelp(query: string, shelves: Shelves): Hit[] {
  const words = toWords(query);
  if (words.length === 0) return [];
  return pagesIn(shelves)
    .map((page) => ({ page, weight: weigh(page, words) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ page: { href, title, summary, text } }) => ({ href, title, excerpt: cutOut(text, words) ?? summary }));
}

function pagesIn({ articles, explanations, language }: Shelves): Page[] {
  return [
    ...ARTICLE_IDS.map((id) => {
      const { title, summary, body } = articles[id];
      return { href: `/help/${id}`, title, summary, text: plain(body.map(textOf).join(' ')) };
    }),
    ...(Object.keys(EXPLANATIONS) as ExplanationId[]).map((id) => {
      const { title, cause, cure } = explanations[id];
      const text = `${EXPLANATIONS[id].seen.join(' · ')}: ${cause} ${cure}`;
      return { href: `/help/oauth-errors#${id}`, title, summary: cause, text };
    }),
    ...(Object.keys(failures) as FailureId[]).map((id) => {
      const { title, detail, fix } = failures[id];
      const text = `${id}: ${detail[language]} ${fix[language]}`;
      return { href: `/help/errors#${id}`, title: title[language], summary: detail[language], text };
    }),
  ];
}

/** Nothing where one of the words is missing. */
function weigh({ title, summary, text }: Page, words: readonly string[]): number {
  const places = [title, summary, text].map(toWords);
  const each = words.map((word) =>
    places.reduce((sum, place, at) => sum + (place.some((other) => other.startsWith(word)) ? WEIGHTS[at]! : 0), 0),
  );
  return each.every((weight) => weight > 0) ? each.reduce((sum, weight) => sum + weight) : 0;
}

function cutOut(text: string, words: readonly string[]): string | null {
  const at = text.toLowerCase().indexOf(words[0]!);
  if (at < 0) return null;
  const from = at < AROUND ? 0 : text.indexOf(' ', at - AROUND) + 1;
  const to = text.length - at < AROUND ? text.length : text.lastIndexOf(' ', at + AROUND);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

function toWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/ё/g, 'е')
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}
