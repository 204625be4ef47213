import { EntryRow } from '../history/entry-row.tsx';
import { entries } from '../history/history.ts';
import { Icon } from '../parts/icon.tsx';
import { useStore } from '../store.ts';
import { useTexts } from '../texts/language.ts';

const SHOWN = 3;

/** The last few entries of the history; nothing while there are none. */
export function Recent() {
  const { home } = useTexts();
  const all = useStore(entries);
  if (all.length === 0) return null;
  return (
    <section class="recent" aria-labelledby="recent">
      <div class="section-head">
        <h2 id="recent">{home.recent}</h2>
        <a href="/history">
          {home.allHistory}
          <Icon name="arrow" />
        </a>
      </div>
      <ul class="entries">
        {all.slice(0, SHOWN).map((entry) => (
          <EntryRow key={entry.kind + entry.namespace + entry.mediaRef} entry={entry} />
        ))}
      </ul>
    </section>
  );
}
