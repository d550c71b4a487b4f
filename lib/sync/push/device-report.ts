import type { DeviceReport } from '../../domain/commands/envelope.ts';
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
export function deviceReport(
  db: StoreDatabase,
  facts: DeviceFacts,
  carried: readonly { readonly seq: number }[],
): Promise<DeviceReport> {
  // Of one moment, and by the index alone: no command is read but the oldest one.
  return db.transaction('r', ['meta', 'outbox'], async () => {
    const { deviceId } = await readMeta(db, 'identity');
    const unsynced = await Promise.all(UNSYNCED.map((state) => db.outbox.where('state').equals(state).primaryKeys()));
    const seqs = new Set(carried.map(({ seq }) => seq));
    const left = unsynced.map((keys) => keys.find((seq) => !seqs.has(seq)) ?? Number.POSITIVE_INFINITY);
    const first = Math.min(...left);
    const oldest = Number.isFinite(first) ? await db.outbox.get(first) : undefined;
    return {
      id: deviceId,
      name: facts.name.slice(0, 120),
      platform: facts.platform.slice(0, 120),
      appVersion: facts.appVersion.slice(0, 40),
      queueLength: Math.max(0, unsynced.flat().length - seqs.size),
      oldestQueuedAt: oldest?.deviceTime ?? null,
    };
  });
}
