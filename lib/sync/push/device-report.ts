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

/** What the device says of itself with every call, for the supervisor's board. */
export async function deviceReport(db: StoreDatabase, facts: DeviceFacts): Promise<DeviceReport> {
  const { deviceId } = await readMeta(db, 'identity');
  const oldest = await Promise.all(UNSYNCED.map((state) => db.outbox.where('state').equals(state).first()));
  const [first] = oldest.flatMap((entry) => entry ?? []).sort((a, b) => a.seq - b.seq);
  return {
    id: deviceId,
    name: facts.name.slice(0, 120),
    platform: facts.platform.slice(0, 120),
    appVersion: facts.appVersion.slice(0, 40),
    queueLength: await db.outbox.where('state').anyOf(UNSYNCED).count(),
    oldestQueuedAt: first?.deviceTime ?? null,
  };
}
