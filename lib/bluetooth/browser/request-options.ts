import type { ProbeFilter } from '../driver.ts';
import type { ChooserRequest } from '../platform.ts';

/** The request in the words of Web Bluetooth. */
export function requestOptions({ filters, services, manufacturers }: ChooserRequest): RequestDeviceOptions {
  const allowed = { optionalServices: [...services], optionalManufacturerData: [...manufacturers] };
  if (filters === 'all') return { acceptAllDevices: true, ...allowed };
  return { filters: filters.map(filterOf), ...allowed };
}

function filterOf(filter: ProbeFilter): BluetoothLEScanFilter {
  if ('service' in filter) return { services: [filter.service] };
  if ('namePrefix' in filter) return { namePrefix: filter.namePrefix };
  return { manufacturerData: [{ companyIdentifier: filter.manufacturer }] };
}
