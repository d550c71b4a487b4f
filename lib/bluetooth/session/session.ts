import type { ProbeDriver } from '../driver.ts';
import type { BluetoothPlatform, Peripheral } from '../platform.ts';
import {
  BluetoothError,
  type BluetoothErrorCode,
  type ProbeReading,
  type ProbeSession,
  type ProbeState,
  type ProbeTiming,
} from '../ports.ts';
import { attempt } from './attempt.ts';
import { chooserRequest } from './chooser-request.ts';
import type { Told } from './reader.ts';
import { pause } from './wait.ts';

/** A probe that is asked every ten seconds is asked often enough for a freezer, and its battery lasts. */
export const PROBE_TIMING: ProbeTiming = {
  interval: 10_000,
  silence: 45_000,
  connect: 20_000,
  firstWait: 1_000,
  longestWait: 30_000,
};

/** Where a session stands after each reason; a reason without a state is told by the caller's error alone. */
const STATES: Readonly<Record<BluetoothErrorCode, ProbeState>> = {
  bluetooth_unsupported: 'unsupported',
  bluetooth_insecure: 'unsupported',
  bluetooth_denied: 'denied',
  bluetooth_off: 'no_bluetooth',
  probe_unknown: 'unsupported',
  probe_encrypted: 'unsupported',
  probe_lost: 'lost',
};
/** What another try does not change, unless the probe was read before: then its answer was cut short. */
const FINAL: ReadonlySet<BluetoothErrorCode> = new Set(['probe_unknown', 'probe_encrypted']);

/** Makes a session. Nothing is asked of the person before `requestProbe`. */
export function createProbeSession(
  platform: BluetoothPlatform,
  drivers: readonly ProbeDriver[],
  timing: ProbeTiming = PROBE_TIMING,
): ProbeSession {
  const stateListeners = new Set<(state: ProbeState, problem: BluetoothErrorCode | null) => void>();
  const readingListeners = new Set<(reading: ProbeReading) => void>();
  let state: ProbeState = 'idle';
  let problem: BluetoothErrorCode | null = null;
  let peripheral: Peripheral | null = null;
  /** Ends what goes on: each start and stop makes its own. */
  let running: AbortController | null = null;

  const enter = (next: ProbeState, why: BluetoothErrorCode | null = null): void => {
    if (state === next && problem === why) return;
    state = next;
    problem = why;
    for (const listener of [...stateListeners]) listener(next, why);
  };

  const refuse = (error: BluetoothError): BluetoothError => {
    enter(STATES[error.code], error.code);
    return error;
  };

  const chosen = (): Peripheral => {
    if (peripheral === null) throw new BluetoothError('probe_lost');
    return peripheral;
  };

  const readingOf = ({ takenAt, measurement, driver }: Told, { id, name }: Peripheral): ProbeReading => ({
    takenAt: takenAt.toISOString(),
    measurement,
    probe: { id, name, driver },
  });

  /** Ends whatever went on before, and begins something new. */
  const begin = (): AbortController => {
    running?.abort(new BluetoothError('probe_lost'));
    running = new AbortController();
    return running;
  };

  const requestProbe: ProbeSession['requestProbe'] = async ({ all = false } = {}) => {
    const own = begin();
    if (!platform.isSecure) throw refuse(new BluetoothError('bluetooth_insecure'));
    if (!platform.isSupported) throw refuse(new BluetoothError('bluetooth_unsupported'));
    enter('asking');
    try {
      const found = await platform.choose(chooserRequest(drivers, all));
      // Stopped while the chooser was open: the answer comes too late for a session that has moved on.
      if (own.signal.aborted) return null;
      enter('idle');
      if (found === null) return null;
      peripheral = found;
      return { id: found.id, name: found.name };
    } catch (error) {
      if (own.signal.aborted) return null;
      if (error instanceof BluetoothError) throw refuse(error);
      enter('idle');
      throw error;
    }
  };

  const readOnce: ProbeSession['readOnce'] = async () => {
    const target = chosen();
    const own = begin();
    enter('connecting');
    try {
      return await new Promise<ProbeReading>((resolve, reject) => {
        const tell = (told: Told): void => resolve(readingOf(told, target));
        const { signal } = own;
        attempt({ platform, timing, drivers, signal, tell, onKnown: () => enter('reading') }, target).catch(reject);
      });
    } catch (error) {
      throw bluetoothErrorOf(error);
    } finally {
      if (own === running) stop();
    }
  };

  const keepReading = async (target: Peripheral, own: AbortController): Promise<void> => {
    const { signal } = own;
    const isOver = (): boolean => signal.aborted;
    let failures = 0;
    let wasRead = false;
    const tell = (told: Told): void => {
      if (isOver()) return;
      failures = 0;
      wasRead = true;
      enter('reading');
      const reading = readingOf(told, target);
      for (const listener of [...readingListeners]) listener(reading);
    };
    enter('connecting');
    while (!isOver()) {
      try {
        await attempt({ platform, timing, drivers, signal, tell, onKnown: () => enter('reading') }, target);
      } catch (error) {
        // A new start or a stop ended it: whoever did that has set the state.
        if (isOver()) return;
        const { code } = bluetoothErrorOf(error);
        const isFinal = FINAL.has(code) && !wasRead;
        enter(isFinal ? STATES[code] : 'lost', isFinal ? code : 'probe_lost');
        if (isFinal) return;
      }
      const wait = Math.min(timing.longestWait, timing.firstWait * 2 ** failures);
      failures += 1;
      await pause(platform, wait, signal).catch(() => undefined);
    }
  };

  const stop = (): void => {
    running?.abort(new BluetoothError('probe_lost'));
    running = null;
    enter('idle');
  };

  if (!platform.isSecure) enter('unsupported', 'bluetooth_insecure');
  else if (!platform.isSupported) enter('unsupported', 'bluetooth_unsupported');

  return {
    get state() {
      return state;
    },
    get problem() {
      return problem;
    },
    get probe() {
      return peripheral === null ? null : { id: peripheral.id, name: peripheral.name };
    },
    requestProbe,
    readOnce,
    start() {
      const target = chosen();
      void keepReading(target, begin());
    },
    stop,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    onReading(listener) {
      readingListeners.add(listener);
      return () => readingListeners.delete(listener);
    },
  };
}

/** Whatever a browser throws in the middle of a conversation means that it is over. */
function bluetoothErrorOf(error: unknown): BluetoothError {
  return error instanceof BluetoothError ? error : new BluetoothError('probe_lost', error);
}
