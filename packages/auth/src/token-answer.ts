import { AnswerError, ServerError, type ServerErrorCode } from './errors.ts';
import { printable } from './printable.ts';
import { recogniseText } from './spotify-texts.ts';

/** What the token endpoint gave, in the wire's words (RFC 6749 §5.1). */
export type TokenAnswer = {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  /** Absent where the one before stays valid, or where there is none. */
  readonly refresh_token?: string;
  /** Granted, separated by spaces, in any order; absent where the server does not say. */
  readonly scope?: string;
};

/** Contract section 2: what Spotify's tokens live, should an answer not say it. */
const USUAL_LIFETIME = 3600;

/** What an `invalid_grant` means for the grant that was tried. */
type GrantRefused = 'login_required' | 'code_refused';

/**
 * Reads a token answer (RFC 6749 §5.1). Throws `ServerError` on a refusal and `AnswerError` on what is no token answer at
 * all.
 */
export async function readTokenAnswer(response: Response, grantRefused: GrantRefused): Promise<TokenAnswer> {
  const body = await readAnswer(response, grantRefused);
  const { refresh_token, scope } = body;
  const access_token = readText(body, 'access_token');
  if (readText(body, 'token_type').toLowerCase() !== 'bearer') throw incomplete('token_type');
  const expires_in = body.expires_in === undefined ? USUAL_LIFETIME : readSeconds(body, 'expires_in');
  return {
    access_token,
    token_type: 'Bearer',
    expires_in,
    ...(refresh_token !== undefined && refresh_token !== null && { refresh_token: readText(body, 'refresh_token') }),
    ...(typeof scope === 'string' && { scope }),
  };
}

/** The object that a successful answer holds. Throws as `readTokenAnswer` does. */
export async function readAnswer(response: Response, grantRefused: GrantRefused): Promise<Answer> {
  const body = await readObject(response);
  if (response.ok) return body;
  if (typeof body.error !== 'string') throw unreadable(response);
  throw describeRefusal(body.error, body.error_description, response.status, grantRefused);
}

type Answer = Readonly<Record<string, unknown>>;

export function readText(body: Answer, field: string): string {
  const value = body[field];
  if (typeof value !== 'string' || value === '') throw incomplete(field);
  return value;
}

/** A number of seconds; some servers write it as a text. */
export function readSeconds(body: Answer, field: string): number {
  const value = Number(body[field]);
  if (!(value > 0 && Number.isFinite(value))) throw incomplete(field);
  return value;
}

async function readObject(response: Response): Promise<Answer> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Answer;
  } catch {}
  throw unreadable(response);
}

function unreadable({ status }: Response): AnswerError {
  return new AnswerError('answer_unreadable', `The answer (${status}) is not JSON.`, { values: { status } });
}

const CODES: Readonly<Record<string, ServerErrorCode>> = {
  access_denied: 'access_denied',
  invalid_client: 'client_refused',
  unauthorized_client: 'client_refused',
  invalid_scope: 'illegal_scope',
};

function describeRefusal(error: string, text: unknown, status: number, grantRefused: GrantRefused): ServerError {
  const description = typeof text === 'string' ? printable(text) : null;
  const code =
    error === 'invalid_grant' ? grantRefused : Object.hasOwn(CODES, error) ? CODES[error] : 'request_refused';
  const refusal = { status, error: printable(error), description, reason: recogniseText(description) };
  return new ServerError(
    code,
    `The server refused: ${refusal.error}${description ? `, ${description}` : ''}.`,
    refusal,
  );
}

function incomplete(field: string): AnswerError {
  return new AnswerError('answer_incomplete', `The token answer lacks ${field}.`, { values: { field } });
}
