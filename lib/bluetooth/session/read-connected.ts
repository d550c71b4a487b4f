import type { GattValue, ProbeDriver } from '../driver.ts';
import type { Link, RemoteValue } from '../platform.ts';
import { createCollector } from './collector.ts';
import type { Reader } from './reader.ts';
import { pause, until } from './wait.ts';

/** Temperature and humidity come as two notifications: those that come this close together are one reading. */
const TOGETHER_MS = 250;

interface Source {
  readonly remote: RemoteValue;
  readonly decode: GattValue['decode'];
  /** A value came since it was last asked for one. */
  isHeard: boolean;
}

/**
 * Reads a connected probe until the signal fires: once at the start, then whatever it says by itself, and it asks for the
 * values that it keeps quiet about. `values` are those of services that the probe has.
 */
export async function readConnected(
  { platform, timing, signal, tell }: Reader,
  link: Link,
  driver: ProbeDriver,
  values: readonly GattValue[],
): Promise<never> {
  const collector = createCollector(timing.silence);
  const sources = await sourcesOf(link, values, signal);
  let isAsking = false;
  let delivery: (() => void) | null = null;

  const stopDelivery = (): void => {
    delivery?.();
    delivery = null;
  };

  const deliver = (): void => {
    stopDelivery();
    const now = platform.now();
    const measurement = collector.take(now);
    if (measurement !== null) tell({ takenAt: now, measurement, driver: driver.id });
  };

  const hear = (source: Source, bytes: DataView): void => {
    source.isHeard = true;
    const decoded = source.decode(bytes);
    if (typeof decoded !== 'string') collector.add(decoded, platform.now());
    // While values are asked for, their answers arrive here as well; they are told together at the end.
    if (!isAsking) delivery ??= platform.after(TOGETHER_MS, deliver);
  };

  /** One after the other: a browser refuses a second question while the first is open. */
  const ask = async (which: readonly Source[]): Promise<void> => {
    isAsking = true;
    try {
      for (const source of which) {
        const bytes = await until(source.remote.read(), signal);
        hear(source, bytes);
      }
    } finally {
      isAsking = false;
    }
    deliver();
  };

  try {
    const readable = sources.filter(({ remote }) => remote.canRead);
    await ask(readable);
    for (const source of sources) {
      if (source.remote.canNotify)
        await until(
          source.remote.subscribe((bytes) => hear(source, bytes), signal),
          signal,
        );
    }
    for (;;) {
      for (const source of sources) source.isHeard = false;
      await pause(platform, timing.interval, signal);
      await ask(readable.filter(({ isHeard }) => !isHeard));
    }
  } finally {
    stopDelivery();
  }
}

async function sourcesOf(link: Link, values: readonly GattValue[], signal: AbortSignal): Promise<Source[]> {
  const sources: Source[] = [];
  for (const { service, characteristic, decode } of values) {
    const remote = await until(link.find(service, characteristic), signal);
    if (remote !== null) sources.push({ remote, decode, isHeard: false });
  }
  return sources;
}
