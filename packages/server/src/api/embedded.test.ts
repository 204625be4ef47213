import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embed, formatJson } from './embedded.ts';

const write = (value: unknown) => JSON.stringify(value, null, 2);

describe('what is written already', () => {
  it('stands in another value as if both had been written together', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 4 }), fc.string(), (parts, name) => {
        const build = (part: (value: unknown) => unknown) => ({
          name,
          items: parts.map((each) => ({ item: part(each), track: part(each), deep: [[part(each)]] })),
        });
        expect(formatJson(build((value) => embed(write(value))))).toBe(write(build((value) => value)));
      }),
    );
  });

  it('leaves texts of users alone', () => {
    const text = '"\n  "item": "0';
    expect(formatJson({ text, one: embed('1') })).toBe(write({ text, one: 1 }));
  });
});
