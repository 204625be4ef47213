import { useCallback, useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { PASTE_KEYS } from '../paste-keys.ts';
import { navigate } from '../router.ts';
import { itemPath } from '../routes.ts';
import { useStore } from '../store.ts';
import { currentTexts, useTexts } from '../texts/language.ts';
import { AddressForm } from './address-form.tsx';
import { askBeforeOpening, asksBeforeOpening } from './auto-open.ts';
import { closeCamera, startCamera } from './camera/camera.ts';
import { CameraPanel } from './camera/panel.tsx';
import { takeCameraWish } from './camera-wish.ts';
import { type Given, useGiven } from './drop.ts';
import { FileButton } from './file-button.tsx';
import { takeSharedPictures } from './given-by-system.ts';
import { ScanRows } from './rows.tsx';
import { ScreenButton } from './screen-button.tsx';
import { clearRows, onlyLink, type Row, rows, scanFiles } from './session.ts';

/** The outline is seen before the page opens. */
const OUTLINE_MS = 900;

/** Every way in for a code: the camera, pictures chosen, dropped, pasted, shared, by address, and the screen. */
export function ScanPage() {
  const { scan } = useTexts();
  const all = useStore(rows);
  const [asking, setAsking] = useState(asksBeforeOpening);
  const [address, setAddress] = useState('');
  const take = useCallback(async (files: readonly File[]) => {
    closeCamera();
    const done = await scanFiles(files, currentTexts().scan.pasted);
    if (!asksBeforeOpening()) openOnly(done);
  }, []);
  const takeGiven = useCallback(
    ({ files, text }: Given) => (files.length > 0 ? take(files) : setAddress(text)),
    [take],
  );
  const over = useGiven(takeGiven);
  useEffect(() => {
    if (takeCameraWish()) startCamera();
  }, []);
  useEffect(() => takeSharedPictures(take), [take]);
  const setAsk = (on: boolean) => {
    askBeforeOpening(on);
    setAsking(on);
  };
  const zone = ['zone', over && 'zone-over', all.length > 0 && 'zone-small'].filter(Boolean).join(' ');
  return (
    <>
      <div class="page-head">
        <h1>{scan.title}</h1>
        <p class="lead">{scan.lead}</p>
      </div>
      <div class={all.length > 0 ? 'scan-sources scan-sources-small' : 'scan-sources'}>
        <CameraPanel onFiles={take} small={all.length > 0} />
        <FileButton class={zone} multiple onFiles={take}>
          <span class="zone-frame" aria-hidden="true">
            <Icon name="picture" />
          </span>
          <span class="zone-title">{all.length > 0 ? scan.another : scan.zone}</span>
          <span class="zone-text only-mouse">{scan.zoneText(PASTE_KEYS)}</span>
          <span class="zone-text only-touch">{scan.zoneTextTouch}</span>
          <span class="zone-formats">{scan.formats}</span>
        </FileButton>
      </div>
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
      <ScreenButton onFile={(file) => take([file])} />
      <AddressForm address={address} onAddress={setAddress} onFile={(file) => take([file])} />
      <label class="check">
        <input type="checkbox" checked={asking} onChange={(event) => setAsk(event.currentTarget.checked)} />
        {scan.askFirst}
      </label>
    </>
  );
}

/** Opens the page of a code that was the only one in the only picture, if it is known and the visitor is still here. */
function openOnly(done: readonly Row[]): void {
  const [row] = done;
  const link = row !== undefined && done.length === 1 ? onlyLink(row) : null;
  if (row === undefined || link === null) return;
  setTimeout(() => {
    if (location.pathname === '/scan' && rows.get()[0]?.key === row.key) navigate(itemPath(link));
  }, OUTLINE_MS);
}
