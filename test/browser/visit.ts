import type { Browser, BrowserContext, Page } from 'playwright-core';

export type VisitOptions = {
  language?: 'en' | 'ru';
  width?: number;
  theme?: 'light' | 'dark';
};

/** A visitor with a browser of his own, and everything that his pages asked for or complained of. */
export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Method and address of each request to another host than the site's. */
  readonly foreign: readonly string[];
  /** Method and path of each request to the site. */
  readonly requests: readonly string[];
  /** Errors in the console, violations of the content security policy among them. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
};

/** Opens a fresh browser profile on a page of the site. */
export async function visit(browser: Browser, address: string, options: VisitOptions = {}): Promise<Visit> {
  const { language = 'en', width = 1280, theme = 'light' } = options;
  const context = await browser.newContext({
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    viewport: { width, height: 800 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const { host } = new URL(address);
  const foreign: string[] = [];
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith('http')) return;
    if (url.host === host) requests.push(`${request.method()} ${url.pathname}`);
    else foreign.push(`${request.method()} ${url.href}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // An answer that is a problem document is also an error to the console.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.goto(address);
  return { page, context, foreign, requests, complaints, close: () => context.close() };
}
