import type { Measurement } from '../../domain/sensors/measurement.ts';
import type { BluetoothPlatform } from '../platform.ts';
import type { ProbeTiming } from '../ports.ts';

/** A reading before it is known whose it is. */
export interface Told {
  readonly takenAt: Date;
  readonly measurement: Measurement;
  readonly driver: string;
}

/** What both ways of reading a probe work with. */
export interface Reader {
  readonly platform: BluetoothPlatform;
  readonly timing: ProbeTiming;
  /** Ends the reading; its reason says why. */
  readonly signal: AbortSignal;
  tell(told: Told): void;
}
