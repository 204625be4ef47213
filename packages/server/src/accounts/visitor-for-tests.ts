import { createHash } from 'node:crypto';

/** What a page answered. */
export type Seen = {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** Where it leads, as it was sent. */
  readonly location: string;
};

/** A browser without script: cookies, forms, no redirect followed by itself. */
export type Visitor = {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Seen>;
  post(path: string, fields: Record<string, string> | string, headers?: Record<string, string>): Promise<Seen>;
  /** Sends the form of `page` whose action is `action`, with `fields` filled in and `drop` left out. */
  submit(page: Seen, action: string, fields?: Record<string, string>, to?: string): Promise<Seen>;
  signUp(username: string, password?: string): Promise<Seen>;
  logIn(username: string, password: string, continueTo?: string): Promise<Seen>;
};

export const PASSWORD = 'correct horse battery';

export function visitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit): Promise<Seen> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value, rest] = /^([^=]+)=([^;]*)(.*)$/.exec(cookie)!;
      if (/max-age=0/i.test(rest)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location') ?? '';
    return { status: response.status, headers: response.headers, html: await response.text(), location };
  }
  const self: Visitor = {
    cookies,
    get: (path, headers) => ask(path, { headers }),
    post: (path, fields, headers) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
      }),
    submit: (page, action, fields = {}, to = action) => self.post(to, { ...fieldsOf(page, action), ...fields }),
    async signUp(username, password = PASSWORD) {
      return self.submit(await self.get('/signup'), '/signup', { username, password });
    },
    async logIn(username, password, continueTo = '/account') {
      const page = await self.get(`/login?continue=${encodeURIComponent(continueTo)}`);
      return self.submit(page, '/login', { username, password });
    },
  };
  return self;
}

/** The fields of a form as the page filled them. */
export function fieldsOf({ html }: Seen, action: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`));
  if (!form) throw new Error(`The page has no form for ${action}: ${html.slice(0, 3000)}`);
  const body = form.slice(0, form.indexOf('</form>'));
  const fields: Record<string, string> = {};
  for (const [input] of body.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    const box = /type="checkbox"/.test(input);
    if (name && (!box || / checked/.test(input))) fields[name] = unescapeHtml(/value="([^"]*)"/.exec(input)?.[1] ?? '');
  }
  for (const [, name, text] of body.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g)) {
    fields[name] = unescapeHtml(text);
  }
  return fields;
}

function unescapeHtml(text: string): string {
  const meanings: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };
  return text.replace(/&([^;]+);/g, (whole, name) => meanings[name] ?? whole);
}

/** The text of the page as it is read, tags left out. */
export function textOf({ html }: Seen): string {
  return unescapeHtml(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** The address of an authorization request. */
export function toAuthorize(request: Record<string, string>): string {
  return `/authorize?${new URLSearchParams({ response_type: 'code', ...request })}`;
}
