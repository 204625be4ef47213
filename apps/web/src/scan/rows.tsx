import { useEffect, useState } from 'preact/hooks';
import { announce, announceNow } from '../announce.tsx';
import { describeProblem } from '../api/problem.ts';
import { lazy } from '../lazy.tsx';
import { ProblemCallout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { useStore } from '../store.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { Found } from './found.tsx';
import { PictureWithOutlines } from './overlay.tsx';
import { LOOKED_UP_AT_ONCE, lookUp, type Row, removeRow, rows } from './session.ts';

/** Every picture of this visit with its state and its codes. */
export function ScanRows() {
  const { scan } = useTexts();
  const all = useStore(rows);
  if (all.length === 0) return null;
  return (
    <section class="rows" aria-label={scan.results}>
      {all.map((row) => (
        <ScanRow key={row.key} row={row} />
      ))}
    </section>
  );
}

const FoundOther = lazy(async () => (await import('./found-other.tsx')).FoundOther);

function ScanRow({ row }: { row: Row }) {
  const { scan, act } = useTexts();
  const [shown, setShown] = useState(LOOKED_UP_AT_ONCE);
  useSpoken(row);
  const rest = row.found.length - shown;
  const showMore = () => {
    const end = Math.min(row.found.length, shown + 60);
    setShown(end);
    lookUp(row.key, shown, end);
  };
  const busy = row.state !== 'done';
  const state = stateOf(row, scan);
  return (
    <article class="row" aria-busy={busy ? 'true' : undefined}>
      <header class="row-head">
        <div>
          <h2 class="row-name">{row.name}</h2>
          {state !== '' && <p class="row-state">{state}</p>}
        </div>
        <button type="button" class="icon-button" onClick={() => removeRow(row.key)}>
          <Icon name="close" />
          <span class="visually-hidden">
            {act.remove} {row.name}
          </span>
        </button>
      </header>
      {busy && <div class="progress" aria-hidden="true" />}
      <div class="row-body">
        <PictureWithOutlines row={row} />
        <div class="row-result">
          {row.problem && <ProblemCallout problem={row.problem} />}
          {row.found.length > 0 && (
            <ul class="found-list" aria-label={scan.found(row.found.length)} onKeyDown={moveByArrows}>
              {row.found.slice(0, shown).map((found, index) => (
                <Found
                  key={index}
                  found={found}
                  number={row.found.length > 1 ? index + 1 : null}
                  focus={row.focus && index === 0 && isSettled(found.lookup.status)}
                />
              ))}
            </ul>
          )}
          {row.others.length > 0 && (
            <ul class="found-list">
              {row.others.map((other, index) => (
                <FoundOther key={index} other={other} focus={row.focus && index === 0} />
              ))}
            </ul>
          )}
          {rest > 0 && (
            <button type="button" class="button" onClick={showMore}>
              {scan.showAll(Math.min(rest, 60))}
            </button>
          )}
        </div>
      </div>
    </article>
  );
}

/** Arrow keys lead from code to code in a list. */
function moveByArrows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const cards = [...event.currentTarget.querySelectorAll('.found')];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  if (step === undefined || at < 0) return;
  event.preventDefault();
  cards[Math.max(0, Math.min(cards.length - 1, at + step))]!.querySelector<HTMLElement>('a, button')?.focus();
}

function stateOf(row: Row, scan: ReturnType<typeof useTexts>['scan']): string {
  if (row.state !== 'done') return scan[row.state];
  if (row.scanned === null || row.found.length === 0) return '';
  return `${scan.found(row.found.length)} · ${scan.took(Math.round(row.scanned.milliseconds))}`;
}

function isSettled(status: string): boolean {
  return status !== 'idle' && status !== 'asking';
}

/** Tells a screen reader what becomes of the picture. */
function useSpoken(row: Row): void {
  const texts = useTexts();
  const language = useLanguage();
  const status = row.found[0]?.lookup.status ?? 'idle';
  useEffect(() => {
    if (row.state === 'looking') announce(texts.scan.looking);
    if (row.problem) announceNow(texts.scan.foundNone(describeProblem(row.problem, language, texts).detail));
    if (row.found.length > 1 && row.state === 'done') {
      announceNow(`${texts.scan.found(row.found.length)}. ${texts.scan.chooseByArrows}`);
    }
    const lookup = row.found[0]?.lookup;
    if (row.found.length !== 1 || lookup === undefined) return;
    if (lookup.status === 'known') announceNow(texts.scan.foundOne(texts.types[lookup.link.type]));
    if (lookup.status === 'unknown') announceNow(texts.scan.unknownText);
    if (lookup.status === 'offline') announceNow(texts.scan.offline);
  }, [row.state, row.problem, status]);
}
