import { expect, test } from 'vitest';
import { table } from '../src/table.ts';
import { barline } from './barline.ts';

const COMMANDS = Object.keys(table);

test('the overview names every command', async () => {
  const { code, out, err } = await barline(['help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
});

test.each([['en'], ['ru']])('the help pages in %s', async (lang) => {
  const pages = await Promise.all([
    barline(['help', '--lang', lang]),
    ...COMMANDS.map((command) => barline([command, '--help', '--lang', lang])),
  ]);
  expect(pages.map((page) => page.code)).toEqual(pages.map(() => 0));
  const text = pages.map((page) => page.out).join(`\n${'-'.repeat(40)}\n\n`);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  await expect(text).toMatchFileSnapshot(`./help.${lang}.txt`);
});

test('the page of a command names all its options, in both languages', async () => {
  for (const [name, { load }] of Object.entries(table)) {
    const { help, options } = await load();
    for (const option of Object.keys(options)) {
      for (const page of [help.en, help.ru]) expect(page, name).toMatch(new RegExp(`^  (-\\w, )?--${option} `, 'm'));
    }
  }
});

test('help of a command, --help before and after it are the same page', async () => {
  const pages = await Promise.all([
    barline(['help', 'encode']),
    barline(['--help', 'encode']),
    barline(['encode', '-h', '1']),
  ]);
  expect(new Set(pages.map((page) => page.out)).size).toBe(1);
});

test('version and --version print the version', async () => {
  const [command, option] = await Promise.all([barline(['version']), barline(['--version'])]);
  expect(command.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(option.out).toBe(command.out);
});

test.each([
  ['nothing', [], /A command is missing/],
  ['an unknown command', ['frobnicate'], /no command “frobnicate”.*barline help\n$/],
  ['help of an unknown command', ['help', 'frobnicate'], /no command “frobnicate”/],
  ['an unknown option', ['encode', '1', '--frob'], /no option --frob.*barline help encode\n$/],
  ['an unknown short option', ['encode', '-x', '1'], /no option -x/],
  ['a value for a flag', ['encode', '1', '--json=yes'], /--json takes no value/],
  ['a forgotten value', ['encode', '1', '--namespace'], /--namespace needs a value/],
  ['an option for a value', ['encode', '1', '--namespace', '--json'], /--namespace needs a value/],
  ['no operand', ['encode'], /missing after “encode”/],
  ['one operand too many', ['help', 'encode', 'decode'], /“decode” is one argument too many/],
  ['an unknown language', ['encode', '1', '--lang', 'de'], /--lang is en or ru/],
  ['a name that every object has', ['toString'], /no command “toString”/],
  ['an option that every object has', ['encode', '1', '--toString'], /no option --toString/],
])('%s is wrong usage: exit 2, one sentence and what to do next', async (_, args, sentence) => {
  const { code, out, err } = await barline(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^barline: [^\n]+barline help[^\n]*\n$/);
  expect(err).toMatch(sentence);
});

test('-- ends the options', async () => {
  const { code, err } = await barline(['encode', '--', '--json']);
  expect(code).toBe(2);
  expect(err).toMatch(/media reference/);
});

test.each([
  ['--lang', ['--lang', 'ru', 'encode', 'x'], { LANG: 'en_US.UTF-8' }],
  ['BARLINE_LANG', ['encode', 'x'], { BARLINE_LANG: 'ru', LC_ALL: 'C' }],
  ['LC_ALL', ['encode', 'x'], { LC_ALL: 'ru_RU.UTF-8', LANG: 'C' }],
  ['LC_MESSAGES', ['encode', 'x'], { LC_MESSAGES: 'ru_RU.UTF-8', LANG: 'C' }],
  ['LANG', ['encode', 'x'], { LANG: 'ru_RU.UTF-8' }],
])('%s chooses the language', async (_, args, env) => {
  expect((await barline(args, { env })).err).toMatch(/Номер кода/);
});

test('LC_ALL=C is English whatever LANG says', async () => {
  expect((await barline(['encode', 'x'], { env: { LC_ALL: 'C', LANG: 'ru_RU.UTF-8' } })).err).toMatch(/whole number/);
});
