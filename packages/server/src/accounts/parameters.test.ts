import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParameters } from './parameters.ts';

describe('parameters', () => {
  it('are decoded: plus and %20 are spaces', () => {
    const given = readParameters('scope=a+b%20c&redirect_uri=https://a.example/cb?x=1');
    expect(given.one('scope')).toBe('a b c');
    expect(given.one('redirect_uri')).toBe('https://a.example/cb?x=1');
  });

  it('without a value are absent', () => {
    const given = readParameters('state=&scope&=x&&');
    expect([given.one('state'), given.one('scope'), given.repeated('state')]).toEqual([undefined, undefined, false]);
  });

  it('that are repeated have no one value', () => {
    const given = readParameters('a=1&a=2&%61=3');
    expect([given.one('a'), given.repeated('a'), given.all('a')]).toEqual([undefined, true, ['1', '2', '3']]);
  });

  it('of other spellings are others', () => {
    const given = readParameters('client_id[]=1&client_id%00=2&CLIENT_ID=3&__proto__=4');
    expect(given.one('client_id')).toBeUndefined();
    expect(given.one('__proto__')).toBe('4');
    expect(given.one('constructor')).toBeUndefined();
  });

  it('that are no UTF-8 are no text', () => {
    const given = readParameters('state=%ff%fe&name=%c3%28');
    expect([given.one('state'), given.undecodable('state'), given.undecodable('none')]).toEqual([
      undefined,
      true,
      false,
    ]);
    expect(given.encoded('state')).toBe('%FF%FE');
  });

  it('are given back byte for byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const wire = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
        const back = readParameters(`state=${wire}`).encoded('state')!;
        const decoded = readParameters(`x=${back}`).encoded('x');
        expect(decoded).toBe(back);
        expect(
          Buffer.from(
            back.replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ),
        ).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('keep a stray percent sign', () => {
    expect(readParameters('a=100%&b=%zz').one('a')).toBe('100%');
    expect(readParameters('a=100%&b=%zz').encoded('b')).toBe('%25zz');
  });
});
