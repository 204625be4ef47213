import { useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { useStore } from '../store.ts';
import { useTexts } from '../texts/language.ts';
import { ClearAll } from './clear-all.tsx';
import type { Entry } from './entries.ts';
import { EntryRow } from './entry-row.tsx';
import { entries, forget, keeping, matches, switchKeeping } from './history.ts';
import { Transfer } from './transfer.tsx';

type Filter = 'all' | 'scan' | 'create' | 'unresolved';

const FILTERS: Readonly<Record<Filter, (entry: Entry) => boolean>> = {
  all: () => true,
  scan: (entry) => entry.kind === 'scan',
  create: (entry) => entry.kind === 'create',
  unresolved: (entry) => entry.link === null,
};

export function HistoryPage() {
  const { history, types } = useTexts();
  const all = useStore(entries);
  const on = useStore(keeping);
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const shown = all.filter((entry) => FILTERS[filter](entry) && matches(entry, typed));
  const names: Readonly<Record<Filter, string>> = {
    all: history.filterAll,
    scan: history.filterScan,
    create: history.filterCreate,
    unresolved: history.filterUnresolved,
  };
  const remove = (entry: Entry) => {
    forget(entry);
    announce(history.deleted);
  };
  return (
    <>
      <div class="page-head">
        <h1>{history.title}</h1>
        <p class="lead">{history.lead}</p>
      </div>
      {!on && <Callout tone="note">{history.offNote}</Callout>}
      {all.length > 0 && (
        <div class="history-tools">
          <div class="history-search">
            <label for="history-search">{history.search}</label>
            <input
              id="history-search"
              class="input"
              type="search"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          <fieldset class="choices">
            <legend>{history.filter}</legend>
            {(Object.keys(FILTERS) as Filter[]).map((name) => (
              <label key={name}>
                <input type="radio" name="filter" checked={filter === name} onChange={() => setFilter(name)} />
                <span>{names[name]}</span>
              </label>
            ))}
          </fieldset>
        </div>
      )}
      {all.length > 0 && (
        <p class="muted" role="status">
          {shown.length > 0 ? history.count(shown.length) : history.none}
        </p>
      )}
      {all.length === 0 ? (
        <section class="panel empty">
          <Icon name="history" />
          <h2>{history.empty}</h2>
          <p>{history.emptyText}</p>
        </section>
      ) : (
        <ul class="entries">
          {shown.map((entry) => (
            <EntryRow key={entry.kind + entry.namespace + entry.mediaRef} entry={entry}>
              <button type="button" class="icon-button" onClick={() => remove(entry)}>
                <Icon name="trash" />
                <span class="visually-hidden">
                  {history.deleteOne(`${entry.link === null ? '' : types[entry.link.type]} ${entry.mediaRef}`.trim())}
                </span>
              </button>
            </EntryRow>
          ))}
        </ul>
      )}
      <section class="panel" aria-labelledby="history-more">
        <h2 id="history-more">{history.more}</h2>
        <label class="check">
          <input type="checkbox" checked={on} onChange={(event) => switchKeeping(event.currentTarget.checked)} />
          {history.keep}
        </label>
        <Transfer all={all} />
        {all.length > 0 && <ClearAll count={all.length} />}
      </section>
    </>
  );
}
