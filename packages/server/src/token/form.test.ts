import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForm } from './form.ts';

const parse = (text: string) => parseForm(Buffer.from(text, 'latin1'));

describe('a form', () => {
  it('reads what URLSearchParams writes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (value) => {
        expect(parse(new URLSearchParams({ code: value }).toString()).get('code')).toBe(value);
      }),
    );
  });

  it('takes empty parameters as absent and ignores unknown ones', () => {
    expect([...parse('scope=&code=a&&x=1&x=2&=3&state=%ff&scope2=b')]).toEqual([['code', 'a']]);
  });

  it.each(['code=a&code=b', 'code=&code=b', 'code=a&c%6fde=b', 'grant_type&grant_type'])('refuses %s', (text) => {
    expect(() => parse(text)).toThrow('must not be repeated');
  });

  it.each(['code=%ff', 'code=\xff', 'code=%c3%28'])('refuses bytes that are not UTF-8: %s', (text) => {
    expect(() => parse(text)).toThrow('UTF-8');
  });

  it('keeps a percent sign that spells nothing', () => {
    expect(parse('code=100%&scope=a+b').get('code')).toBe('100%');
    expect(parse('scope=a+b%20c').get('scope')).toBe('a b c');
  });

  it('has no prototype', () => {
    expect(parse('__proto__=1&constructor=2').size).toBe(0);
  });
});
