import { LINK_TYPES, MEDIA_REF_LIMIT, toMediaRef } from '@barline/codes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, formatCsv, formatJson, parseCsv, parseEntries } from './entries.ts';

const entry: Entry = {
  kind: 'scan',
  namespace: 'spotify',
  mediaRef: toMediaRef(57639171874),
  link: { type: 'playlist', id: '37i9dQZF1DWZq91oLsHZvy' },
  source: 'photo.jpg',
  time: '2026-11-21T10:00:00.000Z',
};

const id = fc.string({ unit: fc.constantFrom(...'0123456789abcXYZ'), minLength: 22, maxLength: 22 });
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  kind: fc.constantFrom('scan', 'create'),
  namespace: fc.constantFrom('spotify', 'local'),
  mediaRef: fc.integer({ min: 0, max: MEDIA_REF_LIMIT - 1 }).map(toMediaRef),
  link: fc.option(fc.record({ type: fc.constantFrom(...LINK_TYPES.filter((type) => type !== 'user')), id })),
  source: fc.string().map((text) => text.replace(/[\r\n\t\uFEFF]/g, ' ')),
  time: fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
    .map((date) => date.toISOString()),
});

test('a history written as JSON is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(anyEntry), (all) => {
      expect(parseEntries(formatJson(all))).toEqual(all);
    }),
  );
});

test('a history written as CSV is read back, but for an apostrophe before what a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.array(anyEntry), (all) => {
      const plain = all.map((one) => ({ ...one, source: one.source.replace(/^'(?=[=+\-@])/, '') }));
      expect(parseCsv(formatCsv(plain))).toEqual(plain);
    }),
  );
});

test('a name that looks like a formula is disarmed', () => {
  expect(formatCsv([{ ...entry, source: '=HYPERLINK("https://example.org")' }])).toContain(`,"'=HYPERLINK(""https`);
});

test('semicolons between the cells are read, too', () => {
  const csv =
    'time;kind;namespace;media_ref;uri;source\r\n2026-11-21T10:00:00.000Z;scan;spotify;57639171874;spotify:playlist:37i9dQZF1DWZq91oLsHZvy;photo.jpg\r\n';
  expect(parseCsv(csv)).toEqual([entry]);
});

test('what is not a history is refused, and entries that are none are left out', () => {
  expect(parseEntries('{"a":1}')).toBeNull();
  expect(parseEntries('not JSON')).toBeNull();
  expect(parseCsv('a,b,c\r\n1,2,3')).toBeNull();
  const spoiled = [
    entry,
    null,
    7,
    { ...entry, mediaRef: -1 },
    { ...entry, kind: 'x' },
    { ...entry, time: 'yesterday' },
  ];
  expect(parseEntries(JSON.stringify(spoiled))).toEqual([entry]);
});

test('a link that Spotify would not have is not taken from a file', () => {
  const links = [
    { type: 'javascript', id: 'alert(1)' },
    { type: 'track', id: '../../x' },
    { type: 'track' },
    'spotify:track:x',
  ];
  const read = parseEntries(JSON.stringify(links.map((link) => ({ ...entry, link }))));
  expect(read?.map(({ link }) => link)).toEqual([null, null, null, null]);
});
