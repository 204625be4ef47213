import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterEach, expect, it, vi } from 'vitest';
import { confidentialClient } from './confidential.ts';

afterEach(() => vi.unstubAllGlobals());

it('the browser part holds nothing of a secret or of Node, and is small', async () => {
  const input = join(fileURLToPath(new URL('.', import.meta.url)), 'index.ts');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', 'browser'] },
    build: { write: false, modulePreload: false, rolldownOptions: { input, preserveEntrySignatures: 'strict' } },
  });
  const { output } = built as unknown as { output: { code: string; imports?: string[] }[] };
  const code = output.map((chunk) => chunk.code).join('');
  expect(code).toContain('code_verifier');
  expect(code).not.toMatch(/client_secret|Basic \$|node:/);
  expect(output.flatMap((chunk) => chunk.imports ?? [])).toEqual([]);
  expect(gzipSync(code).length).toBeLessThan(12_000);
}, 60_000);

it('a secret is refused where there is a page', () => {
  vi.stubGlobal('document', {});
  expect(() => confidentialClient('a', 'b')).toThrow(expect.objectContaining({ code: 'secret_in_browser' }));
});

it('a secret is sent as RFC 6749 §2.3.1 has it: form-encoded, then in base64', async () => {
  const { authentication } = confidentialClient('a b', 'c:d&é+');
  const headers = new Headers();
  await authentication!({ issuer: 'x' }, { client_id: 'a b' }, new URLSearchParams(), headers);
  expect(headers.get('authorization')).toBe(`Basic ${btoa('a+b:c%3Ad%26%C3%A9%2B')}`);
});
