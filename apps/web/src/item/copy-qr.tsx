import { announce } from '../announce.tsx';
import { canCopyImage, copyPng, saveFile } from '../export/save.ts';
import { useOutcome } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { qrPng, qrSvg, useQr } from '../parts/qr.tsx';
import { useTexts } from '../texts/language.ts';

/** Copies the QR code as a picture; where the browser cannot, saves it as a file. */
export function CopyQr({ url }: { url: string }) {
  const { act, code, create } = useTexts();
  const drawing = useQr(url);
  const [outcome, tell] = useOutcome();
  const copies = canCopyImage();
  const run = async () => {
    if (drawing === null) return;
    if (!copies) return saveFile(new File([qrSvg(drawing)], 'spotify-qr.svg', { type: 'image/svg+xml' }));
    const said = (await copyPng(qrPng(drawing))) ? act.copied : act.copyFailed;
    tell(said);
    announce(`${said}: ${code.qr}`);
  };
  return (
    <button type="button" class="button" disabled={drawing === null} onClick={run}>
      <Icon name={copies ? 'copy' : 'download'} />
      {outcome ?? (copies ? act.copy : create.downloadQr)}
      <span class="visually-hidden"> {code.qr}</span>
    </button>
  );
}
