import { type Language, pickLanguage } from '@barline/messages';

/**
 * The language to speak: `--lang` where it is given before `--`, else the first of `BARLINE_LANG`, `LC_ALL`,
 * `LC_MESSAGES` and `LANG` that is set (the order of POSIX, Base Definitions 8.2). English when that names neither.
 */
export function chooseLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  return pickLanguage(langOption(args) || env.BARLINE_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG);
}

function langOption(args: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  const at = options.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at < 0) return undefined;
  return options[at] === '--lang' ? options[at + 1] : options[at].slice('--lang='.length);
}
