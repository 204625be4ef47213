import { EXIT, type Language } from '@barline/messages';
import { COMMON_OPTIONS, checkOperands, readArguments, readLeadingOptions, splitCommand } from './arguments.ts';
import { loadCommand, type Surroundings, type Table } from './command.ts';
import { chooseLanguage } from './language.ts';
import { createOutput, type Output } from './output.ts';
import { wrongUsage } from './usage.ts';
import { VERSION } from './version.ts';

/** Runs the command that `args` names (without the program itself) and returns its exit code. Never throws. */
export async function run(table: Table, args: readonly string[], around: Surroundings): Promise<number> {
  const { env, stdin, stdout, stderr } = around;
  const language = chooseLanguage(args, env);
  let output = createOutput({ language, stdout, stderr });
  stdout.on('error', (error: NodeJS.ErrnoException) => stopWriting(error, output));
  try {
    const { name, before, after } = splitCommand(args);
    if (name === null) return await runWithoutCommand(table, [...before, ...after], output, language);

    const command = await loadCommand(table, name, language);
    const declared = { ...command.options, ...COMMON_OPTIONS };
    const { operands, options } = readArguments([...before, ...after], declared, language, name);
    const { quiet, verbose, 'no-color': plain, 'no-input': noInput = false } = options;
    output = createOutput({ language, quiet, verbose, plain, stdout, stderr });
    if (options.help) {
      const { helpPage } = await import('./help.ts');
      output.print(helpPage(command, language));
      return EXIT.done;
    }
    checkOperands(operands, command.operands, language, name);
    if (!command.stopsItself) process.once('SIGINT', leave);
    return await command.run({ operands, options, output, noInput, language, env, stdin });
  } catch (error) {
    return output.complain(error);
  } finally {
    output.flush();
    process.off('SIGINT', leave);
  }
}

function leave(): never {
  process.exit(EXIT.interrupted);
}

/** `barline --help`, `barline --version`, or nothing at all. */
async function runWithoutCommand(
  table: Table,
  args: readonly string[],
  output: Output,
  language: Language,
): Promise<number> {
  const options = readLeadingOptions(args, language);
  if (!options.version && !options.help) {
    throw wrongUsage(language, { en: 'A command is missing.', ru: 'Не указана команда.' });
  }
  output.print(options.version ? VERSION : (await import('./help.ts')).overview(table, language));
  return EXIT.done;
}

/** A reader that has seen enough (`| head`) is no failure; a full disk is. */
function stopWriting(error: NodeJS.ErrnoException, output: Output): never {
  process.exit(error.code === 'EPIPE' ? EXIT.done : output.complain(error));
}
