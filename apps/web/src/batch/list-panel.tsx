import { type AskWebApi, isList, type Listed, listLinks, listPlaylists, parseLink } from '@barline/codes';
import { useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import { goToLogIn } from '../mine/log-in.ts';
import { Callout } from '../parts/callout.tsx';
import { useStore } from '../store.ts';
import { useStudio } from '../texts/studio.ts';
import { AuthProblem } from '../token/auth-problem.tsx';
import { holding, sessionOf } from '../token/holding.ts';
import type { Wanted } from './row.ts';

/** Links from a playlist, an album or an artist, with a token that this page holds. */
export function ListPanel({ onRows }: { onRows: (rows: readonly Wanted[]) => void }) {
  const { batch: say } = useStudio();
  const held = useStore(holding);
  const [text, setText] = useState('');
  const [mine, setMine] = useState<readonly Listed[] | null>(null);
  const [known, setKnown] = useState<{ known: number; all: number } | null>(null);
  const [trouble, setTrouble] = useState<{ error: unknown } | string | null>(null);
  if (held === null) {
    return (
      <Callout tone="note">
        <p>
          {say.needsToken} <a href="/token">{say.getToken}</a>
        </p>
        <p class="buttons">
          <button type="button" class="button" onClick={() => goToLogIn('/batch')}>
            {say.logIn}
          </button>
        </p>
      </Callout>
    );
  }
  const session = sessionOf(held);
  const ask: AskWebApi = async (path, call) => (await session.check(await session.fetch(path), call)).json();
  const run = async (act: () => Promise<void>) => {
    setTrouble(null);
    setKnown({ known: 0, all: 0 });
    try {
      await act();
    } catch (error) {
      setTrouble({ error });
    } finally {
      setKnown(null);
    }
  };
  const take = (given: string) => {
    const parsed = parseLink(given);
    if (!parsed.ok || !isList(parsed.link)) return setTrouble(say.noList);
    return run(async () => {
      const listed = await listLinks(ask, parsed.link, (done, all) => setKnown({ known: done, all }));
      if (listed.length === 0) return setTrouble(say.emptyList);
      announce(say.drawn(listed.length, listed.length));
      onRows(listed.map(({ link, title }, n) => ({ n: n + 1, link, title, bg: '', bars: '', file: '' })));
    });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    take(text);
  };
  return (
    <form class="field" onSubmit={submit}>
      <label for="batch-list">{say.list}</label>
      <div class="field-with-button">
        <input
          id="batch-list"
          class="input number"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={known !== null}>
          {say.takeList}
        </button>
      </div>
      <p class="buttons">
        <button
          type="button"
          class="button"
          disabled={known !== null}
          onClick={() => run(async () => setMine(await listPlaylists(ask)))}
        >
          {say.myPlaylists}
        </button>
      </p>
      {mine !== null && (
        <ul class="saved-styles">
          {mine.map(({ link, title }) => (
            <li key={link}>
              <button type="button" class="chip" disabled={known !== null} onClick={() => take(link)}>
                {title || link}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="muted" role="status">
        {known !== null && say.listing(known.known, known.all)}
        {mine?.length === 0 && say.noPlaylists}
      </p>
      {typeof trouble === 'string' && <Callout tone="warning">{trouble}</Callout>}
      {trouble !== null && typeof trouble === 'object' && <AuthProblem error={trouble.error} />}
    </form>
  );
}
