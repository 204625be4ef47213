import { formatJson } from './embedded.ts';

/** What the Web API refuses with: the regular error object, or a bare text where Spotify has one. */
export class ApiError extends Error {
  readonly status: number;
  /** For `WWW-Authenticate`. */
  readonly challenge: string | null;
  readonly form: 'json' | 'text';
  /** Why a command to the player was refused, for programs. */
  readonly reason: string | null;

  constructor(
    status: number,
    message: string,
    challenge: string | null = null,
    form: 'json' | 'text' = 'json',
    reason: string | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.challenge = challenge;
    this.form = form;
    this.reason = reason;
  }
}

/** The body of an error and its media type. */
export function formatApiError({ status, message, form, reason }: ApiError): { type: string; body: string } {
  if (form === 'text') return { type: 'text/plain; charset=utf-8', body: message };
  return {
    type: 'application/json',
    body: formatJson({ error: { status, message, ...(reason !== null && { reason }) } }),
  };
}
