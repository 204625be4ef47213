import type { Language } from '@barline/messages';
import type { Html } from './pages/html.ts';
import type { Parameters } from './parameters.ts';

/** A request for a page, as far as a page may know it. */
export type Visit = {
  readonly method: 'GET' | 'POST';
  /** The path and query as they came. */
  readonly path: string;
  readonly query: Parameters;
  /** The undecoded text of the query, without the question mark. */
  readonly queryText: string;
  /** Fields of a form that was sent; empty with GET. */
  readonly form: Parameters;
  /** Parts of the path by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly language: Language;
  /** Where it comes from: an IP address. */
  readonly address: string;
  readonly userAgent: string;
};

/** A cookie to set; `null` removes it. */
export type CookieChange = {
  readonly name: string;
  readonly value: string | null;
  /** Seconds; absent: until the browser ends. */
  readonly maxAge?: number;
};

/** What a page answers: HTML, or the address to go to next (303). */
export type PageAnswer = {
  readonly cookies?: readonly CookieChange[];
} & (
  | {
      readonly status: number;
      readonly page: Html;
      /** Where the forms of the page may lead besides this server; `any` where a policy cannot say it. */
      readonly formTargets?: readonly string[] | 'any';
      /** The page has the script of the linter, served by this server. */
      readonly script?: boolean;
      readonly retryAfter?: number;
    }
  | { readonly location: string }
);

/** Answers a visit. */
export type PageHandler = (visit: Visit) => Promise<PageAnswer>;
