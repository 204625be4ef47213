/** One tab of any browser engine, with the few things that all three drivers can do. */
export type Tab = {
  go(address: string): Promise<void>;
  /** Calls a function in the page, which sees nothing of what is around it here; returns what it resolves to. */
  run<A extends readonly unknown[], R>(act: (...values: A) => R | Promise<R>, ...values: A): Promise<R>;
  /** Clicks the first element that the selector finds, as a person would. */
  click(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** Chooses a file in the first file field that the selector finds. */
  choose(selector: string, path: string): Promise<void>;
  /** Where downloads are put. */
  readonly downloads: string;
  close(): Promise<void>;
};

/** Waits until the function gives something true in the page; `what` is named when it does not. */
export async function until<A extends readonly unknown[]>(
  tab: Tab,
  what: string,
  test: (...values: A) => unknown,
  ...values: A
): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await tab.run(test, ...values))) {
    if (Date.now() > end) {
      const text = await tab.run(() => `${location.href}\n${document.body.textContent}`);
      throw new Error(`${what} did not happen. The page says:\n${text.slice(0, 1500)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the text stands on the page. */
export function untilText(tab: Tab, text: string): Promise<void> {
  return until(tab, `“${text}”`, (wanted) => document.body?.textContent.includes(wanted), text);
}

/** Marks the button that says `text`, for a click of the driver's own. */
export async function button(tab: Tab, text: string): Promise<string> {
  await until(
    tab,
    `A button “${text}”`,
    (wanted) => {
      const found = [...document.querySelectorAll<HTMLButtonElement>('button, a.button')].find(
        (one) => one.textContent?.trim() === wanted && !one.disabled,
      );
      for (const other of document.querySelectorAll('[data-found]')) other.removeAttribute('data-found');
      found?.setAttribute('data-found', '');
      return found !== undefined;
    },
    text,
  );
  return '[data-found]';
}
