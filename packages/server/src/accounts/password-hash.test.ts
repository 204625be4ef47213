import { describe, expect, it } from 'vitest';
import { createPasswords, PasswordQueueFull } from './password-hash.ts';

const passwords = createPasswords();

describe('passwords', () => {
  it('are kept as argon2id with 19 MiB, two passes and one lane', async () => {
    expect(await passwords.hash('correct horse')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('are told apart to the last byte: no cut at 72 bytes, none at NUL', async () => {
    const long = 'a'.repeat(100);
    const kept = await passwords.hash(long);
    expect(await passwords.isRight(long, kept)).toBe(true);
    expect(await passwords.isRight(`${'a'.repeat(99)}b`, kept)).toBe(false);
    expect(await passwords.isRight('a'.repeat(72), kept)).toBe(false);
    const withNul = await passwords.hash('before\0after');
    expect(await passwords.isRight('before\0other', withNul)).toBe(false);
    expect(await passwords.isRight('before', withNul)).toBe(false);
  });

  it('of nobody are never right, and take as long', async () => {
    const kept = await passwords.hash('x');
    const time = async (hash: string | null) => {
      const start = performance.now();
      await passwords.isRight('y', hash);
      return performance.now() - start;
    };
    await time(null);
    const best = async (hash: string | null) =>
      Math.min(...[await time(hash), await time(hash), await time(hash), await time(hash)]);
    const ratio = (await best(kept)) / (await best(null));
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
    expect(await passwords.isRight('nobody’s password', null)).toBe(false);
  });

  it('are never right against something that is no hash', async () => {
    expect(await passwords.isRight('x', '')).toBe(false);
    expect(await passwords.isRight('x', 'x')).toBe(false);
  });

  it('wait in a queue that ends', async () => {
    const small = createPasswords({ parallel: 1, longestQueue: 2 });
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => small.hash('x')));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect((results[4] as PromiseRejectedResult).reason).toBeInstanceOf(PasswordQueueFull);
    await expect(small.hash('x')).resolves.toMatch(/^\$argon2id/);
  });
});
