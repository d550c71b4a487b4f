/**
 * What screens use. Importing this touches no Bluetooth: where a browser has none, a session says so and nothing else is
 * loaded.
 */
import { browserBluetoothPlatform } from './browser/platform.ts';
import { drivers } from './drivers.generated.ts';
import type { ProbeSession } from './ports.ts';
import { createProbeSession } from './session/session.ts';

export * from './ports.ts';

/** A session on this browser; make it in the browser alone. */
export function openProbeSession(): ProbeSession {
  return createProbeSession(browserBluetoothPlatform(), drivers);
}

/** What people call the driver of a reading; its id where nobody knows it any more. */
export function driverName(id: string): string {
  return drivers.find((driver) => driver.id === id)?.name ?? id;
}
