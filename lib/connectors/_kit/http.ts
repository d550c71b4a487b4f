import { longestRetryAfterMs } from './backoff.ts';
import type { DeliveryContext } from './contract.ts';
import { DeliveryFailure, type FailureReason } from './errors.ts';
import type { Answer } from './transport.ts';

interface Posting {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly redirects?: number;
}

/** Posts under the delivery's own time limit; answers whatever status came. */
export function post(context: DeliveryContext, url: string, posting: Posting): Promise<Answer> {
  return context.fetch(url, {
    ...posting,
    method: 'POST',
    headers: { 'user-agent': 'TracSeq-Storage', ...posting.headers },
    signal: context.signal,
  });
}

/**
 * What an answer outside 200 to 299 means where the provider says nothing better. `code` is the provider's own word for
 * it; only what looks like one is kept.
 */
export function failureOf(answer: Answer, now: Date, code?: string | number): DeliveryFailure {
  return failureAs(reasonOf(answer.status), answer, now, code);
}

/** The same with a reason that the provider's documentation gives. */
export function failureAs(reason: FailureReason, answer: Answer, now: Date, code?: string | number): DeliveryFailure {
  const word = code === undefined || !/^[\w.-]{1,60}$/.test(String(code)) ? '' : ` ${code}`;
  const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), now);
  return new DeliveryFailure(reason, { detail: `HTTP ${answer.status}${word}`, retryAfterMs });
}

function reasonOf(status: number): FailureReason {
  if (status === 429) return 'rate_limited';
  if (status === 408 || status === 425 || status >= 500) return 'server_error';
  if (status === 401 || status === 403) return 'credentials_refused';
  if (status === 404) return 'address_unknown';
  if (status === 410) return 'recipient_gone';
  if (status === 413) return 'message_too_large';
  if (status >= 400) return 'message_refused';
  return status >= 300 ? 'redirected' : 'answer_invalid';
}

/** Whether the other side took it. */
export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** The answer's JSON, or undefined: a broken answer is told apart by its schema, not by an exception. */
export function jsonOf({ body, truncated }: Answer): unknown {
  if (truncated) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Milliseconds of a `Retry-After` (seconds, or an HTTP date), never below zero nor over an hour; null without one. */
export function parseRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(longestRetryAfterMs, Number(text) * 1000);
  // Dates alone: the parser of dates would take a number such as 1.5 or -3 for a year.
  const date = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.min(longestRetryAfterMs, Math.max(0, date - now.getTime()));
}
