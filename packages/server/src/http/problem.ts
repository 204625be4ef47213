import { describeFailure, Failure, failures, type Language } from '@barline/messages';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language.ts';

/** Not imported: an import reads every export of node:http, among them fetch, which a server that starts pays for. */
const { STATUS_CODES } = process.getBuiltinModule('node:http');

export const PROBLEM_TYPE = 'application/problem+json';

/** A problem document (RFC 9457 §3) with our stable `id` and what to do next. */
export type Problem = {
  readonly type: string;
  readonly id: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly fix: string;
};

/** `publicUrl` is where the help page of the failure stands. */
export function toProblem(failure: Failure, language: Language, publicUrl: string): Problem {
  const { id } = failure;
  const { title, detail, fix } = describeFailure(failure, language);
  return { type: `${publicUrl}/help/errors#${id}`, id, title, status: statusOf(failure), detail, fix };
}

/** A request that is not of the documented form; `what` names the part that is not. */
export function malformedRequest(what: string, status = 400): Failure {
  return Object.assign(new Failure('malformed_request', { what }), { statusCode: status });
}

/** Makes whatever a request ended with a problem document: the one place that does. */
export function answerWithProblem(publicUrl: () => string) {
  return (error: FastifyError | Failure, request: FastifyRequest, reply: FastifyReply) => {
    const failure = toFailure(error);
    const status = statusOf(failure);
    const language = languageOf(request);
    if (status >= 500) request.log.error({ err: failure }, failure.id);
    if (failure.id === 'rate_limited') reply.header('retry-after', String(failure.values.s ?? 1));
    return reply
      .code(status)
      .headers({
        'x-request-id': request.id,
        'content-language': language,
        vary: 'Accept-Language',
        'cache-control': 'no-store',
      })
      .type(PROBLEM_TYPE)
      .send(JSON.stringify(toProblem(failure, language, publicUrl())));
  };
}

/** What is said of whatever a request ended with, and the status it has. */
export function describeError(error: Error, language: Language) {
  const failure = toFailure(error as FastifyError);
  return { status: statusOf(failure), ...describeFailure(failure, language) };
}

function statusOf(failure: Failure & { statusCode?: number }): number {
  return failure.statusCode ?? failures[failure.id].status;
}

/** What a request that the framework refuses has wrong. */
function toFailure(error: FastifyError | Failure): Failure {
  if (error instanceof Failure) return error;
  const { statusCode = 500, validation } = error;
  if (validation) return malformedRequest(nameInvalid(error));
  if (error.code?.endsWith('JSON_BODY')) return malformedRequest('JSON');
  if (statusCode >= 400 && statusCode < 500) return malformedRequest(STATUS_CODES[statusCode] ?? '', statusCode);
  return new Failure('unexpected', {}, { cause: error });
}

/** The place that is wrong: `body/link`. */
function nameInvalid({ validation, validationContext }: FastifyError): string {
  const [first] = validation ?? [];
  const missing = first?.params?.missingProperty;
  return `${validationContext ?? ''}${first?.instancePath ?? ''}${missing ? `/${missing}` : ''}`;
}
