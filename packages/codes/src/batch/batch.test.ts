import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCsvLine, parseCsv } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { fileNamer, unknownFields } from './file-name.ts';
import { parseBatch } from './rows.ts';

const A = 'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=1';
const B = 'spotify:album:1DFixLWuPkv3KT3TnV35m3';

describe('text', () => {
  const text = 'ссылка;название\n«Ёлка» — №5';

  test('in UTF-8, with a mark and without', () => {
    expect(decodeText(new TextEncoder().encode(text))).toEqual({ text, encoding: 'utf-8' });
    expect(decodeText(new TextEncoder().encode(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8' });
  });

  test('in UTF-16 as Excel writes it', () => {
    expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual({ text, encoding: 'utf-16le' });
  });

  test('in Windows-1251: every byte is what the platform says it is', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0x98);
    expect(decodeText(bytes)).toEqual({
      text: new TextDecoder('windows-1251').decode(bytes),
      encoding: 'windows-1251',
    });
  });

  test('of any characters survives UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        expect(decodeText(new TextEncoder().encode(`x${any}`)).text).toBe(`x${any}`);
      }),
    );
  });
});

describe('rows', () => {
  test('of a list: one link a line, blank lines and notes left out', () => {
    const { rows } = parseBatch(`# mine\r\n${A}\r\n\r\nПослушай, это она: ${B}\r\n`);
    expect(rows).toMatchObject([
      { n: 1, line: 2, link: A, title: '' },
      { n: 2, line: 4, link: `Послушай, это она: ${B}` },
    ]);
  });

  test('of a table without a header', () => {
    const { rows } = parseBatch(`${A},"Song, the ""first""",1DB954,white,one\n${B},Album\n`);
    expect(rows).toMatchObject([
      { link: A, title: 'Song, the "first"', bg: '1DB954', bars: 'white', file: 'one' },
      { link: B, title: 'Album', bg: '', file: '' },
    ]);
  });

  test('of a table with a header in any order, semicolons, in Russian', () => {
    const { rows } = parseBatch(`Название;Фон;Ссылка;что-то\nЁлка;#fff;${B};x\n`);
    expect(rows).toEqual([{ n: 1, line: 2, link: B, title: 'Ёлка', bg: '#fff', bars: '', file: '' }]);
  });

  test('of a header alone are none, and a column of links may have one', () => {
    expect(parseBatch('link,title,bg,bar,file\n').rows).toEqual([]);
    expect(parseBatch(`link\n${A}\n`).rows).toMatchObject([{ line: 2, link: A }]);
    expect(parseBatch('').rows).toEqual([]);
  });

  test('beyond the most are counted', () => {
    expect(parseBatch(`${A}\n`.repeat(5), 3)).toMatchObject({ rows: { length: 3 }, beyond: 2 });
  });

  test('with a quote that never closes end with the text', () => {
    expect(parseBatch(`link,title\n${A},"open`).rows).toMatchObject([{ link: A, title: 'open' }]);
  });

  test('of a table with a line in a cell keep their line numbers', () => {
    expect(parseBatch(`link,title\n${A},"two\nlines"\n${B},x`).rows).toMatchObject([{ line: 2 }, { line: 4, link: B }]);
  });
});

test('cells come back from the line they were written to, formulas with an apostrophe', () => {
  const cell = fc.string().map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
      const guarded = cells.map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text));
      fc.pre(guarded.some((text) => text !== ''));
      expect([...parseCsv(formatCsvLine(cells), ',')].map((record) => record.cells)).toEqual([guarded]);
    }),
  );
  expect(formatCsvLine(['=1+1', '@x', -5])).toBe(`"'=1+1","'@x",-5\r\n`);
});

describe('a file’s name', () => {
  const song = { n: 7, type: 'track', id: '4uLU6hMCjMI75M1A2tKUQC', title: 'Группа крови' };

  test('is the template filled in, Cyrillic kept', () => {
    expect(fileNamer()(song)).toBe('007-track-Группа крови');
    expect(fileNamer('{type}/{id}_{n:5}')(song)).toBe('track/4uLU6hMCjMI75M1A2tKUQC_00007');
    expect(fileNamer()({ ...song, title: '' })).toBe('007-track-4uLU6hMCjMI75M1A2tKUQC');
  });

  test('is given once, whatever its case', () => {
    const name = fileNamer('{title}');
    expect([name(song), name(song), name({ ...song, title: 'ГРУППА КРОВИ' })]).toEqual([
      'Группа крови',
      'Группа крови-2',
      'ГРУППА КРОВИ-3',
    ]);
  });

  test('that a row asks for wins, without its extension', () => {
    expect(fileNamer()({ ...song, file: 'моя.PNG' })).toBe('моя');
  });

  test.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['..\\..\\boot', 'boot'],
    ['/absolute', 'absolute'],
    ['C:\\x', 'C-/x'],
    ['con', '_con'],
    ['a\u202ebc\u0000', 'abc'],
    ['...', '7'],
    [' spaced . ', 'spaced'],
    ['a?b*c', 'a-b-c'],
  ])('never escapes: %j is %j', (file, name) => {
    expect(fileNamer()({ ...song, file })).toBe(name);
  });

  test('of any title is one that leads nowhere else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const name = fileNamer('{title}')({ ...song, title });
        expect(name).not.toMatch(/^\/|\\|(?:^|\/)\.\.?(?:\/|$)|[\p{Cc}<>:"|?*]/u);
        expect(name.length).toBeGreaterThan(0);
      }),
    );
  });

  test('names the fields that there are not', () => {
    expect(unknownFields('{n:03}-{typ}-{title:x}-{')).toEqual(['{typ}', '{title:x}', '{']);
    expect(unknownFields('{n}{type}{id}{title}{ref}{width}')).toEqual([]);
  });
});
