import type { Device } from '../../lib/domain/devices/model.ts';

/** What a sentence about a device is told, so that it names the device and not its person, whom "Is Yuki lost?" would be about. */
export function aboutDevice({ name }: Pick<Device, 'name'>, person: string | undefined) {
  const known = name === '' ? (person ? 'person' : 'none') : person ? 'both' : 'device';
  return { device: name, person: person ?? '', known };
}
