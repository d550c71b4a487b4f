import type { Advertisement } from '../driver.ts';
import type { Link, Peripheral, RemoteValue } from '../platform.ts';

/** A device that the browser's chooser gave, as a session wants it. */
export function peripheralOf(device: BluetoothDevice): Peripheral {
  return {
    id: device.id,
    name: device.name ?? '',
    connect: (signal) => connect(device, signal),
    // Chrome has it behind a flag on some systems, whatever the typings say.
    watch: 'watchAdvertisements' in device ? (listener, signal) => watch(device, listener, signal) : null,
  };
}

async function connect(device: BluetoothDevice, signal: AbortSignal): Promise<Link> {
  const { gatt } = device;
  if (gatt === undefined) throw new DOMException('The device has no GATT server.', 'NetworkError');
  signal.throwIfAborted();
  // It patches the prototypes of Web Bluetooth and throws where they are missing: a chosen device proves that they are here.
  await import('web-bluetooth-utils');
  const lost = new AbortController();
  device.addEventListener('gattserverdisconnected', () => lost.abort(), { once: true, signal: lost.signal });
  // Disconnecting is also how a connection that is being made is given up.
  const giveUp = () => gatt.disconnect();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const server = await gatt.connect();
    signal.throwIfAborted();
    return linkOf(device, server, lost);
  } catch (error) {
    lost.abort();
    gatt.disconnect();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

function linkOf(device: BluetoothDevice, server: BluetoothRemoteGATTServer, lost: AbortController): Link {
  return {
    lost: lost.signal,
    async services() {
      try {
        return (await server.getPrimaryServices()).map(({ uuid }) => uuid);
      } catch (error) {
        if (isNotFound(error)) return [];
        throw error;
      }
    },
    async find(service, characteristic) {
      try {
        const found = await device.getCharacteristicFromPrimaryService(service, characteristic);
        return valueOf(device, found, service);
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    },
    close() {
      server.disconnect();
      lost.abort();
    },
  };
}

function valueOf(
  device: BluetoothDevice,
  characteristic: BluetoothRemoteGATTCharacteristic,
  service: string,
): RemoteValue {
  const { read, notify, indicate } = characteristic.properties;
  return {
    canRead: read,
    canNotify: notify || indicate,
    async read() {
      // The reader connects again if it must, and nobody would ever let go of that connection.
      if (device.gatt?.connected !== true) throw new DOMException('The probe is not connected.', 'NetworkError');
      return device.readCharacteristicValueFromPrimaryService(service, characteristic.uuid);
    },
    async subscribe(listener, signal) {
      const heard = (): void => {
        if (characteristic.value !== undefined) listener(characteristic.value);
      };
      characteristic.addEventListener('characteristicvaluechanged', heard, { signal });
      await characteristic.startNotifications();
    },
  };
}

async function watch(
  device: BluetoothDevice,
  listener: (heard: Advertisement) => void,
  signal: AbortSignal,
): Promise<void> {
  device.addEventListener(
    'advertisementreceived',
    ({ name, uuids, manufacturerData, serviceData }) =>
      listener({
        name: name ?? device.name ?? null,
        services: uuids.map(String),
        manufacturerData: new Map(manufacturerData),
        serviceData: new Map([...serviceData].map(([uuid, bytes]) => [String(uuid), bytes])),
      }),
    { signal },
  );
  await device.watchAdvertisements({ signal });
}

function isNotFound(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}
