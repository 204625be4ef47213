import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addParameters, judgeSentUri, lintRedirectUri, matchRedirectUri, toFormTarget } from './redirect-uri.ts';

describe('the linter', () => {
  it.each([
    ['https://app.example/callback', false],
    ['https://app.example', false],
    ['https://app.example:8443/a/b?x=1&y=%2F', false],
    ['https://xn--e1afmkfd.xn--p1ai/cb', false],
    ['https://192.0.2.7/cb', false],
    ['http://127.0.0.1:8888/callback', false],
    ['http://127.0.0.1/callback', true],
    ['http://127.0.0.1', true],
    ['http://[::1]/rest/oauth2-credential/callback', true],
    ['http://[::1]:3000/callback', false],
    ['myapp://callback', false],
    ['my-app+1.x://callback/after?from=login', false],
    ['com.example.app:/oauth2redirect', false],
  ])('takes %s', (uri, anyPort) => {
    expect(lintRedirectUri(uri)).toEqual({ ok: true, anyPort });
  });

  it.each([
    ['', 'empty'],
    [`https://app.example/${'a'.repeat(1024)}`, 'too_long'],
    ['https://app.example/call back', 'characters'],
    ['https://app.example/\ncallback', 'characters'],
    ['https://app.example/\0', 'characters'],
    ['https://app.example\\@evil.example/', 'characters'],
    ['https://аpp.example/', 'characters'],
    ['https://app.example/‮', 'characters'],
    ['https://*.app.example/<script>', 'characters'],
    ['https://*.app.example/', 'host'],
    ['https://app.example/%', 'percent'],
    ['https://app.example/%zz', 'percent'],
    ['https://app.example/%00', 'percent'],
    ['https://app.example/%0d%0aLocation:x', 'percent'],
    ['https://app.example/%5c..', 'percent'],
    ['/callback', 'relative'],
    ['//app.example/callback', 'relative'],
    ['app.example/callback', 'relative'],
    ['HTTPS://app.example/', 'upper_case_scheme'],
    ['MyApp://callback', 'upper_case_scheme'],
    ['javascript:alert(1)', 'forbidden_scheme'],
    ['data:text/html,x', 'forbidden_scheme'],
    ['vbscript:x', 'forbidden_scheme'],
    ['file:///etc/passwd', 'forbidden_scheme'],
    ['intent://x/', 'forbidden_scheme'],
    ['https://app.example/#x', 'fragment'],
    ['https://app.example/#', 'fragment'],
    ['https://app.example@evil.example/', 'user_info'],
    ['https://user:secret@app.example/', 'user_info'],
    ['https://', 'host'],
    ['https:///callback', 'host'],
    ['https:app.example', 'host'],
    ['https://127.1/', 'host'],
    ['https://app.example./', 'host'],
    ['https://app.example:/', 'port'],
    ['https://app.example:0/', 'port'],
    ['https://app.example:70000/', 'port'],
    ['http://127.0.0.1:099/', 'port'],
    ['http://localhost/callback', 'localhost'],
    ['http://LOCALHOST:8888/callback', 'localhost'],
    ['https://localhost/callback', 'localhost'],
    ['http://app.localhost/', 'localhost'],
    ['http://app.example/callback', 'insecure'],
    ['http://127.0.0.2/callback', 'insecure'],
    ['http://127.1/callback', 'insecure'],
    ['http://2130706433/', 'insecure'],
    ['http://0x7f.0.0.1/', 'insecure'],
    ['http://[0:0:0:0:0:0:0:1]/', 'insecure'],
    ['http://[::ffff:127.0.0.1]/', 'insecure'],
    ['http://127.0.0.1.evil.example/', 'insecure'],
    ['http://192.168.0.4:8080/', 'insecure'],
    ['https://app.example/a/../b', 'dot_segment'],
    ['https://app.example/%2e%2E/b', 'dot_segment'],
    ['https://app.example/a/..;x/b', 'dot_segment'],
    ['https://app.example/?code=1', 'reserved_parameter'],
    ['https://app.example/?a=b&STATE=1', 'reserved_parameter'],
    ['myapp:', 'host'],
    ['myapp://', 'host'],
  ])('refuses %j: %s', (uri, fault) => {
    expect(lintRedirectUri(uri)).toEqual({ ok: false, fault });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof lintRedirectUri(text).ok === 'boolean'));
  });
});

describe('the matcher', () => {
  const registered = [
    'https://app.example/callback',
    'http://127.0.0.1/cb',
    'http://127.0.0.1:8888/fixed',
    'myapp://cb',
  ];

  it.each([...registered, 'http://127.0.0.1:1/cb', 'http://127.0.0.1:65535/cb'])('takes %s', (sent) => {
    expect(judgeSentUri(registered, sent)).toBe('registered');
  });

  it('names the registered one', () => {
    expect(matchRedirectUri(registered, 'http://127.0.0.1:4711/cb')).toBe('http://127.0.0.1/cb');
  });

  it.each([
    'https://evil.example/callback',
    'https://app.example.evil.example/callback',
    'https://evil-app.example/callback',
    'https://appXexample/callback',
    'https://www.app.example/callback',
    'https://example/callback',
    'https://app.example/callback/',
    'https://app.example/callback/more',
    'https://app.example/callbackx',
    'https://app.example/callbac',
    'https://app.example/',
    'https://app.example',
    'https://app.example/Callback',
    'https://APP.example/callback',
    'HTTPS://app.example/callback',
    'https://app.example:443/callback',
    'https://app.example/callback?',
    'https://app.example/callback?x=1',
    'https://app.example/callback#x',
    'https://app.example/callback;x',
    'https://app.example/./callback',
    'https://app.example/x/../callback',
    'https://app.example/%63allback',
    'https://app.example@evil.example/callback',
    'https://evil.example/https://app.example/callback',
    'myapp://cb/',
    'myapp:cb',
    'http://127.0.0.1:8889/fixed',
    'http://127.0.0.1/fixed',
    'http://127.0.0.1:8888/cb/x',
    'http://127.0.0.1:8888/cb?x',
    'http://[::1]:8888/cb',
    'http://127.0.0.1:99999/cb',
    'http://127.0.0.1:/cb',
    'http://127.0.0.1:08888/cb',
    'http://127.0.0.1:8888:9/cb',
    'http://127.0.0.1@evil.example/cb',
  ])('refuses %s', (sent) => {
    expect(judgeSentUri(registered, sent)).toBe('unregistered');
    expect(matchRedirectUri(registered, sent)).toBeNull();
  });

  it.each([
    ['http://app.example/callback', 'insecure'],
    ['http://localhost:8888/callback', 'insecure'],
    ['http://127.1:8888/cb', 'insecure'],
    ['/callback', 'illegal'],
    ['//app.example/callback', 'illegal'],
    ['https://app.example/callback ', 'illegal'],
    ['https://app.example/callback\0', 'illegal'],
    ['https://app.example\\callback', 'illegal'],
    ['https://app.example/%0acallback', 'illegal'],
    ['not a uri', 'illegal'],
  ])('%j is %s', (sent, verdict) => {
    expect(judgeSentUri(registered, sent)).toBe(verdict);
  });

  it('holds what was registered under older rules to the new ones', () => {
    expect(judgeSentUri(['http://localhost/cb'], 'http://localhost/cb')).toBe('insecure');
    expect(judgeSentUri(['javascript:alert(1)'], 'javascript:alert(1)')).toBe('unregistered');
  });

  it('gives a port to nobody who registered no loopback address', () => {
    expect(judgeSentUri(['https://app.example/cb'], 'http://127.0.0.1:8888/cb')).toBe('unregistered');
    expect(judgeSentUri([], 'http://127.0.0.1:8888/cb')).toBe('unregistered');
  });

  it('takes a URI if and only if it is one of them or one of them with a port', () => {
    const mutation = fc.tuple(fc.constantFrom(...registered), fc.nat(40), fc.string({ minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(mutation, ([uri, at, text]) => {
        const sent = uri.slice(0, at) + text + uri.slice(at);
        const withPort = /^http:\/\/127\.0\.0\.1:[1-9]\d{0,4}\/cb$/.test(sent);
        expect(judgeSentUri(registered, sent) === 'registered').toBe(registered.includes(sent) || withPort);
      }),
    );
  });
});

describe('answers', () => {
  it('are added without a change to the URI', () => {
    expect(
      addParameters('https://a/cb', [
        ['code', 'c'],
        ['state', '%20'],
      ]),
    ).toBe('https://a/cb?code=c&state=%20');
    expect(addParameters('https://a/cb?x=%2f', [['code', 'c']])).toBe('https://a/cb?x=%2f&code=c');
    expect(addParameters('https://a/cb?', [['code', 'c']])).toBe('https://a/cb?code=c');
    expect(addParameters('myapp://cb', [['access_token', 't']], 'fragment')).toBe('myapp://cb#access_token=t');
  });

  it('name what a form has to allow', () => {
    expect(toFormTarget('https://app.example:8443/cb')).toBe('https://app.example:8443');
    expect(toFormTarget('http://127.0.0.1:8888/callback')).toBe('http://127.0.0.1:8888');
    expect(toFormTarget('http://[::1]:8888/callback')).toBeNull();
    expect(toFormTarget('myapp://cb')).toBe('myapp:');
  });
});
