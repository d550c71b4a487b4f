import type { DeviceReport } from '../../domain/commands/envelope.ts';
import { countUnsynced } from '../outbox/list.ts';
import { readMeta } from '../store/meta.ts';
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
 * What the device says of itself with every call, for the supervisor's board. The commands that the same call carries wait on
 * the device no longer once the server reads this, so they do not count.
 */
export async function deviceReport(
  db: StoreDatabase,
  facts: DeviceFacts,
  carried: readonly { readonly seq: number }[],
): Promise<DeviceReport> {
  const { deviceId } = await readMeta(db, 'identity');
  const seqs = new Set(carried.map(({ seq }) => seq));
  const left = (state: (typeof UNSYNCED)[number]) =>
    db.outbox
      .where('state')
      .equals(state)
      .filter(({ seq }) => !seqs.has(seq));
  const oldest = await Promise.all(UNSYNCED.map((state) => left(state).first()));
  const [first] = oldest.flatMap((entry) => entry ?? []).sort((a, b) => a.seq - b.seq);
  return {
    id: deviceId,
    name: facts.name.slice(0, 120),
    platform: facts.platform.slice(0, 120),
    appVersion: facts.appVersion.slice(0, 40),
    queueLength: Math.max(0, (await countUnsynced(db)) - seqs.size),
    oldestQueuedAt: first?.deviceTime ?? null,
  };
}
