/** What went wrong, in the terms a caller can act on; the vendor's own words stay in `message` and `code`. */
export type ErrorKind =
  | 'auth'
  | 'permission'
  | 'balance'
  | 'quota'
  | 'rate-limit'
  | 'overloaded'
  | 'invalid-request'
  | 'model-not-found'
  | 'context-length'
  | 'content-filter'
  | 'unsupported-input'
  | 'attachment-too-large'
  | 'server'
  | 'network'
  | 'timeout'
  | 'truncated'
  | 'protocol';

export interface GlmErrorFacts {
  retryable?: boolean;
  /** HTTP status, where there was an answer. */
  status?: number;
  /** The vendor's own code, as text. */
  code?: string;
  requestId?: string;
  retryAfterMs?: number;
  cause?: unknown;
}

/** The one error class of the provider. Its message never holds a key or attachment bytes. */
export class GlmError extends Error {
  override readonly name: string = 'GlmError';
  readonly kind: ErrorKind;
  /** Decided where the facts are, when the error is made. */
  readonly retryable: boolean;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  readonly retryAfterMs?: number;

  constructor(kind: ErrorKind, message: string, facts: GlmErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.kind = kind;
    this.retryable = facts.retryable ?? false;
    if (facts.status !== undefined) this.status = facts.status;
    if (facts.code !== undefined) this.code = facts.code;
    if (facts.requestId !== undefined) this.requestId = facts.requestId;
    if (facts.retryAfterMs !== undefined) this.retryAfterMs = facts.retryAfterMs;
  }
}
