/** A message of a schema with the limit that its words name: `withLimit('at_most', 702)`. See `useErrorText`. */
export function withLimit(code: 'at_least' | 'at_most' | 'longest', limit: number): string {
  return `${code} ${limit}`;
}

/** The code of a message and its limit, apart; null for what is none, such as a library's own sentence. */
export function codeOf(message: unknown): { code: string; limit: number | undefined } | null {
  const [, code, limit] = (typeof message === 'string' && /^([a-z]\w*)(?: (\d+))?$/.exec(message)) || [];
  return code === undefined ? null : { code, limit: limit === undefined ? undefined : Number(limit) };
}
