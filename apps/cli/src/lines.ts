import { EXIT, Failure } from '@barline/messages';
import type { Call, Options } from './command.ts';
import { readLines } from './input.ts';
import { combineExits, describeError } from './output.ts';

/** What one input gave: the line to print, the same for JSON, and an exit code where it is not 0. */
export type Answer = { readonly line: string; readonly json: object; readonly exit?: number };

/** Options of the commands that answer each input with a line. */
export const LINE_OPTIONS = { json: { type: 'boolean' }, jsonl: { type: 'boolean' } } as const satisfies Options;

/**
 * Answers every operand, and every line of standard input where an operand is `-`, in order, each with one line.
 * A refused input of many gives an empty line, so that answers stay beside their inputs; its reason goes to
 * standard error. Returns the common exit code, or 13 for mixed outcomes.
 */
export async function answerEach(
  call: Call<typeof LINE_OPTIONS>,
  answer: (input: string) => Answer | Promise<Answer>,
): Promise<number> {
  const { operands, output, language, stdin } = call;
  const { json, jsonl } = call.options;
  const many = operands.length > 1 || operands.includes('-');
  const exits = new Set<number>();
  const results: object[] = [];

  for await (const input of inputs(operands, stdin)) {
    let line = '';
    let result: object;
    try {
      const given = await answer(input);
      line = given.line;
      result = { source: input, ...given.json, errors: [] };
      exits.add(given.exit ?? EXIT.done);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      result = { source: input, errors: [describeError(error, language)] };
      exits.add(output.complain(error, many ? input : undefined));
    }
    if (jsonl) output.print(JSON.stringify(result));
    else if (json) results.push(result);
    else if (many || line !== '') output.print(line);
  }
  if (json && !jsonl) output.print(JSON.stringify(many ? { results } : results[0]));
  return combineExits(exits);
}

/** The operands; `-` stands for the lines of standard input that are not blank. */
async function* inputs(operands: readonly string[], stdin: AsyncIterable<Buffer>): AsyncGenerator<string> {
  for (const operand of operands) {
    if (operand !== '-') yield operand;
    else for await (const line of readLines('-', stdin)) if (line.trim() !== '') yield line.trim();
  }
}
