import { Failure, type FailureValues, type Language, say, type Text } from '@barline/messages';

/** A wrong use of the command line, said in `language`; `command` is the one whose help page is the next step. */
export function wrongUsage(language: Language, text: Text, values: FailureValues = {}, command = ''): Failure {
  return new Failure('usage', { what: say(text, language, values), command });
}
