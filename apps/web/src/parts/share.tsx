import { announce } from '../announce.tsx';
import { useTexts } from '../texts/language.ts';
import { copyText, useOutcome } from './copy.tsx';
import { Icon } from './icon.tsx';

type ShareProps = {
  url: string;
  title: string /** The picture to send along, where the system can. */;
  file?: File | null;
};

/** Hands the link, and the picture with it, to the system's share sheet; copies the link where there is none. */
export function ShareButton({ url, title, file }: ShareProps) {
  const { act } = useTexts();
  const [outcome, tell] = useOutcome();
  const share = async () => {
    const said = await shareOrCopy({ url, title, file }, act);
    if (said === null) return;
    tell(said);
    announce(said);
  };
  return (
    <button type="button" class="button" onClick={share}>
      <Icon name="share" />
      {outcome ?? act.share}
    </button>
  );
}

/** Returns what to say about it; `null` when the visitor closed the share sheet. */
async function shareOrCopy(
  { url, title, file }: ShareProps,
  act: { shared: string; linkCopied: string; copyFailed: string },
): Promise<string | null> {
  const withFile = file ? { title, text: url, files: [file] } : null;
  try {
    if (withFile !== null && navigator.canShare?.(withFile)) await navigator.share(withFile);
    else if (typeof navigator.share === 'function') await navigator.share({ title, url });
    else return (await copyText(url)) ? act.linkCopied : act.copyFailed;
    return act.shared;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    return (await copyText(url)) ? act.linkCopied : act.copyFailed;
  }
}
