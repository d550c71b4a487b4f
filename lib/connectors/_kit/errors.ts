/** What the dispatcher may do about a delivery that failed; the only meanings it acts on. */
export type FailureOutcome = 'retry_later' | 'gone' | 'refused' | 'misconfigured';

/**
 * Every reason for which a delivery fails, with what it means for a further try:
 *
 * - `retry_later`: the same message may get through later. It may also have arrived already, with only the answer lost.
 * - `gone`: the recipient wants no more (subscription removed, number opted out): take it off the list.
 * - `refused`: this message never gets through; the next one may.
 * - `misconfigured`: nothing gets through until an administrator changes the settings.
 */
export const failureReasons = {
  timeout: 'retry_later',
  aborted: 'retry_later',
  unreachable: 'retry_later',
  tls_invalid: 'retry_later',
  rate_limited: 'retry_later',
  server_error: 'retry_later',
  answer_invalid: 'retry_later',
  internal: 'retry_later',
  recipient_gone: 'gone',
  // Said so themself, and can take it back.
  recipient_stopped: 'gone',
  message_refused: 'refused',
  message_too_large: 'refused',
  config_invalid: 'misconfigured',
  credentials_refused: 'misconfigured',
  address_refused: 'misconfigured',
  address_unknown: 'misconfigured',
  redirected: 'misconfigured',
} as const satisfies Record<string, FailureOutcome>;
export type FailureReason = keyof typeof failureReasons;

/** More about a failure: a code for people, and how long the other side asked to wait. */
export interface FailureFacts {
  /** A status or a code of the provider, never its free text: that could repeat a secret or somebody's data. */
  readonly detail?: string;
  readonly retryAfterMs?: number | null;
}

/** Thrown inside a connector; its caller gets a plain `Delivery` instead. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  readonly reason: FailureReason;
  readonly detail: string | null;
  readonly retryAfterMs: number | null;

  constructor(reason: FailureReason, { detail, retryAfterMs }: FailureFacts = {}) {
    super(detail === undefined ? reason : `${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail ?? null;
    this.retryAfterMs = retryAfterMs ?? null;
  }
}
