import { formatUri, type Link, parseLink } from '@barline/codes';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { announce, announceNow } from '../announce.tsx';
import { makeCode } from '../api/client.ts';
import type { Code } from '../api/code.ts';
import { describeProblem, type Problem } from '../api/problem.ts';
import { remember } from '../history/history.ts';
import { currentTexts, language } from '../texts/language.ts';
import { problemOf } from './read-link.ts';

/** From a link as it was typed to its code. */
export type Making =
  | { readonly state: 'empty' }
  | { readonly state: 'asking' }
  | { readonly state: 'made'; readonly code: Code }
  | {
      readonly state: 'failed';
      readonly problem: Problem /** null: the text itself is wrong */;
      readonly link: Link | null;
    };

/** Codes made during this visit, by URI: asking twice is not needed, one link has one code. */
const made = new Map<string, Code>();

/** Makes codes of links, the last one asked for wins. `make('')` goes back to the beginning. */
export function useMaking(): [Making, (text: string) => void] {
  const [making, setMaking] = useState<Making>({ state: 'empty' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const make = useCallback((text: string) => {
    running.current?.abort();
    if (text.trim() === '') return setMaking({ state: 'empty' });
    const parsed = parseLink(text);
    if (!parsed.ok && parsed.reason !== 'short_link') return fail(problemOf(parsed), null);
    const known = parsed.ok ? made.get(formatUri(parsed.link)) : undefined;
    if (known !== undefined) return finish(known);
    const controller = new AbortController();
    running.current = controller;
    setMaking({ state: 'asking' });
    announce(currentTexts().home.working);
    makeCode(parsed.ok ? formatUri(parsed.link) : parsed.url, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (answer.ok) finish(answer.value);
      else fail(answer.problem, parsed.ok ? parsed.link : null);
    });

    function finish(code: Code): void {
      made.set(code.uri, code);
      setMaking({ state: 'made', code });
      announceNow(currentTexts().home.made);
      remember({
        kind: 'create',
        namespace: code.namespace,
        mediaRef: code.mediaRef,
        link: code.link,
        source: code.url,
      });
    }

    function fail(problem: Problem, link: Link | null): void {
      setMaking({ state: 'failed', problem, link });
      announceNow(describeProblem(problem, language.get(), currentTexts()).detail);
    }
  }, []);
  return [making, make];
}
