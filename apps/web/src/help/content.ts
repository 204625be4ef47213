import type { ArticleId } from './article-ids.ts';

export type Platform = 'desktop' | 'android' | 'ios' | 'web';

/** A message in a diagram: from one party to another, what is written on the arrow, and the same as a sentence. */
type Message = {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly sentence: string;
};

/**
 * A part of an article. In every text, `code` stands between backticks, **strong words** between two asterisks and a
 * link as [words](address); see inline.tsx.
 */
export type Block =
  | string
  | { readonly heading: string; readonly id?: string }
  | { readonly steps: readonly string[] }
  | { readonly list: readonly string[] }
  | { readonly code: string }
  | { readonly table: readonly (readonly string[])[] }
  | { readonly note: string; readonly tone: 'note' | 'warning' | 'good' }
  | { readonly platforms: Readonly<Record<Platform, readonly string[]>> }
  | {
      readonly diagram: {
        readonly title: string;
        readonly parties: readonly string[];
        readonly messages: readonly Message[];
      };
    };

type Article = {
  readonly title: string;
  /** One sentence, for lists and search results. */
  readonly summary: string;
  readonly body: readonly Block[];
};

export type Articles = Readonly<Record<ArticleId, Article>>;

/** Everything that is written in a block, for the search. */
export function textOf(block: Block): string {
  if (typeof block === 'string') return block;
  if ('heading' in block) return block.heading;
  if ('steps' in block) return block.steps.join(' ');
  if ('list' in block) return block.list.join(' ');
  if ('code' in block) return block.code;
  if ('table' in block) return block.table.flat().join(' ');
  if ('note' in block) return block.note;
  if ('platforms' in block) return Object.values(block.platforms).flat().join(' ');
  return [block.diagram.title, ...block.diagram.messages.map(({ sentence }) => sentence)].join(' ');
}
