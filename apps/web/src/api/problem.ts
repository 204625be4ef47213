import {
  describeFailure,
  type FailureDescription,
  type FailureId,
  type FailureValues,
  failures,
  type Language,
} from '@barline/messages';
import type { Texts } from '../texts/texts.ts';

/** A failure on its way to the page: found here, or told by the server (`said` is then in the server's words). */
export type Problem = {
  readonly id: FailureId;
  readonly values?: FailureValues;
  readonly said?: FailureDescription;
};

/** The sentences of a problem. What to do next is this site's own advice where it has one. */
export function describeProblem(problem: Problem, language: Language, texts: Texts): FailureDescription {
  const description = problem.said ?? describeFailure(problem, language);
  const fixes: Readonly<Record<string, string | undefined>> = texts.fixes;
  return { ...description, fix: fixes[problem.id] ?? description.fix };
}

/**
 * Reads an answer that is not a success as a problem document (RFC 9457). Anything else, such as the page of a
 * proxy in between, is `unexpected`, or `rate_limited` where the status says so.
 */
export async function readProblem(answer: Response): Promise<Problem> {
  const values = { s: answer.headers.get('retry-after') ?? 60 };
  try {
    const body: unknown = await answer.json();
    if (isProblemDocument(body)) {
      const said = { title: body.title, detail: body.detail, fix: body.fix };
      return body.id === 'rate_limited' ? { id: body.id, values, said } : { id: body.id, said };
    }
  } catch {
    // Not JSON.
  }
  if (answer.status === 429) return { id: 'rate_limited', values };
  return { id: 'unexpected' };
}

function isProblemDocument(body: unknown): body is { id: FailureId } & FailureDescription {
  if (typeof body !== 'object' || body === null) return false;
  const { id, title, detail, fix } = body as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    Object.hasOwn(failures, id) &&
    typeof title === 'string' &&
    typeof detail === 'string' &&
    typeof fix === 'string'
  );
}
