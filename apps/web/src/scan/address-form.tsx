import { useState } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/language.ts';
import { fetchPicture } from './fetch-picture.ts';

type AddressFormProps = {
  address: string;
  onAddress: (address: string) => void;
  onFile: (file: File) => void;
};

/** Fetches a picture by its address, straight from the browser, and hands it to the scanner. */
export function AddressForm({ address, onAddress, onFile }: AddressFormProps) {
  const { scan, act } = useTexts();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const refuse = (text: string) => {
    setError(text);
    announceNow(text);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const url = readAddress(address);
    if (url === null) return refuse(scan.addressWrong);
    setError(null);
    setBusy(true);
    const fetched = await fetchPicture(url);
    setBusy(false);
    if (fetched === 0) return refuse(scan.addressFailed);
    if (typeof fetched === 'number') return refuse(scan.addressStatus(fetched));
    onFile(fetched);
  };
  return (
    <details class="address-form" open={address !== '' || undefined}>
      <summary>{scan.address}</summary>
      <form onSubmit={submit} noValidate>
        <label for="picture-address" class="visually-hidden">
          {scan.address}
        </label>
        <div class="field-with-button">
          <input
            id="picture-address"
            class="input"
            type="url"
            inputMode="url"
            autocomplete="off"
            placeholder={scan.addressPlaceholder}
            value={address}
            onInput={(event) => onAddress(event.currentTarget.value)}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={error ? 'picture-address-error picture-address-hint' : 'picture-address-hint'}
          />
          <button type="submit" class="button" aria-busy={busy ? 'true' : undefined}>
            {scan.addressSubmit}
          </button>
        </div>
        {error && (
          <p class="field-error" id="picture-address-error">
            <Icon name="warning" />
            <span>
              {error} <a href="/help/errors#decode_image_failed">{act.why}</a>
            </span>
          </p>
        )}
        <p class="field-hint" id="picture-address-hint">
          {scan.addressHint}
        </p>
      </form>
    </details>
  );
}

function readAddress(text: string): URL | null {
  try {
    const url = new URL(text.trim());
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
