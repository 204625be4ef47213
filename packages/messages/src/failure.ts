import { type FailureId, failures } from './failures.ts';
import { type Language, say } from './language.ts';

/** What a sentence of a failure needs to know, by name. */
export type FailureValues = Readonly<Record<string, string | number>>;

/**
 * Something that went wrong in a way a user can understand. `id` is stable; the sentences stand in `failures.ts`.
 * `cause` is for logs only.
 */
export class Failure extends Error {
  readonly id: FailureId;
  readonly values: FailureValues;

  constructor(id: FailureId, values: FailureValues = {}, options?: ErrorOptions) {
    super(describeFailure({ id, values }, 'en').detail, options);
    this.name = 'Failure';
    this.id = id;
    this.values = values;
  }
}

export type FailureDescription = { title: string; detail: string; fix: string };

/**
 * The three sentences of a failure in one language: what happened in a few words, what exactly, what to do next.
 * A value named `reason` chooses a more exact `detail` where the failure has one under that name.
 */
export function describeFailure(
  failure: { id: FailureId; values?: FailureValues },
  language: Language,
): FailureDescription {
  const { title, detail, fix, reasons } = failures[failure.id];
  const values = failure.values ?? {};
  const exact = reasons?.[String(values.reason ?? '')] ?? detail;
  return { title: say(title, language), detail: say(exact, language, values), fix: say(fix, language, values) };
}
