import type { Advertisement, ProbeDriver } from '../driver.ts';
import type { Peripheral } from '../platform.ts';
import { BluetoothError } from '../ports.ts';
import { createCollector } from './collector.ts';
import type { Reader } from './reader.ts';
import { until } from './wait.ts';

/** Listens to what a probe broadcasts until the signal fires; a probe that broadcasts ten times a second is told once an interval. */
export async function readBroadcast(
  { platform, timing, signal, tell }: Reader,
  watch: NonNullable<Peripheral['watch']>,
  drivers: readonly ProbeDriver[],
): Promise<never> {
  const collector = createCollector(timing.silence);
  let toldAt = Number.NEGATIVE_INFINITY;

  return new Promise<never>((_, reject) => {
    const hear = (heard: Advertisement): void => {
      for (const { id, broadcast } of drivers) {
        const decoded = broadcast?.decode(heard) ?? null;
        if (decoded === 'encrypted') reject(new BluetoothError('probe_encrypted'));
        if (decoded === null || typeof decoded === 'string') continue;
        const now = platform.now();
        collector.add(decoded, now);
        if (now.getTime() - toldAt < timing.interval) continue;
        const measurement = collector.take(now);
        if (measurement === null) continue;
        toldAt = now.getTime();
        tell({ takenAt: now, measurement, driver: id });
      }
    };
    until(watch(hear, signal), signal)
      .then(() => until(new Promise<never>(() => undefined), signal))
      .catch(reject);
  });
}
