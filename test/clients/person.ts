/** A person with a browser that has no script: fills in the forms of the accounts service as they come. */
export type Person = {
  /** Follows an app's link until it leads away from the server; logs in and agrees on the way. Returns that address. */
  follow(link: string): Promise<string>;
  /** Enters the code that a device shows, and agrees. */
  pair(verificationUri: string, userCode: string): Promise<void>;
};

type Page = { readonly url: string; readonly text: string };
type Field = { readonly name: string; readonly value: string };

export function createPerson(server: string, credentials: { username: string; password: string }): Person {
  const cookies = new Map<string, string>();

  async function request(url: string, form?: readonly Field[]): Promise<Page | { readonly away: string }> {
    const headers = { cookie: [...cookies].map((pair) => pair.join('=')).join('; '), accept: 'text/html' };
    const body = form && new URLSearchParams(form.map(({ name, value }) => [name, value]));
    const response = await fetch(url, { method: form ? 'POST' : 'GET', headers, body, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      const next = new URL(location, url);
      return next.origin === server ? request(next.href) : { away: next.href };
    }
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} at ${url}: ${text.slice(0, 300)}`);
    return { url, text };
  }

  /** Sends the first form of the page that has an element of that id or test id. */
  function submit(page: Page, values: Readonly<Record<string, string>> = {}): Promise<Page | { away: string }> {
    const form = [...page.text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(([, action]) =>
      /login|accept|pair/.test(action),
    );
    if (!form) throw new Error(`No form at ${page.url}: ${page.text.slice(0, 500)}`);
    const [, action, inside] = form;
    const fields = [...inside.matchAll(/<input[^>]*>/g)].map(([input]) => ({
      name: unescapeHtml(/name="([^"]*)"/.exec(input)?.[1] ?? ''),
      value: unescapeHtml(/value="([^"]*)"/.exec(input)?.[1] ?? ''),
    }));
    const filled = fields.map(({ name, value }) => ({ name, value: values[name] ?? value }));
    return request(new URL(unescapeHtml(action), page.url).href, filled);
  }

  async function goOn(start: Page | { away: string }): Promise<Page | { away: string }> {
    let at = start;
    for (let step = 0; step < 5 && !('away' in at); step++) {
      if (at.text.includes('id="login-username"')) at = await submit(at, credentials);
      else if (at.text.includes('data-testid="auth-accept"')) at = await submit(at);
      else return at;
    }
    return at;
  }

  return {
    async follow(link) {
      const end = await goOn(await request(link));
      if ('away' in end) return end.away;
      throw new Error(`Stopped at ${end.url}: ${end.text.slice(0, 500)}`);
    },
    async pair(verificationUri, userCode) {
      let at = await goOn(await request(verificationUri));
      if ('away' in at) throw new Error('Led away.');
      const name = /<input[^>]*id="user-code"[^>]*>/.exec(at.text)?.[0];
      if (name) at = await submit(at, { user_code: userCode, code: userCode });
      await goOn(at);
    },
  };
}

function unescapeHtml(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
  return text.replace(/&(#?\w+);/g, (whole, name) => names[name] ?? whole);
}
