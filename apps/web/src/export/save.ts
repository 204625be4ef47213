/** Saves a file of our own making by the browser's download, under its own name. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = file.name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** True where the browser lets the visitor choose folder and name. */
export function canSaveAs(): boolean {
  return 'showSaveFilePicker' in globalThis;
}

/** Lets the visitor choose folder and name. `false` when it was not saved. */
export async function saveFileAs(file: File): Promise<boolean> {
  const { showSaveFilePicker } = globalThis as unknown as {
    showSaveFilePicker(options: object): Promise<{ createWritable(): Promise<WritableStream> }>;
  };
  try {
    const extension = file.name.slice(file.name.lastIndexOf('.'));
    const types = [{ accept: { [file.type]: [extension] } }];
    const handle = await showSaveFilePicker({ suggestedName: file.name, types });
    await file.stream().pipeTo(await handle.createWritable());
    return true;
  } catch {
    return false;
  }
}

/** True where the browser can put a picture on the clipboard. */
export function canCopyImage(): boolean {
  return typeof ClipboardItem !== 'undefined' && typeof navigator.clipboard?.write === 'function';
}

/** Copies a PNG; Safari wants the promise itself, within the click. `false` if the browser does not allow it. */
export async function copyPng(png: Promise<Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false;
  }
}
