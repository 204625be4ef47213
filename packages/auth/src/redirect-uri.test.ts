import { describe, expect, it } from 'vitest';
import { isLoopback, lintRedirectUri, loopbackPort, withPort } from './redirect-uri.ts';

describe('the redirect-URI linter', () => {
  it.each([
    ['https://example.com/callback', false],
    ['https://example.com', false],
    ['https://example.com:8443/a?b=c', false],
    ['http://127.0.0.1:8888/callback', false],
    ['http://127.0.0.1/callback', true],
    ['http://127.0.0.1', true],
    ['http://[::1]:3000/rest/oauth2-credential/callback', false],
    ['http://[::1]/callback', true],
    ['my-app://callback', false],
    ['com.example.app:/callback', false],
  ])('takes %s', (uri, anyPort) => {
    expect(lintRedirectUri(uri)).toEqual({ ok: true, anyPort });
  });

  it.each([
    ['', 'empty', null],
    ['http://localhost:8888/callback', 'localhost', 'http://127.0.0.1:8888/callback'],
    ['https://localhost/callback', 'localhost', 'http://127.0.0.1/callback'],
    ['http://app.localhost:3000/', 'localhost', 'http://127.0.0.1:3000/'],
    ['http://example.com/callback', 'insecure', 'https://example.com/callback'],
    ['http://192.168.1.5:8080/callback', 'insecure', 'https://192.168.1.5:8080/callback'],
    ['http://0.0.0.0:8888/callback', 'insecure', 'https://0.0.0.0:8888/callback'],
    ['http://127.1/callback', 'insecure', null],
    ['https://127.1/callback', 'host', null],
    ['https://example.com/callback#top', 'fragment', 'https://example.com/callback'],
    ['https://me@example.com/', 'user_info', null],
    ['https://example.com/a/../b', 'dot_segment', null],
    ['https://example.com/?code=1', 'reserved_parameter', null],
    ['http://127.0.0.1:99999/callback', 'port', null],
    ['MyApp://callback', 'upper_case_scheme', 'myapp://callback'],
    ['javascript:alert(1)', 'forbidden_scheme', null],
    ['example.com/callback', 'relative', 'https://example.com/callback'],
    [' https://example.com/callback ', 'characters', 'https://example.com/callback'],
    ['https://exämple.com/', 'characters', null],
    ['https://example.com/%0d%0aX', 'characters', null],
    ['https://example.com\\@evil.example/', 'characters', null],
    ['https://*.example.com/', 'host', null],
    [`https://example.com/${'a'.repeat(1100)}`, 'too_long', null],
  ])('refuses %s: %s', (uri, fault, suggestion) => {
    expect(lintRedirectUri(uri)).toEqual({ ok: false, fault, suggestion });
  });

  it('knows the port of a loopback address and puts another there', () => {
    expect(['http://127.0.0.1:8888/x', 'http://[::1]/x', 'https://127.0.0.1/'].map(loopbackPort)).toEqual([
      8888,
      null,
      null,
    ]);
    expect(isLoopback('http://127.0.0.1.example.com/')).toBe(false);
    expect(withPort('http://127.0.0.1/callback?a=1', 4000)).toBe('http://127.0.0.1:4000/callback?a=1');
    expect(withPort('http://[::1]:1/callback', 4000)).toBe('http://[::1]:4000/callback');
  });
});
