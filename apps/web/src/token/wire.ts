/** A request and its answer as they went over the wire; `null` while there is no answer, or none that can be seen. */
export type Exchange = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly answer: Answer | null;
};

export type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

/** The most characters of an answer that are shown. */
const MOST_SHOWN = 20_000;

/** A `fetch` that hands on what it sent and got. The body that is shown is read from a copy. */
export function recordingFetch(record: (exchange: Exchange) => void, send: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const sent = {
      method: request.method,
      url: request.url,
      headers: [...request.headers],
      body: request.body === null && init?.body === undefined ? '' : await request.clone().text(),
    };
    try {
      const response = await send(input, init);
      const body = (await response.clone().text()).slice(0, MOST_SHOWN);
      record({ ...sent, answer: { status: response.status, headers: [...response.headers], body } });
      return response;
    } catch (error) {
      record({ ...sent, answer: null });
      throw error;
    }
  };
}

/** Values that open something, by their names in forms, addresses and JSON; and the variable that stands for each. */
const SECRETS: Readonly<Record<string, string>> = {
  access_token: 'SPOTIFY_ACCESS_TOKEN',
  refresh_token: 'SPOTIFY_REFRESH_TOKEN',
  client_secret: 'SPOTIFY_CLIENT_SECRET',
  code: 'CODE',
  code_verifier: 'CODE_VERIFIER',
  token: 'SPOTIFY_REFRESH_TOKEN',
};

/** The first two characters, which tell of what kind it is, and stars. */
export function star(secret: string): string {
  return `${secret.slice(0, 2)}${'*'.repeat(10)}`;
}

/** The request as HTTP/1.1 writes it, every secret starred. */
export function showRequest({ method, url, headers, body }: Exchange): string {
  const { host, pathname, search, hash } = new URL(url);
  const target = pathname + starForm(search.slice(1), '?') + starForm(hash.slice(1), '#');
  const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, ...headers.map(showHeader)];
  return [...lines, '', ...(body === '' ? [] : [starBody(body)])].join('\n').trimEnd();
}

/** The answer, every secret starred; JSON is laid out. */
export function showAnswer({ status, headers, body }: Answer): string {
  return [`HTTP/1.1 ${status}`, ...headers.map(showHeader), '', starBody(body, true)].join('\n').trimEnd();
}

/** A command that sends the same; secrets are variables of the environment, to be filled in by whoever runs it. */
export function toCurl({ method, url, headers, body }: Exchange): string {
  const { origin, pathname, search } = new URL(url);
  const parts = [`curl -X ${method} ${quote(origin + pathname + fillForm(search.slice(1), '?'))}`];
  for (const [name, value] of headers) {
    if (/^(accept|content-length|user-agent|origin|host)$/i.test(name)) continue;
    const bearer = /^Bearer /i.test(value);
    parts.push(`-H ${quote(`${capitalise(name)}: ${bearer ? 'Bearer $SPOTIFY_ACCESS_TOKEN' : value}`)}`);
  }
  if (body !== '') parts.push(`-d ${quote(isForm(body) ? fillForm(body, '') : body)}`);
  return parts.join(' \\\n  ');
}

function showHeader([name, value]: readonly [string, string]): string {
  const shown = /^(authorization|cookie|set-cookie)$/i.test(name)
    ? value.replace(/^(\w+ )?(.*)$/s, (_, kind = '', rest: string) => kind + star(rest))
    : value;
  return `${capitalise(name)}: ${shown}`;
}

function starBody(body: string, layOut = false): string {
  if (isForm(body)) return starForm(body, '');
  const json = readJson(body);
  return json === undefined ? body : JSON.stringify(json, starValue, layOut ? 2 : undefined);
}

function starValue(name: string, value: unknown): unknown {
  return typeof value === 'string' && value !== '' && Object.hasOwn(SECRETS, name) ? star(value) : value;
}

/** Parameters as they are written, only the secret ones starred. */
function starForm(form: string, before: string): string {
  return mapForm(form, before, (value) => star(value));
}

function fillForm(form: string, before: string): string {
  return mapForm(form, before, (_, name) => `$${SECRETS[name]}`);
}

function mapForm(form: string, before: string, hide: (value: string, name: string) => string): string {
  if (form === '') return '';
  const parts = form.split('&').map((part) => {
    const [name = '', value = ''] = part.split('=', 2);
    return value !== '' && Object.hasOwn(SECRETS, name) ? `${name}=${hide(value, name)}` : part;
  });
  return before + parts.join('&');
}

function isForm(body: string): boolean {
  return /^[\w.-]+=[^\s{}"]*(&[\w.-]+=[^\s{}"]*)*$/.test(body);
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** In double quotes, so that variables are filled in. */
function quote(text: string): string {
  return `"${text.replace(/[\\"`]/g, '\\$&')}"`;
}

function capitalise(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}
