import type { ProbeDriver } from '../driver.ts';
import type { ChooserRequest } from '../platform.ts';

/** What the browser's chooser must know of the drivers: whom to show, and what may be read afterwards. */
export function chooserRequest(drivers: readonly ProbeDriver[], all: boolean): ChooserRequest {
  const services = drivers.flatMap(({ gatt = [], broadcast }) => [
    ...gatt.map(({ service }) => service),
    ...(broadcast?.services ?? []),
  ]);
  return {
    filters: all ? 'all' : drivers.flatMap(({ filters }) => filters),
    services: [...new Set(services)],
    manufacturers: [...new Set(drivers.flatMap(({ broadcast }) => broadcast?.manufacturers ?? []))],
  };
}
