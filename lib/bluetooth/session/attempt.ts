import type { GattValue, ProbeDriver } from '../driver.ts';
import type { Link, Peripheral } from '../platform.ts';
import { BluetoothError } from '../ports.ts';
import { readBroadcast } from './read-broadcast.ts';
import { readConnected } from './read-connected.ts';
import type { Reader } from './reader.ts';
import { until, watchdog } from './wait.ts';

/** What one try works with. */
export interface Attempt extends Reader {
  readonly drivers: readonly ProbeDriver[];
  /** The probe is connected and known; its values are about to come. */
  onKnown(): void;
}

/**
 * One try at a probe: connects and reads it, or listens to what it broadcasts where connecting leads nowhere. Never resolves.
 * @throws BluetoothError `probe_unknown` or `probe_encrypted` where another try would end the same; anything else is a loss.
 */
export async function attempt(outer: Attempt, peripheral: Peripheral): Promise<never> {
  const { platform, timing, drivers } = outer;
  const ended = new AbortController();
  const end = (reason: unknown) => ended.abort(reason);
  const signal = AbortSignal.any([outer.signal, ended.signal]);
  const silence = watchdog(platform, timing.connect + timing.silence, () => end(new BluetoothError('probe_lost')));
  const reader: Reader = {
    ...{ platform, timing, signal },
    tell(told) {
      silence.kick(timing.silence);
      outer.tell(told);
    },
  };
  let link: Link | null = null;
  try {
    link = await connect(reader, peripheral).catch((error: unknown) => {
      // Some probes only broadcast, and one out of reach for a connection may still be heard.
      if (peripheral.watch === null || signal.aborted) throw error;
      return null;
    });
    const connected = link;
    const services = connected === null ? [] : await until(connected.services(), signal);
    const isOffered = ({ service }: GattValue): boolean => services.includes(service);
    const driver = drivers.find(({ gatt = [], isSupplement }) => isSupplement !== true && gatt.some(isOffered));
    if (connected !== null && driver !== undefined) {
      whenFired(connected.lost, () => end(new BluetoothError('probe_lost')));
      outer.onKnown();
      const together = [driver, ...drivers.filter(({ isSupplement }) => isSupplement)];
      return await readConnected(
        reader,
        connected,
        driver,
        together.flatMap(({ gatt = [] }) => gatt.filter(isOffered)),
      );
    }
    if (peripheral.watch === null) throw new BluetoothError('probe_unknown');
    link?.close();
    return await readBroadcast(reader, peripheral.watch, drivers);
  } finally {
    silence.stop();
    end(new BluetoothError('probe_lost'));
    link?.close();
  }
}

function connect({ platform, timing, signal }: Reader, peripheral: Peripheral): Promise<Link> {
  const patience = new AbortController();
  const either = AbortSignal.any([signal, patience.signal]);
  const cancel = platform.after(timing.connect, () => patience.abort(new BluetoothError('probe_lost')));
  return until(peripheral.connect(either), either).finally(cancel);
}

function whenFired(signal: AbortSignal, call: () => void): void {
  if (signal.aborted) call();
  else signal.addEventListener('abort', call, { once: true });
}
