import { useCallback, useState } from 'preact/hooks';
import { kept } from '../kept.ts';
import { Icon } from '../parts/icon.tsx';
import { PASTE_KEYS } from '../paste-keys.ts';
import { navigate } from '../router.ts';
import { itemPath } from '../routes.ts';
import { useStore } from '../store.ts';
import { currentTexts, useTexts } from '../texts/language.ts';
import { AddressForm } from './address-form.tsx';
import { type Given, useGiven } from './drop.ts';
import { FileButton } from './file-button.tsx';
import { ScanRows } from './rows.tsx';
import { clearRows, type Row, rows, scanFiles } from './session.ts';

/** The outline is seen before the page opens. */
const OUTLINE_MS = 900;

export function ScanPage() {
  const { scan } = useTexts();
  const all = useStore(rows);
  const [autoOpen, setAutoOpen] = useState(kept.read('auto-open') !== 'off');
  const [address, setAddress] = useState('');
  const take = useCallback(async (files: readonly File[]) => {
    const done = await scanFiles(files, currentTexts().scan.pasted);
    if (kept.read('auto-open') !== 'off') openOnly(done);
  }, []);
  const takeGiven = useCallback(
    ({ files, text }: Given) => (files.length > 0 ? take(files) : setAddress(text)),
    [take],
  );
  const over = useGiven(takeGiven);
  const setOpening = (on: boolean) => {
    kept.write('auto-open', on ? null : 'off');
    setAutoOpen(on);
  };
  const zone = ['zone', over && 'zone-over', all.length > 0 && 'zone-small'].filter(Boolean).join(' ');
  return (
    <>
      <div class="page-head">
        <h1>{scan.title}</h1>
        <p class="lead">{scan.lead}</p>
      </div>
      <FileButton class={zone} multiple onFiles={take}>
        <span class="zone-frame" aria-hidden="true">
          <Icon name="picture" />
        </span>
        <span class="zone-title">{all.length > 0 ? scan.another : scan.zone}</span>
        <span class="zone-text only-mouse">{scan.zoneText(PASTE_KEYS)}</span>
        <span class="zone-text only-touch">{scan.zoneTextTouch}</span>
        <span class="zone-formats">{scan.formats}</span>
      </FileButton>
      <p class="stays">
        <Icon name="shield" />
        {scan.stays}
      </p>
      <ScanRows />
      {all.length > 1 && (
        <p class="buttons">
          <button type="button" class="button" onClick={clearRows}>
            <Icon name="trash" />
            {scan.removeAll}
          </button>
        </p>
      )}
      <AddressForm address={address} onAddress={setAddress} onFile={(file) => take([file])} />
      <label class="check">
        <input type="checkbox" checked={autoOpen} onChange={(event) => setOpening(event.currentTarget.checked)} />
        {scan.autoOpen}
      </label>
    </>
  );
}

/** Opens the page of a code that was the only one in the only picture, if it is known and the visitor is still here. */
function openOnly(done: readonly Row[]): void {
  const [row] = done;
  if (row === undefined || done.length !== 1 || row.found.length !== 1) return;
  const { lookup } = row.found[0]!;
  if (lookup.status !== 'known') return;
  const { link } = lookup;
  setTimeout(() => {
    if (location.pathname === '/scan' && rows.get()[0]?.key === row.key) navigate(itemPath(link));
  }, OUTLINE_MS);
}
