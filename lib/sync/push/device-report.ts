import type { DeviceReport } from '../../domain/commands/envelope.ts';
import { readMeta } from '../store/meta.ts';
import type { OutboxEntry } from '../outbox/model.ts';
import type { StoreDatabase } from '../store/schema.ts';

/** What a device is called and runs; the shell of the app knows it. */
export interface DeviceFacts {
  readonly name: string;
  readonly platform: string;
  readonly appVersion: string;
}

/** States in which a command is of no use to anybody but this device. */
const UNSYNCED = ['queued', 'sending', 'quarantined'] as const;

/**
 * What the device says of itself with every call, for the supervisor's board. The commands of the call itself wait no longer once it is
 * heard: the board must not show them until the device speaks again.
 */
export async function deviceReport(
  db: StoreDatabase,
  facts: DeviceFacts,
  sent: readonly OutboxEntry[],
): Promise<DeviceReport> {
  const { deviceId } = await readMeta(db, 'identity');
  const inCall = new Set(sent.map(({ seq }) => seq));
  const seqs = await db.outbox.where('state').anyOf(UNSYNCED).primaryKeys();
  const left = seqs.filter((seq) => !inCall.has(seq)).sort((a, b) => a - b);
  const first = left[0] === undefined ? undefined : await db.outbox.get(left[0]);
  return {
    id: deviceId,
    name: facts.name.slice(0, 120),
    platform: facts.platform.slice(0, 120),
    appVersion: facts.appVersion.slice(0, 40),
    queueLength: left.length,
    oldestQueuedAt: first?.deviceTime ?? null,
  };
}
