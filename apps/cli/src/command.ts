import type { Language, Text } from '@barline/messages';
import type { Output } from './output.ts';
import { wrongUsage } from './usage.ts';

/** Options of a command by their long name, as `node:util` `parseArgs` takes them. */
export type Options = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string; readonly multiple?: true }>
>;

/** What was given for each option; absent where it was not given. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]?: O[Name]['type'] extends 'boolean'
    ? boolean
    : O[Name] extends { multiple: true }
      ? readonly string[]
      : string;
};

/** What a command sees of the process that it runs in. */
export type Surroundings = {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Buffer>;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
};

/** One call of a command: what stood on the command line, what is around, and where answers go. */
export type Call<O extends Options = Options> = {
  readonly operands: readonly string[];
  readonly options: Values<O>;
  readonly output: Output;
  /** True with `--no-input`: nobody is there to answer. */
  readonly noInput: boolean;
  readonly language: Language;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Buffer>;
};

export type Command<O extends Options = Options> = {
  /** The whole help page but for the options that every command has. */
  readonly help: Text;
  readonly options: O;
  /** How many operands it takes, at least and at most. */
  readonly operands: readonly [least: number, most: number];
  /** True where the command stops by itself on SIGINT; others are left at once with exit code 130. */
  readonly stopsItself?: boolean;
  /** Does the work and returns the exit code. Throws `Failure` for what a person can understand. */
  run(call: Call<O>): number | Promise<number>;
};

/** Returns `command`; it exists so that the types of `run` follow from `options`. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command as unknown as Command;
}

/** One row of the table of commands: a line for the overview, and the command itself, loaded when it is needed. */
type Entry = { readonly summary: Text; readonly load: () => Promise<Command> };
export type Table = Readonly<Record<string, Entry>>;

/** Loads the command called `name`. Throws `Failure('usage')` when there is none. */
export function loadCommand(table: Table, name: string, language: Language): Promise<Command> {
  if (Object.hasOwn(table, name)) return table[name].load();
  throw wrongUsage(language, { en: 'There is no command “{name}”.', ru: 'Команды «{name}» нет.' }, { name });
}
