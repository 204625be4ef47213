import { type Command, defineCommand, loadCommand, type Table } from '../command.ts';
import { helpPage, overview } from '../help.ts';

/** `barline help`, which knows the other commands. */
export function helpAbout(table: () => Table): Command {
  return defineCommand({
    help: {
      en: `Usage: barline help [COMMAND]

Prints all commands, or the page of one.`,
      ru: `Вызов: barline help [КОМАНДА]

Печатает список команд или справку одной из них.`,
    },
    options: {},
    operands: [0, 1],
    async run({ operands: [name], output, language }) {
      if (name === undefined) output.print(overview(table(), language));
      else output.print(helpPage(await loadCommand(table(), name, language), language));
      return 0;
    },
  });
}
