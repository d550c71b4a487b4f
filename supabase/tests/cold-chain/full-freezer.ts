import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import type { TestDatabase } from '../../local/testing.ts';
import type { ColdRoom } from './cold-room.ts';

/** What a freezer is filled with, written as the superuser: thousands of commands would take minutes. */
export interface Filling {
  readonly boxes: number;
  /** In each box, from the first position on. */
  readonly tubes: number;
  /** Free places for boxes in a freezer of the same class beside it. */
  readonly spare: number;
  /** Hours ago at which everything was put there. */
  readonly hoursAgo: number;
}

export interface FullFreezer {
  readonly boxIds: readonly string[];
  readonly sampleTypeId: string;
  readonly boxTypeId: string;
  /** The freezer beside it; a grid of `spare` rows that takes boxes. */
  readonly spareId: string;
}

/** Fills the freezer of a cold room with boxes of 9 by 9, and puts another one beside it. */
export async function fillFreezer({ admin }: TestDatabase, room: ColdRoom, filling: Filling): Promise<FullFreezer> {
  const { tenantId, siteId, freezerId, administrator } = room;
  const { boxes, tubes, spare, hoursAgo } = filling;
  const [boxTypeId, spareTypeId, sampleTypeId, spareId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const type = { labelling: plainLabelling, refusedHazards: [], capacity: null };
  await administrator.apply([
    {
      name: 'create_container_type.v1',
      args: {
        ...{ ...type, typeId: boxTypeId, name: 'Box', kind: 'box', rows: 9, columns: 9 },
        ...{ temperatureClass: null, allowedChildren: ['sample'] },
      },
    },
    {
      name: 'create_container_type.v1',
      args: {
        ...{ ...type, typeId: spareTypeId, name: 'Spare', kind: 'freezer', rows: Math.max(spare, 1), columns: 1 },
        ...{ temperatureClass: 'minus_80', allowedChildren: ['box'] },
      },
    },
    {
      name: 'create_sample_type.v1',
      args: { sampleTypeId, name: 'Serum', colour: '#aa3300', temperatureClasses: ['minus_80'] },
    },
    {
      name: 'create_container.v1',
      args: {
        ...{ containerId: spareId, siteId, parentId: null, position: null, typeId: spareTypeId, name: 'Freezer 2' },
        barcode: null,
      },
    },
  ]);
  const rows = await admin`
    insert into containers (tenant_id, id, site_id, parent_id, type_id, name)
    select ${tenantId}, gen_random_uuid(), ${siteId}, ${freezerId}, ${boxTypeId}, 'Box ' || to_char(n, 'FM000')
    from generate_series(1, ${boxes}) n returning id, name`;
  const boxIds = z
    .array(z.object({ id: z.uuid(), name: z.string() }))
    .parse([...rows])
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ id }) => id);
  await admin`
    with made as materialized (
      select b.box_id, n, gen_random_uuid() as sample_id, gen_random_uuid() as labware_id, i
      from unnest(${boxIds}::uuid[]) with ordinality b (box_id, i), generate_series(0, ${tubes - 1}) n
    ), samples as (
      insert into samples (tenant_id, id, name, sample_type_id, derivation, notes, created_at, updated_at)
      select ${tenantId}, sample_id, 'Tube', ${sampleTypeId}, 'primary', '', now(), now() from made
    ), labware as (
      insert into labware (tenant_id, id, sample_id, barcode)
      select ${tenantId}, labware_id, sample_id, 'T' || to_char(i * 100 + n, 'FM0000000') from made
    ), placements as (
      insert into placements (tenant_id, labware_id, container_id, position, placed_at)
      select ${tenantId}, labware_id, box_id, private.position_at(n / 9 + 1, n % 9 + 1), now() - make_interval(hours => ${hoursAgo}) from made
    )
    insert into custody_events (tenant_id, kind, sample_id, to_container_id, to_position, command_id, actor_id, device_id, device_time, recorded_at)
    select ${tenantId}, 'stored', sample_id, box_id, private.position_at(n / 9 + 1, n % 9 + 1), gen_random_uuid(), gen_random_uuid(),
      gen_random_uuid(), now() - make_interval(hours => ${hoursAgo}), now() - make_interval(hours => ${hoursAgo}) from made`;
  return { boxIds, sampleTypeId, boxTypeId, spareId };
}

/** Warms the freezer from so many hours ago to now, or to another moment; answers the alert's id. */
export async function warmFreezer({ admin }: TestDatabase, room: ColdRoom, from: number, to: number | null = null) {
  const hours = (ago: number) => new Date(Date.now() - ago * 3_600_000).toISOString();
  const at = (takenAt: string, temperature: number) => ({
    ...{ takenAt, temperature, humidity: null, pressure: null, battery: null },
  });
  await room.administrator.say('record_readings.v1', {
    sensorId: room.sensorId,
    source: 'manual',
    readings: [at(hours(from), -50), ...(to === null ? [] : [at(hours(to), -80)])],
  });
  const [alert] = await admin<{ id: string }[]>`
    select id from alerts where tenant_id = ${room.tenantId} order by opened_at desc, started_at desc limit 1`;
  if (!alert) throw new Error('The freezer did not alarm');
  return alert.id;
}
