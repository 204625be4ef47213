import { describe, expect, it } from 'vitest';
import { createLimit, toAddressKey } from './limits.ts';

describe('a limit', () => {
  it('allows a burst, then one more as time passes', () => {
    let now = 0;
    const limit = createLimit({ burst: 3, refillSeconds: 60 }, () => now);
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 0]);
    expect(limit.take('a')).toBe(60);
    expect(limit.take('b')).toBe(0);
    now = 30;
    expect(limit.take('a')).toBe(30);
    now = 60;
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(60);
  });

  it('gives back what was no attack', () => {
    const limit = createLimit({ burst: 1, refillSeconds: 60 }, () => 0);
    for (let round = 0; round < 5; round += 1) {
      expect(limit.take('a')).toBe(0);
      limit.giveBack('a');
    }
    limit.giveBack('a');
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 60]);
  });

  it('remembers no more than so many keys', () => {
    const limit = createLimit({ burst: 1, refillSeconds: 60 }, () => 0);
    for (let key = 0; key < 20_001; key += 1) limit.take(String(key));
    expect(limit.take('20000')).toBe(60);
    expect(limit.take('0')).toBe(0);
  });
});

it('an address counts by the part that one person has', () => {
  expect(toAddressKey('192.0.2.7')).toBe('192.0.2.7');
  expect(toAddressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(toAddressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(toAddressKey('2001:db8:1:2::9')).toBe('2001:db8:1:2');
  expect(toAddressKey('2001:db8::9')).toBe('2001:db8:0:0');
  expect(toAddressKey('::1')).toBe('0:0:0:0');
  expect(toAddressKey('fe80::1%eth0')).toBe('fe80:0:0:0');
});
