import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { challengeOf, createPkce, isVerifier } from './pkce.ts';

describe('PKCE', () => {
  it('makes the challenge of RFC 7636 appendix B', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('makes verifiers of every legal length, from the legal letters, never twice', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 43, max: 128 }), async (length) => {
        const { code_verifier, code_challenge, code_challenge_method } = await createPkce(length);
        expect(code_verifier).toMatch(new RegExp(`^[A-Za-z0-9._~-]{${length}}$`));
        expect(code_challenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
        expect(code_challenge_method).toBe('S256');
        expect(seen.has(code_verifier)).toBe(false);
        seen.add(code_verifier);
      }),
    );
  });

  it('draws every letter equally often', async () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 500; n++) {
      for (const letter of (await createPkce(128)).code_verifier) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(66);
    // 64,000 draws, 970 of each on average: eight standard deviations are 245.
    for (const count of counts.values()) expect(Math.abs(count - 64_000 / 66)).toBeLessThan(245);
  });

  it('refuses lengths of 42 and 129 and foreign letters', async () => {
    for (const length of [42, 129, 64.5, Number.NaN]) {
      await expect(createPkce(length)).rejects.toMatchObject({ code: 'verifier_malformed' });
    }
    expect(isVerifier('a'.repeat(43))).toBe(true);
    for (const verifier of ['', 'a'.repeat(42), 'a'.repeat(129), `${'a'.repeat(42)}+`, `${'a'.repeat(43)}\n`]) {
      expect(isVerifier(verifier)).toBe(false);
      expect(() => challengeOf(verifier)).toThrow('43 to 128');
    }
  });
});
