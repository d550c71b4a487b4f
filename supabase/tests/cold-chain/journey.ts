import { randomUUID } from 'node:crypto';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import type { TestDatabase } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';
import { type FullFreezer, fillFreezer } from './full-freezer.ts';

/** A moment so many hours ago. */
export const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** Boxes on their way from a freezer to another site, with a logger among them. Times are in hours ago. */
export interface Journey {
  readonly room: ColdRoom;
  /** The freezer they came from: three boxes of two tubes. */
  readonly full: FullFreezer;
  readonly shipmentId: string;
  readonly loggerId: string;
  readonly otherSiteId: string;
  readonly otherFreezerId: string;
  /** The tubes of a box. */
  tubesOf(box: number): Promise<string[]>;
  pack(box: number, at: number): Promise<void>;
  unpack(box: number, at: number): Promise<void>;
  /** What the logger measured, as its file says it. */
  bring(readings: readonly (readonly [at: number, temperature: number])[]): Promise<void>;
  receive(at: number): Promise<void>;
}

/** Makes one that left 24 hours ago, below −70 °C by its class, with nothing in it yet. */
export async function createJourney(database: TestDatabase): Promise<Journey> {
  const { admin } = database;
  const room = await createColdRoom(database);
  const { tenantId, siteId, freezerId, administrator } = room;
  const full = await fillFreezer(database, room, { boxes: 3, tubes: 2, spare: 0, hoursAgo: 48 });
  const [shipmentId, loggerId, otherSiteId, otherFreezerId, typeId] = Array.from({ length: 5 }, () => randomUUID());
  if (!shipmentId || !loggerId || !otherSiteId || !otherFreezerId || !typeId) throw new Error('no ids');
  await admin`
    insert into sites (tenant_id, id, name, time_zone) values (${tenantId}, ${otherSiteId}, 'South', 'Asia/Singapore')`;
  await admin`
    insert into shipments (tenant_id, id, reference, from_site_id, to_site_id, state, temperature_class, created_at, dispatched_at,
      dispatched_by)
    values (${tenantId}, ${shipmentId}, 'S-1', ${siteId}, ${otherSiteId}, 'in_transit', 'minus_80', ${ago(25)}, ${ago(24)},
      ${administrator.userId})`;
  const { results } = await administrator.apply([
    {
      name: 'create_container_type.v1',
      args: {
        ...{ typeId, name: 'Upright', kind: 'freezer', rows: 4, columns: 1, capacity: null, labelling: plainLabelling },
        ...{ temperatureClass: 'minus_80', allowedChildren: ['box'], refusedHazards: [] },
      },
    },
    {
      name: 'create_container.v1',
      args: {
        ...{
          containerId: otherFreezerId,
          siteId: otherSiteId,
          parentId: null,
          position: null,
          typeId,
          name: 'Freezer S',
        },
        barcode: null,
      },
    },
    {
      name: 'register_sensor.v1',
      args: {
        ...{ sensorId: loggerId, name: 'Logger', source: 'logger', hardwareId: null, containerId: null, siteId: null },
        shipmentId,
      },
    },
    {
      name: 'set_threshold.v1',
      args: {
        ...{
          thresholdId: randomUUID(),
          sensorId: null,
          temperatureClass: 'minus_80',
          quantity: 'temperature',
          low: null,
        },
        ...{ high: -70, hysteresis: 0, delaySeconds: 0, silentAfterSeconds: null, severity: 'critical' },
      },
    },
  ]);
  const refused = results.find(({ status }) => status !== 'applied');
  if (refused) throw new Error(`The journey could not be made: ${JSON.stringify(refused)}`);
  await admin`
    update sensor_placements set valid_from = ${ago(24)} where tenant_id = ${tenantId} and sensor_id = ${loggerId}`;
  const boxId = (box: number) => full.boxIds[box] ?? '';
  return {
    ...{ room, full, shipmentId, loggerId, otherSiteId, otherFreezerId },
    async tubesOf(box) {
      const rows = await admin<{ sample_id: string }[]>`
        select l.sample_id from placements p join labware l on l.tenant_id = p.tenant_id and l.id = p.labware_id
        where p.tenant_id = ${tenantId} and p.container_id = ${boxId(box)}`;
      return rows.map((row) => row.sample_id).toSorted();
    },
    async pack(box, at) {
      await admin`
        insert into shipment_containers (tenant_id, shipment_id, container_id, packed_at)
        values (${tenantId}, ${shipmentId}, ${boxId(box)}, ${ago(at)})`;
      await admin`update containers set parent_id = null where tenant_id = ${tenantId} and id = ${boxId(box)}`;
      await admin`
        insert into custody_events (tenant_id, kind, container_id, from_container_id, command_id, actor_id, device_id, device_time, recorded_at)
        values (${tenantId}, 'container_transferred', ${boxId(box)}, ${freezerId}, gen_random_uuid(), ${administrator.userId},
          ${administrator.deviceId}, ${ago(at)}, ${ago(at)})`;
    },
    async unpack(box, at) {
      await admin`
        update shipment_containers set unpacked_at = ${ago(at)}
        where tenant_id = ${tenantId} and container_id = ${boxId(box)} and unpacked_at is null`;
    },
    async bring(readings) {
      const result = await administrator.say('record_readings.v1', {
        sensorId: loggerId,
        source: 'logger',
        readings: readings.map(([at, temperature]) => ({
          ...{ takenAt: ago(at), temperature, humidity: null, pressure: null, battery: null },
        })),
      });
      if (result.status !== 'applied') throw new Error(JSON.stringify(result));
    },
    async receive(at) {
      await admin`
        update shipment_containers set unpacked_at = ${ago(at)}
        where tenant_id = ${tenantId} and shipment_id = ${shipmentId} and unpacked_at is null`;
      await admin`
        update shipments set state = 'received', received_at = ${ago(at)}, received_by = ${administrator.userId}
        where tenant_id = ${tenantId} and id = ${shipmentId}`;
    },
  };
}
