/**
 * Everything a screen may know about probes. A session asks for one probe, reads it, and keeps reading through losses of
 * the connection until it is stopped.
 */
import type { Measurement } from '../domain/sensors/measurement.ts';

/**
 * Where a session stands. `asking`: the browser's chooser is open. `reading`: values come, or are about to. `lost`: the
 * probe went out of reach and is called again and again. `unsupported`: this browser has no Bluetooth, or nobody here can
 * read this probe (`problem` says which). `denied`: the person or the page's host forbids it. `no_bluetooth`: the device has none, or it is off.
 */
export const PROBE_STATES = [
  'idle',
  'asking',
  'connecting',
  'reading',
  'lost',
  'unsupported',
  'denied',
  'no_bluetooth',
] as const;

/** One of the states of a session. */
export type ProbeState = (typeof PROBE_STATES)[number];

/** Why there is no reading; each has its own message and next step on the screen. */
export const BLUETOOTH_ERROR_CODES = [
  /** This browser has no Web Bluetooth (all of iOS, Firefox): type the value, or import a logger's file. */
  'bluetooth_unsupported',
  /** The page came over plain HTTP. */
  'bluetooth_insecure',
  /** Bluetooth was forbidden to this page. */
  'bluetooth_denied',
  /** The device has no Bluetooth, or it is off. */
  'bluetooth_off',
  /** No driver knows this probe; or it only broadcasts, and this browser cannot listen to that. */
  'probe_unknown',
  /** The probe encrypts what it broadcasts: turn that off in its own app. */
  'probe_encrypted',
  /** The probe does not answer. */
  'probe_lost',
] as const;

/** One of the reasons for which there is no reading. */
export type BluetoothErrorCode = (typeof BLUETOOTH_ERROR_CODES)[number];

/** Thrown by every method of a session that can fail. */
export class BluetoothError extends Error {
  override readonly name = 'BluetoothError';
  readonly code: BluetoothErrorCode;

  constructor(code: BluetoothErrorCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** A probe that a person chose. The browser makes up the id: it is the same for this page as long as the permission lasts. */
export interface ChosenProbe {
  readonly id: string;
  /** What the probe calls itself; often empty. */
  readonly name: string;
}

/** One reading. */
export interface ProbeReading {
  /** ISO 8601 in UTC, by this device's clock: when the values came in. */
  readonly takenAt: string;
  readonly measurement: Measurement;
  /** `driver` is the id of what decoded it. */
  readonly probe: ChosenProbe & { readonly driver: string };
}

/** Reads one probe. Nothing is asked of the person before `requestProbe`. */
export interface ProbeSession {
  readonly state: ProbeState;
  /** Why, in the states that have a reason; else null. */
  readonly problem: BluetoothErrorCode | null;
  readonly probe: ChosenProbe | null;
  /**
   * Opens the browser's chooser; call it out of a click. Null when the person chose none. `all` shows every device around,
   * for probes that the chooser cannot recognize.
   * @throws BluetoothError
   */
  requestProbe(options?: { readonly all?: boolean }): Promise<ChosenProbe | null>;
  /**
   * Reads the chosen probe once, and leaves it alone again.
   * @throws BluetoothError also `probe_lost` where it does not answer, or where `stop` came first.
   */
  readOnce(): Promise<ProbeReading>;
  /** Reads the chosen probe on and on; what goes wrong is told by the state. */
  start(): void;
  /** Ends what goes on and lets go of the probe. It stays chosen. */
  stop(): void;
  /** Listeners run in order of subscription. Answers how to leave. */
  onState(listener: (state: ProbeState, problem: BluetoothErrorCode | null) => void): () => void;
  onReading(listener: (reading: ProbeReading) => void): () => void;
}

/** How often values are taken, and when patience ends; milliseconds. */
export interface ProbeTiming {
  /** Between two readings of a probe that does not speak up by itself, and at least between two of one that broadcasts. */
  readonly interval: number;
  /** After so long without any value a probe counts as lost. */
  readonly silence: number;
  /** How long a probe may take to answer a call. */
  readonly connect: number;
  /** The first wait before a lost probe is called again; each next one is twice as long, up to `longestWait`. */
  readonly firstWait: number;
  readonly longestWait: number;
}
