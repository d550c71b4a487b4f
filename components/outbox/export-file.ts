import type { OutboxItem } from '../../lib/sync/outbox/model.ts';

/** Whose queue it is, so that the file can be read without the phone. */
export interface ExportOwner {
  readonly userId: string;
  readonly email: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly deviceId: string | null;
}

/** Every command the server has not settled, as a file that an administrator or a developer can give to the server again. */
export function exportFile(
  owner: ExportOwner,
  items: readonly OutboxItem[],
  now: Date,
): { name: string; text: string } {
  const unsettled = items.filter(({ state }) => state === 'queued' || state === 'sending' || state === 'quarantined');
  const commands = unsettled
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ id, seq, name, args, deviceTime, clockOffsetMs, state, verdict }) => ({
      ...{ id, seq, name, args, deviceTime, clockOffsetMs, state, verdict },
    }));
  const document = { format: 'tracseq-outbox', version: 1, exportedAt: now.toISOString(), ...owner, commands };
  return {
    name: `tracseq-outbox-${now.toISOString().replaceAll(':', '-').slice(0, 19)}.json`,
    text: `${JSON.stringify(document, null, 2)}\n`,
  };
}
