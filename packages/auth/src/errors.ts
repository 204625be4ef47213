/** What the caller did wrong; nothing was sent. */
export type CallerErrorCode =
  | 'device_unsupported'
  | 'foreign_address'
  | 'implicit_removed'
  | 'insecure_context'
  | 'redirect_uri_unusable'
  | 'secret_in_browser'
  | 'verifier_malformed';

/** Nobody answered. */
export type NetworkErrorCode = 'provider_slow' | 'provider_unreachable';

/** What the server said, or that there is nothing to ask it with. */
export type ServerErrorCode =
  | 'access_denied'
  | 'api_refused'
  | 'client_refused'
  | 'code_refused'
  | 'illegal_scope'
  | 'insufficient_scope'
  | 'login_required'
  | 'premium_required'
  | 'provider_unavailable'
  | 'quota_exceeded'
  | 'rate_limited'
  | 'redirect_uri_mismatch'
  | 'request_refused'
  | 'user_not_listed';

/** What came back cannot be used, or must not be. */
export type AnswerErrorCode =
  | 'answer_incomplete'
  | 'answer_too_large'
  | 'answer_unreadable'
  | 'callback_foreign'
  | 'callback_stale'
  | 'state_mismatch';

/** What is wrong with the place where tokens are kept. */
export type StoreErrorCode = 'tokens_corrupt' | 'tokens_exposed' | 'tokens_locked' | 'tokens_unwritable';

export type AuthErrorCode = CallerErrorCode | NetworkErrorCode | ServerErrorCode | AnswerErrorCode | StoreErrorCode;

type Values = Readonly<Record<string, string | number>>;
type Options = ErrorOptions & { readonly values?: Values };

/** Something that went wrong; the subclass says who is wrong, the stable `code` what. Never carries a secret. */
export class AuthError extends Error {
  readonly code: AuthErrorCode;
  /** What a sentence about it needs to know. */
  readonly values: Values;

  constructor(code: AuthErrorCode, message: string, { values = {}, cause }: Options = {}) {
    super(message, { cause });
    this.name = new.target.name;
    this.code = code;
    this.values = values;
  }
}

export class CallerError extends AuthError {
  declare readonly code: CallerErrorCode;
  constructor(code: CallerErrorCode, message: string, options?: Options) {
    super(code, message, options);
  }
}

export class NetworkError extends AuthError {
  declare readonly code: NetworkErrorCode;
  constructor(code: NetworkErrorCode, message: string, options?: Options) {
    super(code, message, options);
  }
}

export class AnswerError extends AuthError {
  declare readonly code: AnswerErrorCode;
  constructor(code: AnswerErrorCode, message: string, options?: Options) {
    super(code, message, options);
  }
}

export class StoreError extends AuthError {
  declare readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: Options) {
    super(code, message, options);
  }
}

/** What is known of a server's refusal. */
export type Refusal = {
  /** The HTTP status; `null` where the refusal came in an address. */
  readonly status: number | null;
  /** The wire's `error`; `null` where there was none. */
  readonly error: string | null;
  readonly description: string | null;
  /** More exactly, where the description is one that is known; never needed to choose the code. */
  readonly reason: string | null;
  /** Seconds to wait before another try, where the server said so. */
  readonly retryAfter: number | null;
};

const NOTHING: Refusal = { status: null, error: null, description: null, reason: null, retryAfter: null };

export class ServerError extends AuthError implements Refusal {
  declare readonly code: ServerErrorCode;
  readonly status: number | null;
  readonly error: string | null;
  readonly description: string | null;
  readonly reason: string | null;
  readonly retryAfter: number | null;

  constructor(code: ServerErrorCode, message: string, refusal: Partial<Refusal> = {}, options: Options = {}) {
    const { status, error, description, reason, retryAfter } = { ...NOTHING, ...refusal };
    const values: Record<string, string | number> = { ...options.values };
    if (reason !== null) values.reason = reason;
    if (status !== null) values.status = status;
    if (retryAfter !== null) values.s = retryAfter;
    if (error !== null) values.error = error;
    super(code, message, { values, cause: options.cause });
    this.status = status;
    this.error = error;
    this.description = description;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}
