import 'server-only';

/** Tells the operator of the server what went wrong and was answered otherwise; one line of JSON on standard error. */
export function warn(message: string, cause: unknown): void {
  const reason = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`${JSON.stringify({ level: 'warning', time: new Date().toISOString(), message, reason })}\n`);
}
