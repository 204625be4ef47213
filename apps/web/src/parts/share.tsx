import { useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import { saveFile } from '../export/save.ts';
import { useTexts } from '../texts/language.ts';
import { copyText, useOutcome } from './copy.tsx';
import { Icon } from './icon.tsx';

type ShareProps = {
  url: string;
  title: string;
  /** The picture to send along, where the system can. */
  file?: File | null;
};

/** Where a link can be sent by an address. */
const PLACES: readonly [name: string, address: (url: string, title: string) => string][] = [
  ['E-mail', (url, title) => `mailto:?subject=${title}&body=${url}`],
  ['Telegram', (url, title) => `https://t.me/share/url?url=${url}&text=${title}`],
  ['VK', (url, title) => `https://vk.com/share.php?url=${url}&title=${title}`],
  ['WhatsApp', (url, title) => `https://wa.me/?text=${title}%20${url}`],
];

/** Hands the link, and the picture with it, to the system's share sheet; where there is none, opens a menu. */
export function ShareButton(props: ShareProps) {
  const { act } = useTexts();
  const [open, setOpen] = useState(false);
  const [outcome, tell] = useOutcome();
  const say = (text: string) => {
    tell(text);
    announce(text);
  };
  const share = async () => {
    const shared = await shareNatively(props);
    if (shared === 'shared') say(act.shared);
    else if (shared === 'cannot') setOpen(!open);
  };
  return (
    <>
      <button type="button" class="button" aria-expanded={canShare() ? undefined : open} onClick={share}>
        <Icon name="share" />
        {outcome ?? act.share}
      </button>
      {open && <ShareMenu {...props} onClose={() => setOpen(false)} say={say} />}
    </>
  );
}

type ShareMenuProps = ShareProps & { onClose: () => void; say: (text: string) => void };

function ShareMenu({ url, title, file, onClose, say }: ShareMenuProps) {
  const { act, create } = useTexts();
  const copy = async () => {
    say((await copyText(url)) ? act.linkCopied : act.copyFailed);
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button has opened.
    <div class="share-menu" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <button type="button" class="chip" onClick={copy}>
        <Icon name="copy" />
        {act.copyLink}
      </button>
      {file && (
        <button
          type="button"
          class="chip"
          onClick={() => {
            saveFile(file);
            say(create.downloaded(file.name));
          }}
        >
          <Icon name="download" />
          {act.download}
        </button>
      )}
      {PLACES.map(([name, address]) => (
        <a
          key={name}
          class="chip"
          href={address(encodeURIComponent(url), encodeURIComponent(title))}
          target="_blank"
          rel="noopener noreferrer"
        >
          {name}
          <span class="visually-hidden"> ({act.openNewTab})</span>
        </a>
      ))}
    </div>
  );
}

function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/** `closed` when the visitor closed the share sheet, `cannot` where there is none. */
async function shareNatively({ url, title, file }: ShareProps): Promise<'shared' | 'closed' | 'cannot'> {
  if (!canShare()) return 'cannot';
  const withFile = file ? { title, text: url, files: [file] } : null;
  try {
    if (withFile !== null && navigator.canShare?.(withFile)) await navigator.share(withFile);
    else await navigator.share({ title, url });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'closed' : 'cannot';
  }
}
