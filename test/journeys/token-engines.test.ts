import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENGINES } from '../browser/engines.ts';
import { type Site, startSite } from '../browser/site.ts';
import { type Tab, until, untilText } from '../browser/tab.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite('off');
});
afterAll(() => site?.close());

describe.each(ENGINES)('$name', ({ missing, open }) => {
  let tab: Tab;
  beforeAll(async () => {
    if (missing === null) tab = await open();
  });
  afterAll(() => tab?.close());

  const there = (selector: string) =>
    until(tab, selector, (wanted) => document.querySelector(wanted) !== null, selector);
  const press = async (selector: string) => {
    await there(selector);
    await tab.click(selector);
  };

  test.skipIf(missing)('the wizard leads to a token, and the address of the callback is clean', async () => {
    await tab.go(`${site.url}/token?lang=en`);
    for (const answer of ['need-user', 'where-browser', 'party-here', 'use-demo', 'authorize']) {
      await press(`[data-testid=${answer}]`);
    }
    await there('#login-username');
    await tab.type('#login-username', site.demo.username);
    await tab.type('#login-password', site.demo.password);
    await tab.click('#login-button');
    await until(
      tab,
      'Consent or token',
      () => document.querySelector('[data-testid=auth-accept], [data-testid=token-result]') !== null,
    );
    if (await tab.run(() => document.querySelector('[data-testid=auth-accept]') !== null)) {
      await tab.click('[data-testid=auth-accept]');
    }
    await untilText(tab, 'Your token');
    expect(await tab.run(() => location.href)).toBe(`${site.url}/token`);
    await press('.result a[href="/token/console"]');
    await press('[data-testid=send]');
    await untilText(tab, '"display_name": "Demo"');
  });

  test.skipIf(missing)('a foreign answer is not accepted', async () => {
    await tab.go(`${site.url}/callback?code=AQforeign&state=x&lang=en`);
    await untilText(tab, 'Stopped for safety.');
    expect(await tab.run(() => location.href)).toBe(`${site.url}/callback`);
  });
});
