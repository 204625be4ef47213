import { parseArgs } from 'node:util';
import type { Language, Text } from '@barline/messages';
import type { Options, Values } from './command.ts';
import { wrongUsage } from './usage.ts';

/** Options that every command has. */
export const COMMON_OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean', short: 'v' },
  'no-input': { type: 'boolean' },
  'no-color': { type: 'boolean' },
} as const satisfies Options;

/** Options that stand where a command would. */
const LEADING_OPTIONS = { ...COMMON_OPTIONS, version: { type: 'boolean', short: 'V' } } as const satisfies Options;

const TEXTS = {
  unknownOption: { en: 'There is no option {option}.', ru: 'Параметра {option} нет.' },
  missingValue: { en: 'The option {option} needs a value.', ru: 'Параметру {option} нужно значение.' },
  unexpectedValue: { en: 'The option {option} takes no value.', ru: 'Параметр {option} не принимает значения.' },
  unknownLanguage: { en: '--lang is en or ru, not “{value}”.', ru: '--lang — это en или ru, а не «{value}».' },
  missingOperand: { en: 'Something is missing after “{command}”.', ru: 'После «{command}» чего-то не хватает.' },
  extraOperand: {
    en: '“{operand}” is one argument too many; quote an argument that has spaces.',
    ru: '«{operand}» — лишний аргумент; аргумент с пробелами берите в кавычки.',
  },
} satisfies Record<string, Text>;

export type Parsed<O extends Options> = { readonly operands: readonly string[]; readonly options: Values<O> };

/**
 * Splits the arguments into the command's name, what comes before it and what follows. `name` is null when there
 * is no command, as in `barline --version`.
 */
export function splitCommand(args: readonly string[]): { name: string | null; before: string[]; after: string[] } {
  let at = 0;
  while (at < args.length && args[at].startsWith('-') && args[at] !== '--') at += args[at] === '--lang' ? 2 : 1;
  if (at >= args.length || args[at] === '--') return { name: null, before: args.slice(0, at), after: args.slice(at) };
  return { name: args[at], before: args.slice(0, at), after: args.slice(at + 1) };
}

/** Reads the options that stand before a command. Throws `Failure('usage')`. */
export function readLeadingOptions(args: readonly string[], language: Language): Values<typeof LEADING_OPTIONS> {
  return readArguments(args, LEADING_OPTIONS, language).options;
}

/** Reads operands and options; `--` ends the options. Throws `Failure('usage')` on anything that is not declared. */
export function readArguments<O extends Options>(
  args: readonly string[],
  options: O,
  language: Language,
  command = '',
): Parsed<O> {
  const refuse = (text: Text, values: Record<string, string>) => wrongUsage(language, text, values, command);
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const declared = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    const option = token.rawName;
    if (declared === undefined) throw refuse(TEXTS.unknownOption, { option });
    if (declared.type === 'boolean' && token.value !== undefined) throw refuse(TEXTS.unexpectedValue, { option });
    if (declared.type === 'string' && lacksValue(token)) throw refuse(TEXTS.missingValue, { option });
  }
  const lang = (values as { lang?: unknown }).lang;
  if (lang !== undefined && lang !== 'en' && lang !== 'ru')
    throw refuse(TEXTS.unknownLanguage, { value: String(lang) });
  return { operands: positionals, options: values as Values<O> };
}

/** `--width --bg` is a forgotten value, `--width=--bg` and `-o -` are values. */
function lacksValue(token: { value?: string; inlineValue?: boolean }): boolean {
  return token.value === undefined || (!token.inlineValue && token.value.length > 1 && token.value.startsWith('-'));
}

/** Refuses too few or too many operands. Throws `Failure('usage')`. */
export function checkOperands(
  operands: readonly string[],
  [least, most]: readonly [number, number],
  language: Language,
  command: string,
): void {
  if (operands.length < least) throw wrongUsage(language, TEXTS.missingOperand, { command }, command);
  if (operands.length > most) throw wrongUsage(language, TEXTS.extraOperand, { operand: operands[most] }, command);
}
