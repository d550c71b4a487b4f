import type { BluetoothPlatform } from '../platform.ts';
import { BluetoothError } from '../ports.ts';
import { peripheralOf } from './peripheral.ts';
import { requestOptions } from './request-options.ts';

/** This browser. */
export function browserBluetoothPlatform(): BluetoothPlatform {
  return {
    isSecure: globalThis.isSecureContext,
    // Missing on every browser of iOS and in Firefox, whatever the typings say.
    isSupported: 'bluetooth' in navigator && 'requestDevice' in navigator.bluetooth,
    now: () => new Date(),
    after(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    async choose(request) {
      try {
        return peripheralOf(await navigator.bluetooth.requestDevice(requestOptions(request)));
      } catch (error) {
        return notChosen(error);
      }
    },
  };
}

/** A chooser that was closed and a device without Bluetooth throw the same error; only the adapter tells them apart. */
async function notChosen(error: unknown): Promise<null> {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'SecurityError' || name === 'NotAllowedError') throw new BluetoothError('bluetooth_denied', error);
  if (name !== 'NotFoundError') throw error;
  if (await navigator.bluetooth.getAvailability()) return null;
  throw new BluetoothError('bluetooth_off', error);
}
