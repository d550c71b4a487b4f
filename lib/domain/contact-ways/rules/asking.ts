import type { MyWays, Said } from '../model.ts';

const waits = (said: Said | null | undefined) => said?.state === 'waiting';

/**
 * Whether a notification of the laboratory may have changed what a person is told of their own ways: rows that changed, commands that changed
 * none (theirs among them: ways are no rows of devices), and deliveries only while a code or a trial of theirs is on its way. The deliveries of a night with many alerts are of no interest to every phone that shows them.
 */
export function concernsMyWays(event: string, known: MyWays | undefined): boolean {
  if (event === 'poke' || event === 'devices') return true;
  return event === 'deliveries' && (known?.ways ?? []).some(({ test, pending }) => waits(test) || waits(pending?.sent));
}
