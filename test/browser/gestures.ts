import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';

/** Puts text on the clipboard and presses Ctrl+V in the field, as a person does. */
export async function pasteInto(field: Locator, text: string): Promise<void> {
  const page = field.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+V');
}

/** Presses a button that downloads; returns name and bytes of the file. */
export async function download(
  page: Page,
  name: string | RegExp,
): Promise<{ name: string; bytes: Buffer<ArrayBuffer> }> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const saved = await waiting;
  return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
}

/** Drops a file on the middle of the page. */
export async function drop(page: Page, file: { name: string; type: string; bytes: Uint8Array }): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      const given = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      given.items.add(new File([bytes], name, { type }));
      return given;
    },
    { name: file.name, type: file.type, base64: Buffer.from(file.bytes).toString('base64') },
  );
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('main', kind, { dataTransfer: transfer });
  }
}
