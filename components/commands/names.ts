import type { Place } from '../../lib/domain/samples/model.ts';
import { gridOf } from '../../lib/domain/positions/grid.ts';
import { labelOf } from '../../lib/domain/positions/label.ts';
import type { SensorPlace } from '../../lib/domain/sensors/rules/sensor.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';

/** Where names are looked up: the device's own rows. */
export type Names = Pick<LocalQueries, 'get'>;

/** What a person calls a sample: its name, else its barcode. */
async function sampleName(names: Names, id: string): Promise<string | undefined> {
  const sample = (await names.get('sample', id))?.doc;
  return sample && (sample.name || sample.barcode);
}

/** What a person calls a box, rack, freezer. */
export async function containerName(names: Names, id: string): Promise<string | undefined> {
  return (await names.get('container', id))?.doc.name;
}

/** A sample or container of which only the id is known. */
export async function thingName(names: Names, id: string): Promise<string | undefined> {
  return (await sampleName(names, id)) ?? (await containerName(names, id));
}

/** What is printed on a thing, and what people call it. */
interface Labelled {
  readonly name: string;
  readonly barcode: string | null;
}

/** The code to show beside a name; null where there is none, or where the name says it already. */
export function codeBeside({ name, barcode }: Labelled): string | null {
  return barcode === null || name === '' || name.includes(barcode) ? null : barcode;
}

/** A name with the code that is printed on the thing, by which it is found: aliquots of one tube often share a name. */
export function withCode(thing: Labelled): string {
  const code = codeBeside(thing);
  return code === null ? thing.name || (thing.barcode ?? '') : `${thing.name} (${code})`;
}

/** A sample or container of which only the id is known, with its code. */
export async function nameWithCode(names: Names, id: string): Promise<string | undefined> {
  const thing = (await names.get('sample', id))?.doc ?? (await names.get('container', id))?.doc;
  return thing && withCode(thing);
}

/** The position as it is written on this very box. */
export async function positionLabel(names: Names, containerId: string, position: string): Promise<string> {
  const container = (await names.get('container', containerId))?.doc;
  const type = container && (await names.get('container_type', container.typeId))?.doc;
  const grid = type && gridOf(type);
  return grid ? labelOf(grid, position) : position;
}

/** "Rack 3, A02"; without a grid the name alone. */
export async function placeName(names: Names, { containerId, position }: Place): Promise<string | undefined> {
  const name = await containerName(names, containerId);
  if (name === undefined || position === null) return name;
  return `${name}, ${await positionLabel(names, containerId, position)}`;
}

/** What a person calls a sensor. */
export async function sensorName(names: Names, id: string | null): Promise<string | undefined> {
  return id === null ? undefined : (await names.get('sensor', id))?.doc.name;
}

/** What an alert is about: its sensor, what the alert itself calls it, or the place. */
export async function alertName(names: Names, id: string): Promise<string | undefined> {
  const alert = (await names.get('alert', id))?.doc;
  if (!alert) return undefined;
  return (await sensorName(names, alert.sensorId)) ?? alert.subject ?? (await placeOfSensor(names, alert));
}

/** The container, the site or the shipment that something is about; a shipment by its reference. */
export async function placeOfSensor(
  names: Names,
  { containerId, siteId, shipmentId }: SensorPlace,
): Promise<string | undefined> {
  if (containerId !== null) return containerName(names, containerId);
  if (shipmentId !== null) return (await names.get('shipment', shipmentId))?.doc.reference;
  return siteId === null ? undefined : (await names.get('site', siteId))?.doc.name;
}

/** What people call a shipment. */
export async function shipmentName(names: Names, id: string): Promise<string | undefined> {
  return (await names.get('shipment', id))?.doc.reference;
}

/** What a colleague is called. */
export async function memberName(names: Names, id: string): Promise<string | undefined> {
  const member = (await names.get('member', id))?.doc;
  return member && (member.name || member.email);
}
