import { formatUri } from '@barline/codes';
import { useState } from 'preact/hooks';
import { describeProblem } from '../api/problem.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Strip } from '../parts/strip.tsx';
import { itemPath } from '../routes.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import type { Snapshot } from './batch.ts';
import type { Row } from './row.ts';
import { batch } from './session.ts';

const PAGE = 50;

type Filter = 'all' | 'made' | 'failed' | 'waiting';

const ICONS: Readonly<Record<Row['state'], IconName>> = {
  waiting: 'pause',
  asking: 'turn',
  made: 'check',
  failed: 'stop',
};

/** The rows, fifty at a time. */
export function RowTable({ snapshot }: { snapshot: Snapshot }) {
  const { batch: say } = useStudio();
  const [filter, setFilter] = useState<Filter>('all');
  const [page, setPage] = useState(0);
  const { rows, marks, counts } = snapshot;
  const shown = filter === 'all' ? rows : rows.filter((row) => stateOf(row) === filter);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const at = Math.min(page, pages - 1);
  const filters: readonly Filter[] = ['all', 'made', 'failed', 'waiting'];
  return (
    <section class="batch-rows" aria-label={say.rows}>
      <fieldset class="choices">
        <legend>{say.filter}</legend>
        {filters.map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="row-filter"
              checked={filter === name}
              onChange={() => {
                setFilter(name);
                setPage(0);
              }}
            />
            <span>
              {say.filters[name]} {counts[name].toLocaleString()}
            </span>
          </label>
        ))}
      </fieldset>
      <ol class="batch-list" start={at * PAGE + 1}>
        {shown.slice(at * PAGE, (at + 1) * PAGE).map((row) => (
          <BatchRow key={row.n} row={row} mark={markOf(row, marks)} />
        ))}
      </ol>
      {pages > 1 && (
        <nav class="buttons" aria-label={say.pages}>
          <button type="button" class="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
            {say.before}
          </button>
          <span>{say.page(at + 1, pages)}</span>
          <button type="button" class="button" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            {say.after}
          </button>
        </nav>
      )}
    </section>
  );
}

function BatchRow({ row, mark }: { row: Row; mark: string | null }) {
  const texts = useTexts();
  const { batch: say } = useStudio();
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  const problem = row.state === 'failed' ? describeProblem(row.problem, language, texts) : null;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    batch.edit(row.n, { link: String(form.get('link')), title: String(form.get('title')) });
    setEditing(false);
  };
  return (
    <li class={`batch-row batch-${row.state}`}>
      <p class="batch-state">
        <Icon name={ICONS[row.state]} />
        <span class="number">{row.n}</span>
        <span>{say.rowStates[row.state]}</span>
      </p>
      {row.state === 'made' ? (
        <Strip levels={row.code.levels} mark={mark} background="#000000" bars="#ffffff" />
      ) : (
        <span class="batch-gap" />
      )}
      {editing ? (
        <form class="batch-edit" onSubmit={save}>
          <input class="input number" name="link" aria-label={say.link} value={row.link} />
          <input class="input" name="title" aria-label={say.title} placeholder={say.title} value={row.title} />
          <button type="submit" class="button">
            {say.save}
          </button>
          <button type="button" class="button" onClick={() => setEditing(false)}>
            {texts.act.cancel}
          </button>
        </form>
      ) : (
        <div class="batch-text">
          {row.title && <p class="batch-title">{row.title}</p>}
          {row.state === 'made' ? (
            <a class="address" href={itemPath(row.code.link)}>
              {formatUri(row.code.link)}
            </a>
          ) : (
            <span class="address">{row.link}</span>
          )}
          {problem && (
            <p class="batch-problem">
              {problem.detail} {problem.fix}
            </p>
          )}
        </div>
      )}
      {!editing && (
        <div class="batch-acts">
          <button
            type="button"
            class="icon-button"
            disabled={row.state === 'asking'}
            onClick={() => setEditing(true)}
            title={say.edit}
          >
            <Icon name="edit" />
            <span class="visually-hidden">
              {say.edit} {row.n}
            </span>
          </button>
          <button type="button" class="icon-button" onClick={() => batch.remove(row.n)} title={texts.act.remove}>
            <Icon name="close" />
            <span class="visually-hidden">
              {texts.act.remove} {row.n}
            </span>
          </button>
        </div>
      )}
    </li>
  );
}

function stateOf({ state }: Row): Filter {
  return state === 'asking' ? 'waiting' : state;
}

function markOf(row: Row, marks: readonly string[]): string | null {
  return row.state === 'made' && row.code.mark !== null ? (marks[row.code.mark] ?? null) : null;
}
