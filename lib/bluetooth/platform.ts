import type { Advertisement, ProbeFilter } from './driver.ts';

/** A value of a connected probe. */
export interface RemoteValue {
  readonly canRead: boolean;
  /** It speaks up by itself when it changes. */
  readonly canNotify: boolean;
  read(): Promise<DataView>;
  /**
   * Calls back with each value that comes, until the signal fires. Browsers call back with what `read` fetches, too.
   */
  subscribe(listener: (bytes: DataView) => void, signal: AbortSignal): Promise<void>;
}

/** A connection to a probe. */
export interface Link {
  /** Fires when the connection has gone. */
  readonly lost: AbortSignal;
  /** UUIDs in their long form; only those that were asked for when the probe was chosen. */
  services(): Promise<readonly string[]>;
  /** Null where the probe has none. */
  find(service: string, characteristic: string): Promise<RemoteValue | null>;
  close(): void;
}

/** A device that a person chose. */
export interface Peripheral {
  readonly id: string;
  readonly name: string;
  /** Stops trying when the signal fires. */
  connect(signal: AbortSignal): Promise<Link>;
  /** Calls back with each advertisement until the signal fires. Null where this browser cannot listen to them. */
  readonly watch: ((listener: (heard: Advertisement) => void, signal: AbortSignal) => Promise<void>) | null;
}

/** What the chooser shows, and what the page may read afterwards. */
export interface ChooserRequest {
  /** `all` shows every device around. */
  readonly filters: readonly ProbeFilter[] | 'all';
  readonly services: readonly string[];
  readonly manufacturers: readonly number[];
}

/** What a session needs of the browser; a test brings its own. */
export interface BluetoothPlatform {
  readonly isSecure: boolean;
  readonly isSupported: boolean;
  now(): Date;
  /** Calls back after so many milliseconds, unless the answer is called before. */
  after(ms: number, call: () => void): () => void;
  /**
   * Lets the person choose. Null when none was chosen.
   * @throws BluetoothError `bluetooth_denied`, `bluetooth_off`
   */
  choose(request: ChooserRequest): Promise<Peripheral | null>;
}
