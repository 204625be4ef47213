/** A person whose music the seed holds. */
export type Composer = {
  readonly name: string;
  readonly born: number;
  readonly died: number;
  readonly style: string;
  /** From 1 to 9. */
  readonly fame: number;
  readonly russianName: string;
  readonly works: readonly Work[];
};

/** A collection, and what its pieces are called. */
type Work = { readonly title: string; readonly year: number; readonly pieces: readonly string[] };

/** The major key, then its relative minor, up the circle of fifths. */
const FIFTHS =
  'C major,A minor,G major,E minor,D major,B minor,A major,F-sharp minor,E major,C-sharp minor,B major,G-sharp minor,F-sharp major,E-flat minor,D-flat major,B-flat minor,A-flat major,F minor,E-flat major,C minor,B-flat major,G minor,F major,D minor'.split(
    ',',
  );
/** The major key, then the minor one, up by semitones. */
const CHROMATIC =
  'C major,C minor,C-sharp major,C-sharp minor,D major,D minor,E-flat major,E-flat minor,E major,E minor,F major,F minor,F-sharp major,F-sharp minor,G major,G minor,A-flat major,G-sharp minor,A major,A minor,B-flat major,B-flat minor,B major,B minor'.split(
    ',',
  );

/** Reads the table of `works.ts`. */
export function readWorks(table: string): Composer[] {
  const composers: (Composer & { works: Work[] })[] = [];
  for (const line of table.split('\n')) {
    if (line.startsWith(' -')) composers.at(-1)!.works.push(readWork(line.slice(2)));
    else if (line !== '') composers.push(readComposer(line));
  }
  return composers;
}

function readComposer(line: string): Composer & { works: Work[] } {
  const [name, born, died, style, fame, russianName = ''] = line.split('|');
  return { name, born: Number(born), died: Number(died), style, fame: Number(fame), russianName, works: [] };
}

function readWork(line: string): Work {
  const [title, year, pieces, count] = line.split('|');
  return {
    title,
    year: Number(year),
    pieces: pieces.startsWith('=') ? pieces.slice(1).split(';') : number(pieces, count),
  };
}

function number(pattern: string, count: string): string[] {
  const [from, to] = count.includes('-') ? count.split('-').map(Number) : [1, Number(count)];
  return Array.from({ length: to - from + 1 }, (_, index) =>
    pattern
      .replace('@fifths', FIFTHS[index])
      .replace('@chromatic', CHROMATIC[index])
      .replace('#', String(from + index)),
  );
}
