import { deflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { utf8Bytes } from './bytes.ts';
import { zipFiles } from './zip.ts';

const deflateRaw = (bytes: Uint8Array) => deflateRawSync(bytes);

test('a ZIP file holds its files, under names in any script', () => {
  const files: [string, Uint8Array][] = [
    ['каталог/Цой — Группа крови.svg', utf8Bytes('<svg/>'.repeat(1000))],
    ['🎧.png', Uint8Array.of(1, 2, 3)],
    ['empty', new Uint8Array()],
  ];
  for (const deflate of [deflateRaw, undefined]) {
    const read = unzipSync(zipFiles(files, deflate));
    expect(Object.entries(read).map(([name, bytes]) => [name, Buffer.from(bytes)])).toEqual(
      files.map(([name, bytes]) => [name, Buffer.from(bytes)]),
    );
  }
});

test('more than 65,535 files make it ZIP64', () => {
  const names = Array.from({ length: 66_000 }, (_, index): [string, Uint8Array] => [
    `${index}`,
    Uint8Array.of(index & 255),
  ]);
  const zip = zipFiles(names);
  const end = Buffer.from(zip).lastIndexOf(Buffer.from([0x50, 0x4b, 6, 6]));
  expect(end).toBeGreaterThan(0);
  expect(new DataView(zip.buffer).getUint32(end + 32, true)).toBe(66_000);
  expect(Object.keys(unzipSync(zip))).toHaveLength(66_000);
});

test('UTF-8 is what the platform says', () => {
  for (const text of ['', 'a', 'Ё', '€', '🎧', '\ud800x']) {
    expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)]);
  }
});
