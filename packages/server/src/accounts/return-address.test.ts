import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReturnAddress } from './return-address.ts';

describe('the address to return to', () => {
  it.each(['/account', '/authorize?client_id=1&redirect_uri=https%3A%2F%2Fa.example', '/a?b=//c', '/pair?code=A'])(
    'is taken: %s',
    (path) => expect(readReturnAddress(path, '/x')).toBe(path),
  );

  it.each([
    undefined,
    '',
    'account',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /account',
    '/account\0',
    '/é',
    'javascript:alert(1)',
    '/.//evil.example',
    '/a/..//evil.example',
    `/${'a'.repeat(9000)}`,
  ])('is not: %j', (path) => expect(readReturnAddress(path, '/x')).toBe('/x'));

  it('always stays on this server', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/\\.:@?#a%09\t\n%2f') }), (text) => {
        const taken = readReturnAddress(`/${text}`, '/x');
        expect(new URL(taken, 'https://own.example').origin).toBe('https://own.example');
      }),
    );
  });
});
