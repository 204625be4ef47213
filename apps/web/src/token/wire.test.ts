import { expect, test } from 'vitest';
import { type Exchange, recordingFetch, showAnswer, showRequest, star, toCurl } from './wire.ts';

const SECRETS = [
  'AQcodecodecode',
  'verifierverifierverifierverifierverifierverifier',
  'BQaccessaccess',
  'AQrefreshrefresh',
];

const exchange: Exchange = {
  method: 'POST',
  url: 'https://accounts.spotify.com/api/token',
  headers: [
    ['accept', 'application/json'],
    ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'],
  ],
  body: `grant_type=authorization_code&code=${SECRETS[0]}&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&code_verifier=${SECRETS[1]}&client_id=abc`,
  answer: {
    status: 200,
    headers: [['content-type', 'application/json']],
    body: JSON.stringify({ access_token: SECRETS[2], refresh_token: SECRETS[3], expires_in: 3600, scope: 'a b' }),
  },
};

test('a request is shown as it was sent, its secrets starred', () => {
  expect(showRequest(exchange)).toBe(`POST /api/token HTTP/1.1
Host: accounts.spotify.com
Accept: application/json
Content-Type: application/x-www-form-urlencoded;charset=UTF-8

grant_type=authorization_code&code=AQ**********&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&code_verifier=ve**********&client_id=abc`);
});

test('an answer is shown with its secrets starred', () => {
  const shown = showAnswer(exchange.answer!);
  expect(shown).toContain('"access_token": "BQ**********"');
  expect(shown).toContain('"expires_in": 3600');
});

test('no secret is in anything that is shown or copied, wherever it stood', () => {
  const call: Exchange = {
    method: 'GET',
    url: `https://app.example/callback?code=${SECRETS[0]}&state=x#access_token=${SECRETS[2]}&token_type=Bearer`,
    headers: [['authorization', `Bearer ${SECRETS[2]}`]],
    body: '',
    answer: { status: 200, headers: [['set-cookie', `session=${SECRETS[3]}`]], body: `access_token=${SECRETS[2]}` },
  };
  const all = [exchange, call].map((each) => showRequest(each) + showAnswer(each.answer!) + toCurl(each)).join('\n');
  for (const secret of SECRETS) expect(all).not.toContain(secret);
  expect(all).toContain('state=x');
});

test('a command has variables where the secrets were', () => {
  expect(toCurl(exchange)).toBe(`curl -X POST "https://accounts.spotify.com/api/token" \\
  -H "Content-Type: application/x-www-form-urlencoded;charset=UTF-8" \\
  -d "grant_type=authorization_code&code=$CODE&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&code_verifier=$CODE_VERIFIER&client_id=abc"`);
  const call = { ...exchange, method: 'GET', url: 'https://api.spotify.com/v1/me', body: '' };
  expect(toCurl({ ...call, headers: [['authorization', 'Bearer BQx']] })).toBe(
    'curl -X GET "https://api.spotify.com/v1/me" \\\n  -H "Authorization: Bearer $SPOTIFY_ACCESS_TOKEN"',
  );
});

test('a body that is neither a form nor JSON is shown as it is', () => {
  expect(showAnswer({ status: 502, headers: [], body: '<h1>Bad Gateway</h1>' })).toBe(
    'HTTP/1.1 502\n\n<h1>Bad Gateway</h1>',
  );
});

test('what is recorded is what was sent and got, and the caller gets the answer whole', async () => {
  const seen: Exchange[] = [];
  const send = recordingFetch(
    (each) => seen.push(each),
    async () => new Response('{"a":1}', { status: 201, headers: { 'x-a': 'b' } }),
  );
  const response = await send('https://example.org/x', { method: 'POST', body: new URLSearchParams({ b: 'c' }) });
  expect(await response.json()).toEqual({ a: 1 });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ method: 'POST', body: 'b=c', answer: { status: 201, body: '{"a":1}' } });
});

test('where nobody answered, the request is recorded all the same', async () => {
  const seen: Exchange[] = [];
  const send = recordingFetch(
    (each) => seen.push(each),
    async () => {
      throw new TypeError('Failed to fetch');
    },
  );
  await expect(send('https://example.org/')).rejects.toThrow('Failed to fetch');
  expect(seen).toMatchObject([{ url: 'https://example.org/', answer: null }]);
});

test('stars tell neither the length nor more than two letters of a secret', () => {
  expect([star('BQabc'), star('BQabcdefghijkl'), star('B')]).toEqual(['BQ**********', 'BQ**********', 'B**********']);
});
