/** One command of an SVG path as written, implied repeats made explicit: `{ letter: 'l', numbers: [3, 4] }`. */
export type PathCommand = { readonly letter: string; readonly numbers: readonly number[] };
export type Path = readonly PathCommand[];

/** Real marks have some 800 characters and 40 commands. */
const LONGEST_TEXT = 4096;
const MOST_COMMANDS = 512;
const LARGEST_NUMBER = 1000;

/** How many numbers a command takes (SVG 2, section 9.3). */
const NUMBER_COUNT: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

const COMMAND = /[\t\n\f\r ]*([MLHVCSQTAZmlhvcsqtaz])/y;
const NUMBER = /[\t\n\f\r ]*,?[\t\n\f\r ]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
const FLAG = /[\t\n\f\r ]*,?[\t\n\f\r ]*([01])/y;
const END = /[\t\n\f\r ]*$/y;

/**
 * Reads SVG path data. Nothing but path syntax is accepted: `null` for anything else, for a path that does not
 * begin with a move, and for more than 4096 characters, 512 commands or numbers beyond 1000.
 */
export function parsePath(text: string): Path | null {
  if (text.length > LONGEST_TEXT) return null;
  const commands: PathCommand[] = [];
  let at = 0;

  const take = (token: RegExp): string | null => {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) return null;
    at = token.lastIndex;
    return match[1] ?? '';
  };

  const takeNumbers = (letter: string): number[] | null => {
    const numbers: number[] = [];
    for (let index = 0; index < NUMBER_COUNT[letter.toUpperCase()]; index++) {
      const isFlag = letter.toUpperCase() === 'A' && (index === 3 || index === 4);
      const number = Number(take(isFlag ? FLAG : NUMBER) ?? Number.NaN);
      if (!(Math.abs(number) <= LARGEST_NUMBER)) return null;
      numbers.push(number);
    }
    return numbers;
  };

  while (take(END) === null) {
    let letter = take(COMMAND);
    const previous = commands.at(-1)?.letter;
    if (letter === null) {
      if (previous === undefined || previous === 'Z' || previous === 'z') return null;
      letter = previous === 'M' ? 'L' : previous === 'm' ? 'l' : previous;
    }
    if (commands.length === 0 && letter !== 'M' && letter !== 'm') return null;
    const numbers = takeNumbers(letter);
    if (numbers === null || commands.length === MOST_COMMANDS) return null;
    commands.push({ letter, numbers });
  }
  return commands.length > 0 ? commands : null;
}

/** Writes path data anew from its letters and numbers, so that nothing else can come along. */
export function formatPath(path: Path): string {
  return path.map(({ letter, numbers }) => letter + numbers.join(' ')).join('');
}
