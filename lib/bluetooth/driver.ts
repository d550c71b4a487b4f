/**
 * What a driver is. Each file in `drivers/` exports one, as `driver`; `drivers.generated.ts` lists them. Decoders are pure,
 * and never throw: what reaches them came through the air, from anybody.
 */
import type { Measurement } from '../domain/sensors/measurement.ts';

/** Why bytes gave no values: too few of them; a version or kind not known here; encrypted; the probe says its sensor failed. */
export type DecodeProblem = 'truncated' | 'unknown_format' | 'encrypted' | 'faulty';

/** What some bytes say. A value said to be "not known" is null; one that they do not speak of is absent. */
export type Values = Partial<Measurement>;

/** Values, or why there are none. */
export type Decoded = Values | DecodeProblem;

/** A value that is read from a connected probe. UUIDs in their long form, in lower case. */
export interface GattValue {
  readonly service: string;
  readonly characteristic: string;
  readonly decode: (bytes: DataView) => Decoded;
}

/** What a probe tells everybody around, as browsers take it apart. */
export interface Advertisement {
  readonly name: string | null;
  /** Services that it says it has. */
  readonly services: readonly string[];
  /** By company identifier. */
  readonly manufacturerData: ReadonlyMap<number, DataView>;
  /** By service UUID in its long form. */
  readonly serviceData: ReadonlyMap<string, DataView>;
}

/** Values that a probe broadcasts without being connected. */
export interface BroadcastFormat {
  /** Company identifiers whose data it reads: a browser hides the rest. */
  readonly manufacturers: readonly number[];
  /** Services whose data it reads. */
  readonly services: readonly string[];
  /** Null where the advertisement is of another make. */
  readonly decode: (advertisement: Advertisement) => Decoded | null;
}

/** How the browser's chooser recognizes a probe of this kind: by a service or a company that it advertises, or by its name. */
export type ProbeFilter =
  { readonly service: string } | { readonly namePrefix: string } | { readonly manufacturer: number };

/** One make of probe, or one public profile. */
export interface ProbeDriver {
  /** Kept with each reading: never change it. */
  readonly id: string;
  /** What people call it; a proper name, the same in every language. */
  readonly name: string;
  readonly filters: readonly ProbeFilter[];
  readonly gatt?: readonly GattValue[];
  readonly broadcast?: BroadcastFormat;
  /** Adds to what another driver reads and makes no probe by itself (the charge of a battery). */
  readonly isSupplement?: true;
}
