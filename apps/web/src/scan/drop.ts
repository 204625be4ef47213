import { useEffect, useState } from 'preact/hooks';

/** What was dropped on the page or pasted into it. */
export type Given = { files: readonly File[]; text: string };

/**
 * Takes what is dropped anywhere on the page or pasted outside a field; pictures are taken from a field too.
 * Returns true while something is being dragged over the page.
 */
export function useGiven(take: (given: Given) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const dragged = (event: DragEvent) => {
      if (!carriesSomething(event.dataTransfer)) return;
      event.preventDefault();
      depth += event.type === 'dragenter' ? 1 : event.type === 'dragleave' ? -1 : 0;
      setOver(depth > 0 || event.type === 'dragover');
    };
    const dropped = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!carriesSomething(event.dataTransfer)) return;
      event.preventDefault();
      take(readTransfer(event.dataTransfer));
    };
    const pasted = (event: ClipboardEvent) => {
      const given = readTransfer(event.clipboardData);
      const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (given.files.length === 0 && (inField || given.text === '')) return;
      event.preventDefault();
      take(given);
    };
    addEventListener('dragenter', dragged);
    addEventListener('dragover', dragged);
    addEventListener('dragleave', dragged);
    addEventListener('drop', dropped);
    addEventListener('paste', pasted);
    return () => {
      removeEventListener('dragenter', dragged);
      removeEventListener('dragover', dragged);
      removeEventListener('dragleave', dragged);
      removeEventListener('drop', dropped);
      removeEventListener('paste', pasted);
    };
  }, [take]);
  return over;
}

function carriesSomething(transfer: DataTransfer | null): boolean {
  const types = transfer?.types ?? [];
  return ['Files', 'text/uri-list', 'text/plain'].some((type) => types.includes(type));
}

/** Files win over text: a picture dragged from another page comes with its address, too. */
function readTransfer(transfer: DataTransfer | null): Given {
  const files = [...(transfer?.files ?? [])];
  const text = transfer?.getData('text/uri-list') || transfer?.getData('text/plain') || '';
  return { files, text: files.length > 0 ? '' : text.trim() };
}
