import { type Language, say, type Text } from '@barline/messages';
import type { Command, Table } from './command.ts';

const COMMON: Text = {
  en: `Options of every command
  -h, --help        this page
  --lang en|ru      language; else BARLINE_LANG, LC_ALL, LC_MESSAGES, LANG
  -q, --quiet       say nothing but failures
  -v, --verbose     say more, causes of failures included
  --no-input        never ask anything
  --no-color        no colours; the same as NO_COLOR=1
  --                ends the options`,
  ru: `Параметры всех команд
  -h, --help        эта справка
  --lang en|ru      язык; иначе BARLINE_LANG, LC_ALL, LC_MESSAGES, LANG
  -q, --quiet       сообщать только о сбоях
  -v, --verbose     сообщать больше, включая причины сбоев
  --no-input        ничего не спрашивать
  --no-color        без цвета; то же, что NO_COLOR=1
  --                конец параметров`,
};

const OVERVIEW: Text = {
  en: `barline: scan, create and resolve Spotify Codes

Usage: barline COMMAND …

Commands
{commands}

Answers go to standard output, everything else to standard error. - stands for standard input or output.

{common}
  -V, --version     print the version

Exit codes
  0 done · 1 unexpected failure · 2 wrong usage or input · 3 a person must log in · 4 no code in the picture
  5 read, but its page is unknown · 6 another kind of code · 7 seen, but unreadable · 8 network or Spotify’s service
  9 made, but risky to read · 10 access declined · 11 stopped for safety · 12 too many requests
  13 several inputs with different outcomes · 130 interrupted

Examples
  barline scan photo.jpg
  barline create https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy -o code.svg
  barline token get
  barline help scan`,
  ru: `barline: сканирует, создаёт и распознаёт коды Spotify

Вызов: barline КОМАНДА …

Команды
{commands}

Ответы — в стандартный вывод, всё остальное — в стандартный поток ошибок. - значит стандартный ввод или вывод.

{common}
  -V, --version     напечатать версию

Коды выхода
  0 готово · 1 непредвиденный сбой · 2 неверный вызов или данные · 3 нужен вход · 4 на изображении нет кода
  5 прочитан, но страница неизвестна · 6 код другого вида · 7 виден, но не читается · 8 сеть или сервис Spotify
  9 создан, но читается ненадёжно · 10 доступ не дан · 11 остановлено в целях безопасности · 12 слишком много запросов
  13 несколько входов с разным исходом · 130 прервано

Примеры
  barline scan photo.jpg
  barline create https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy -o code.svg
  barline token get
  barline help scan`,
};

/** The page of `barline help`. */
export function overview(table: Table, language: Language): string {
  const commands = Object.entries(table)
    .map(([name, { summary }]) => `  ${name.padEnd(10)}${summary[language]}`)
    .join('\n');
  return say(OVERVIEW, language, { commands, common: COMMON[language] });
}

/** The page of `barline help COMMAND`. */
export function helpPage(command: Command, language: Language): string {
  return `${command.help[language]}\n\n${COMMON[language]}`;
}
