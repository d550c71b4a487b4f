/** What an administrator alone can put right; the person is told whom to ask. */
const OF_THE_CHANNEL: ReadonlySet<string> = new Set([
  ...['config_invalid', 'credentials_refused', 'address_refused', 'address_unknown', 'redirected', 'tls_invalid'],
  ...['secrets_unreadable', 'connector_unknown', 'channel_missing'],
]);

/**
 * Why a message did not reach a person, as that person is told it: nobody who only gave a number is asked to correct a channel. `problem` is what
 * a delivery keeps: a code, then details of the other side, which stay.
 */
export function reasonForPerson(problem: string): string {
  const [code = '', ...detail] = problem.split(' ');
  // Nothing but their own address was wrong with the settings.
  if (problem === 'config_invalid to') return 'recipient_gone';
  return OF_THE_CHANNEL.has(code) ? ['channel_broken', ...detail].join(' ') : problem;
}
