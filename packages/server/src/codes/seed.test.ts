import { readFileSync } from 'node:fs';
import { encode, formatUri, parseLink, toMediaRef } from '@barline/codes';
import { expect, it } from 'vitest';
import { openCodes } from './open-codes.ts';
import { SEED } from './seed.ts';

const file = new URL('../../../../fixtures/vectors/spotify-codes.json', import.meta.url);
const vectors: { media_ref: number; levels: number[]; uri?: string }[] = JSON.parse(readFileSync(file, 'utf8')).vectors;
const linked = vectors.filter(({ uri }) => uri !== undefined);

const config = {
  database: { kind: 'sqlite', file: ':memory:' },
  stripUrl: null,
  resolverUrl: null,
  registry: 'spotify',
  symbol: 'local',
} as const;

it('is every known code with a link, its link in canonical form', () => {
  expect(SEED).toEqual(linked.map(({ media_ref, uri }) => [media_ref, canonical(uri!)]));
});

it('is known from the first start, without a network', async () => {
  const codes = await openCodes(config, { fetch: () => Promise.reject(new Error('The network must not be asked.')) });
  for (const { media_ref, uri, levels } of linked) {
    expect(await codes.make(uri!)).toMatchObject({ mediaRef: media_ref, origin: 'imported', levels, created: false });
    expect(await codes.resolve(toMediaRef(media_ref))).toMatchObject({ uri: canonical(uri!), via: 'registry' });
    expect(encode(toMediaRef(media_ref))).toEqual(levels);
  }
  await codes.close();
});

function canonical(text: string): string {
  const parsed = parseLink(text);
  return parsed.ok ? formatUri(parsed.link) : '';
}
