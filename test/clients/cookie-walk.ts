/**
 * A person with a browser that has no script, before any server: follows redirects with cookies, sends the first form of
 * each page with these values filled in. Returns the address outside the server that it ends at, or the last page's.
 */
export async function follow(start: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
  const { origin } = new URL(start);
  const cookies = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    const headers = { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') };
    const response = await fetch(url, { method: form ? 'POST' : 'GET', headers, body: form, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name, value);
    }
    form = undefined;
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url).href;
      if (new URL(url).origin !== origin) return url;
      continue;
    }
    const page = await response.text();
    const [, action, inside] = /<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/.exec(page) ?? [];
    if (action === undefined || response.status !== 200) return url;
    form = new URLSearchParams(values);
    for (const [input] of inside.matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(input)?.[1];
      if (name && !form.has(name)) form.set(name, /value="([^"]*)"/.exec(input)?.[1] ?? '');
    }
    url = new URL(action, url).href;
  }
  throw new Error(`No end at ${url}`);
}
