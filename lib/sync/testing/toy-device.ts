import type { ServerPort } from '../ports.ts';
import { type DeviceOptions, TestDevice } from './device.ts';
import { type ToyDocs, toyCatalogue, toyModel } from './toy.ts';

/** An id that can be read in a failing test. */
export function toyId(n: number): string {
  return `0197a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** A device of the toy world. */
export function toyDevice(
  server: ServerPort,
  options: Partial<DeviceOptions<ToyDocs>> = {},
): Promise<TestDevice<ToyDocs>> {
  return TestDevice.open({ server, model: toyModel, catalogue: toyCatalogue, ...options });
}

/** Where a thing lies as the device shows it: its place, null without one, undefined when it is not there at all. */
export async function placeOf(device: TestDevice<ToyDocs>, id: string): Promise<string | null | undefined> {
  return (await device.held.get('sample', id))?.doc.place;
}
