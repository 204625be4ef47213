import { type Link, toUrl } from '@barline/codes';
import { saveFile } from '../export/save.ts';
import { Icon } from '../parts/icon.tsx';
import { QrCode, qrSvg, useQr } from '../parts/qr.tsx';
import { useTexts } from '../texts/language.ts';

/** Where no code can be had: a QR code of the same link, which needs no number from anyone. */
export function QrInstead({ link }: { link: Link }) {
  const { create, code } = useTexts();
  const url = toUrl(link);
  const drawing = useQr(url);
  const save = () =>
    drawing && saveFile(new File([qrSvg(drawing)], `spotify-${link.type}-qr.svg`, { type: 'image/svg+xml' }));
  return (
    <div class="qr-instead">
      <QrCode text={url} label={`${code.qr}: ${url}`} />
      <div>
        <p>{create.qrInstead}</p>
        <p class="address">{url}</p>
        <p class="buttons">
          <button type="button" class="button" disabled={drawing === null} onClick={save}>
            <Icon name="download" />
            {create.downloadQr}
          </button>
        </p>
      </div>
    </div>
  );
}
