import { processGenericTokenEndpointResponse, ResponseBodyError } from 'oauth4webapi';
import { describeClient, describeServer } from './authorization-server.ts';
import { AnswerError, ServerError, type ServerErrorCode } from './errors.ts';
import { printable } from './printable.ts';
import type { Provider } from './provider.ts';
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

/** Reads a token answer. Throws `ServerError` on a refusal and `AnswerError` on what is no token answer at all. */
export async function readTokenAnswer(
  provider: Provider,
  clientId: string,
  response: Response,
  grantRefused: GrantRefused,
): Promise<TokenAnswer> {
  const body = await readObject(response);
  if (response.ok && typeof body.access_token !== 'string') throw incomplete('access_token');
  try {
    const answer = await processGenericTokenEndpointResponse(
      describeServer(provider),
      describeClient(clientId),
      // RFC 6749 §5.1 asks for 200; any success that carries a token is one.
      new Response(JSON.stringify(body), { status: response.ok ? 200 : response.status, headers: JSON_HEADERS }),
    );
    if (answer.token_type !== 'bearer') throw incomplete('token_type');
    return {
      access_token: answer.access_token,
      token_type: 'Bearer',
      expires_in: answer.expires_in ?? USUAL_LIFETIME,
      ...(answer.refresh_token !== undefined && { refresh_token: answer.refresh_token }),
      ...(answer.scope !== undefined && { scope: answer.scope }),
    };
  } catch (error) {
    if (error instanceof AnswerError) throw error;
    if (error instanceof ResponseBodyError) throw describeRefusal(error, grantRefused);
    throw new AnswerError('answer_incomplete', 'A field of the token answer is missing or wrong.', { cause: error });
  }
}

const JSON_HEADERS = { 'content-type': 'application/json' };

async function readObject(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {}
  const values = { status: response.status };
  throw new AnswerError('answer_unreadable', `The answer (${response.status}) is not JSON.`, { values });
}

const CODES: Readonly<Record<string, ServerErrorCode>> = {
  access_denied: 'access_denied',
  invalid_client: 'client_refused',
  unauthorized_client: 'client_refused',
  invalid_scope: 'illegal_scope',
};

function describeRefusal({ error, error_description, status }: ResponseBodyError, grantRefused: GrantRefused) {
  const description = printable(error_description ?? null);
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
