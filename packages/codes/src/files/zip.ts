import { concatenate, crc32, utf8Bytes } from './bytes.ts';

/** Compresses to raw DEFLATE data (RFC 1951). */
export type DeflateRaw = (bytes: Uint8Array) => Uint8Array;

/** A ZIP file that is being written. Names are UTF-8 with / between folders; each may be added once. */
export type Zip = {
  /** Adds a file and returns its entry in the directory; `store` leaves it as it is, for what is compressed already. */
  add(name: string, bytes: Uint8Array, options?: { readonly store?: boolean }): Uint8Array;
  /** Writes the directory. */
  end(): void;
};

/** What was written of a ZIP file before: its entries so far, and how many bytes of it there are. */
export type ZipBegun = { readonly entries: readonly Uint8Array[]; readonly length: number };

/** PKWARE APPNOTE 6.3.10: names are UTF-8. */
const UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** 1 January 1980, midnight: files carry no time, so that equal files give equal archives. */
const NO_DATE = 0x21;
const UNKNOWN_16 = 0xffff;
const UNKNOWN_32 = 0xffffffff;

/**
 * Writes a ZIP file piece by piece to `write`: nothing but the directory is kept. More than 65,534 files or 4 GB
 * make it a ZIP64 file. Without `deflateRaw` everything is stored. `begun` goes on where another left off.
 */
export function createZip(write: (bytes: Uint8Array) => void, deflateRaw?: DeflateRaw, begun?: ZipBegun): Zip {
  const directory: Uint8Array[] = [...(begun?.entries ?? [])];
  let offset = begun?.length ?? 0;
  const put = (bytes: Uint8Array) => {
    write(bytes);
    offset += bytes.length;
  };
  return {
    add(name, bytes, { store = false } = {}) {
      const packed = store || !deflateRaw ? bytes : deflateRaw(bytes);
      const smaller = packed.length < bytes.length;
      const content = smaller ? packed : bytes;
      const file = utf8Bytes(name);
      const common = [
        [2, UTF8],
        [2, smaller ? DEFLATED : STORED],
        [2, 0],
        [2, NO_DATE],
        [4, crc32(bytes)],
        [4, content.length],
        [4, bytes.length],
        [2, file.length],
      ] as const;
      const far = offset >= UNKNOWN_32;
      const extra = far
        ? [
            ...fields([
              [2, 1],
              [2, 8],
            ]),
            ...long(offset),
          ]
        : [];
      const entry = concatenate([
        fields([
          [4, 0x02014b50],
          [2, 45],
          [2, far ? 45 : 20],
          ...common,
          [2, extra.length],
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, far ? UNKNOWN_32 : offset],
        ]),
        file,
        Uint8Array.from(extra),
      ]);
      directory.push(entry);
      put(concatenate([fields([[4, 0x04034b50], [2, 20], ...common, [2, 0]]), file, content]));
      return entry;
    },
    end() {
      const [count, start] = [directory.length, offset];
      for (const entry of directory) put(entry);
      const size = offset - start;
      if (count >= UNKNOWN_16 || start >= UNKNOWN_32) {
        const record = offset;
        const large = fields([[4, 0x06064b50]]);
        const versions = fields([
          [2, 45],
          [2, 45],
          [4, 0],
          [4, 0],
        ]);
        put(concatenate([large, long(44), versions, long(count), long(count), long(size), long(start)]));
        put(
          concatenate([
            fields([
              [4, 0x07064b50],
              [4, 0],
            ]),
            long(record),
            fields([[4, 1]]),
          ]),
        );
      }
      const entries = Math.min(count, UNKNOWN_16);
      put(
        fields([
          [4, 0x06054b50],
          [2, 0],
          [2, 0],
          [2, entries],
          [2, entries],
          [4, Math.min(size, UNKNOWN_32)],
          [4, Math.min(start, UNKNOWN_32)],
          [2, 0],
        ]),
      );
    },
  };
}

/** A whole ZIP file in memory. */
export function zipFiles(
  files: Iterable<readonly [name: string, bytes: Uint8Array]>,
  deflateRaw?: DeflateRaw,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = createZip((bytes) => parts.push(bytes), deflateRaw);
  for (const [name, bytes] of files) zip.add(name, bytes);
  zip.end();
  return concatenate(parts);
}

/** Numbers of so many bytes each, the least byte first. */
function fields(all: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(all.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of all) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** A number of eight bytes. */
function long(value: number): Uint8Array {
  return fields([
    [4, value % 2 ** 32],
    [4, Math.floor(value / 2 ** 32)],
  ]);
}
