import { useEffect, useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import { useTexts } from '../texts/language.ts';
import { Icon } from './icon.tsx';

/** How long a button says that it has done its work. */
const SAID_MS = 6_000;

/** Puts `text` on the clipboard; `false` if the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** A button that copies `text`, and says so in its own label. `what` names it for those who do not see what is beside it. */
export function CopyButton({
  text,
  label,
  what,
  primary,
}: {
  text: string;
  label?: string;
  what?: string;
  primary?: boolean;
}) {
  const { act } = useTexts();
  const [outcome, tell] = useOutcome();
  const copy = async () => {
    const said = (await copyText(text)) ? act.copied : act.copyFailed;
    tell(said);
    announce(what === undefined ? said : `${said}: ${what}`);
  };
  return (
    <button type="button" class={primary ? 'button button-primary' : 'button'} onClick={copy}>
      <Icon name={outcome === act.copied ? 'check' : 'copy'} />
      <span class="button-label">{outcome ?? label ?? act.copy}</span>
      {what && <span class="visually-hidden"> {what}</span>}
    </button>
  );
}

/** What a button has just done, for a few seconds. */
export function useOutcome(): [string | null, (text: string) => void] {
  const [outcome, setOutcome] = useState<{ text: string } | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return [outcome?.text ?? null, (text) => setOutcome({ text })];
}

/** The old way, for pages that are neither https nor localhost, where browsers give no clipboard. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}
