import { AuthError } from '@barline/auth';
import { Failure } from '@barline/messages';
import type { Settings } from './settings.ts';

/** What the library throws, as a failure with its sentence and exit code; its codes are ids of failures. */
export function toFailure(
  error: unknown,
  { provider, redirectUri }: Pick<Settings, 'provider' | 'redirectUri'>,
): unknown {
  if (!(error instanceof AuthError)) return error;
  const values = { provider, uri: redirectUri, ...error.values };
  return new Failure(error.code, values, { cause: error });
}

/** Runs `work`; what the library throws comes out as `Failure`. */
export async function withFailures<Result>(settings: Settings, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toFailure(error, settings);
  }
}
