import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { TemperatureClass } from '../../lib/domain/container-types/model.ts';
import type { Sensor } from '../../lib/domain/sensors/model.ts';
import { lastingAlert } from '../../lib/domain/sensors/state.ts';
import { classOf, thresholdInForce } from '../../lib/domain/thresholds/in-force.ts';
import type { Threshold } from '../../lib/domain/thresholds/model.ts';
import type { SensorPlace } from '../../lib/domain/sensors/rules/sensor.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';

/** One name of a path: of a site, a holder, or a shipment, which is called by where it goes (`toSite`, '' where that is not known). */
export interface NamedPlace {
  readonly id: string;
  readonly name: string;
  readonly isSite: boolean;
  readonly toSite?: string;
}

/** A place in real names, outermost first: the site, then its holders; or a shipment. */
export type NamedPath = readonly NamedPlace[];

/** A sensor with what the device knows around it. */
export interface SensorView {
  readonly sensor: Sensor;
  readonly provisional: boolean;
  readonly path: NamedPath;
  readonly temperatureClass: TemperatureClass | null;
  /** What judges its temperature now. */
  readonly threshold: Threshold | null;
  readonly alert: Alert | null;
}

interface Around {
  readonly thresholds: readonly Threshold[];
  readonly alerts: readonly Alert[];
  readonly types: Parameters<typeof classOf>[1];
}

/** The names of a place that may be a container, a site or a shipment. */
export async function namedPath(
  held: Pick<LocalQueries, 'get' | 'pathOf'>,
  { containerId, siteId, shipmentId }: SensorPlace,
): Promise<NamedPath> {
  const shipment = shipmentId === null ? undefined : (await held.get('shipment', shipmentId))?.doc;
  if (shipment) {
    const toSite = (await held.get('site', shipment.toSiteId))?.doc.name ?? '';
    return [{ id: shipment.id, name: shipment.reference, isSite: false, toSite }];
  }
  const holders = containerId === null ? [] : await held.pathOf(containerId);
  const top = holders[0]?.siteId ?? siteId;
  const site = top === null ? undefined : (await held.get('site', top))?.doc;
  const names = holders.map(({ id, name }) => ({ id, name, isSite: false }));
  return site ? [{ id: site.id, name: site.name, isSite: true }, ...names] : names;
}

async function around(held: LocalQueries): Promise<Around> {
  const [thresholds, alerts, types] = await Promise.all([
    held.all('threshold'),
    held.all('alert'),
    held.all('container_type'),
  ]);
  return {
    thresholds: thresholds.map(({ doc }) => doc),
    alerts: alerts.map(({ doc }) => doc),
    types: new Map(types.map(({ doc }) => [doc.id, doc])),
  };
}

async function viewOf(
  held: LocalQueries,
  { doc: sensor, provisional }: { readonly doc: Sensor; readonly provisional: boolean },
  { thresholds, alerts, types }: Around,
): Promise<SensorView> {
  const holders = sensor.containerId === null ? [] : await held.pathOf(sensor.containerId);
  const shipment = sensor.shipmentId === null ? undefined : (await held.get('shipment', sensor.shipmentId))?.doc;
  const temperatureClass = shipment ? shipment.temperatureClass : classOf(holders, types);
  return {
    ...{ sensor, provisional, temperatureClass },
    path: await namedPath(held, sensor),
    threshold: thresholdInForce(thresholds, { sensorId: sensor.id, temperatureClass }),
    alert: lastingAlert(alerts.filter(({ sensorId }) => sensorId === sensor.id)),
  };
}

/** Every sensor in use, those with alerts first, then by name. */
export async function sensorViews(held: LocalQueries): Promise<SensorView[]> {
  const [sensors, known] = await Promise.all([held.all('sensor'), around(held)]);
  const views = await Promise.all(sensors.filter(({ doc }) => !doc.archived).map((one) => viewOf(held, one, known)));
  return views.toSorted(
    (a, b) =>
      Number(a.alert === null) - Number(b.alert === null) ||
      a.sensor.name.localeCompare(b.sensor.name, undefined, { numeric: true }),
  );
}

/** One sensor, archived or not; null when this device does not hold it. */
export async function sensorView(held: LocalQueries, id: string): Promise<SensorView | null> {
  const sensor = await held.get('sensor', id);
  return sensor ? viewOf(held, sensor, await around(held)) : null;
}
