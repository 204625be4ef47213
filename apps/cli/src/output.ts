import { styleText } from 'node:util';
import {
  describeFailure,
  EXIT,
  Failure,
  type FailureDescription,
  type FailureId,
  failures,
  type Language,
  say,
  type Text,
} from '@barline/messages';

type Values = Readonly<Record<string, string | number>>;

/** Where a command's answers go: data to standard output, talk to standard error. */
export type Output = {
  /** True with `--verbose`. */
  readonly verbose: boolean;
  /** Writes one line of data. */
  print(line: string): void;
  /** Writes data as they are. */
  write(bytes: Uint8Array): void;
  /** Says something useful that is no failure; silent with `--quiet`. */
  note(text: Text, values?: Values): void;
  /** Says what only `--verbose` wants to hear. */
  detail(text: string): void;
  /** Says what went wrong (`about` names the input) and returns the exit code. */
  complain(error: unknown, about?: string): number;
  /** Draws how far the work is, on a terminal only; `done === total` clears it. */
  progress(done: number, total: number): void;
  /** Hands everything written so far to the operating system. */
  flush(): void;
};

type Settings = {
  readonly language: Language;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** No colours, even on a terminal. */
  readonly plain?: boolean;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean };
};

const BUFFER_BYTES = 1 << 16;
const BAR_CELLS = 24;

/**
 * Lines wait until the program has nothing else to do (or 64 kB are together), so that a million short answers do
 * not cost a million system calls, and a pipe that is fed line by line is still answered line by line.
 */
export function createOutput({ language, quiet, verbose = false, plain, stdout, stderr }: Settings): Output {
  let waiting = '';
  let timer: NodeJS.Immediate | undefined;
  let barShown = false;

  const flush = () => {
    if (timer) clearImmediate(timer);
    timer = undefined;
    if (waiting === '') return;
    hideBar();
    stdout.write(waiting);
    waiting = '';
  };
  const hideBar = () => {
    if (barShown) stderr.write('\r\u001b[K');
    barShown = false;
  };
  const talk = (line: string) => {
    flush();
    hideBar();
    stderr.write(`${line}\n`);
  };

  return {
    verbose,
    flush,
    print(line) {
      waiting += `${line}\n`;
      if (waiting.length >= BUFFER_BYTES) flush();
      else timer ??= setImmediate(flush);
    },
    write(bytes) {
      flush();
      stdout.write(bytes);
    },
    note(text, values) {
      if (!quiet) talk(say(text, language, values));
    },
    detail(text) {
      if (verbose) talk(text);
    },
    complain(error, about) {
      const failure = toFailure(error);
      const { detail, fix } = describeFailure(failure, language);
      const name = about === undefined ? 'barline:' : `barline: ${about}:`;
      talk(`${plain ? name : styleText('red', name, { stream: stderr })} ${detail} ${fix}`.trimEnd());
      for (let cause = failure.cause; verbose && cause instanceof Error; cause = cause.cause) talk(cause.stack ?? '');
      return failures[failure.id].exit;
    },
    progress(done, total) {
      if (quiet || !stderr.isTTY) return;
      if (done >= total) return hideBar();
      const full = Math.round((BAR_CELLS * done) / total);
      stderr.write(`\r[${'#'.repeat(full)}${' '.repeat(BAR_CELLS - full)}] ${done}/${total}`);
      barShown = true;
    },
  };
}

/** The exit code of several outcomes: theirs where all are the same, else "partial success". */
export function combineExits(exits: Iterable<number>): number {
  const [first = EXIT.done, ...others] = new Set(exits);
  return others.length > 0 ? EXIT.partial : first;
}

/** A failure as JSON output and problem documents have it. */
export function describeError(error: unknown, language: Language): FailureDescription & { id: FailureId } {
  const failure = toFailure(error);
  return { id: failure.id, ...describeFailure(failure, language) };
}

/** What is no `Failure` becomes one: a full disk, or something that should not have happened. */
function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const full = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException | null)?.code ?? '');
  return new Failure(full ? 'storage_full' : 'unexpected', {}, { cause: error });
}
