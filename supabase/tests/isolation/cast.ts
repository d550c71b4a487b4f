import { randomUUID } from 'node:crypto';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import type { Person, TestDatabase } from '../../local/testing.ts';
import { createLaboratory, type Laboratory, type Operator } from '../laboratory.ts';

/** Everybody who may knock at the door of the first laboratory. */
export const castNames = [
  'technician',
  'supervisor',
  'administrator',
  'auditor',
  'removed member',
  'administrator of another tenant',
  'somebody without a tenant',
  'anonymous',
] as const;
export type CastName = (typeof castNames)[number];

/** Two laboratories with rows in every table, and everybody who may try to reach the first one's. */
export interface Cast {
  readonly own: Laboratory;
  readonly other: Laboratory;
  readonly people: Readonly<Record<CastName, Person>>;
}

/** The sixth claims a position that is taken. */
const EXPECTED = Array.from({ length: 22 }, (_, at) => (at === 5 ? 'conflict' : 'applied')).join();

/** Fills a laboratory so that no table of it is empty: an empty table would pass every attack. */
async function furnish({ administrator, tenantId }: Laboratory): Promise<void> {
  const siteId = randomUUID();
  const boxType = randomUUID();
  const box = randomUUID();
  const sampleTypeId = randomUUID();
  const sensorId = randomUUID();
  const scheduleId = randomUUID();
  const samples = [randomUUID(), randomUUID()];
  const register = (sampleId: string, barcode: string) => ({
    name: 'register_sample.v1',
    args: {
      sampleId,
      labwareId: randomUUID(),
      barcode,
      name: barcode,
      externalId: null,
      sampleTypeId,
      derivation: sampleId === samples[0] ? 'primary' : 'aliquot',
      parentIds: sampleId === samples[0] ? [] : [samples[0]],
      quantity: null,
      unit: null,
      hazards: [],
      collectedAt: null,
      expiresAt: null,
      notes: '',
      // The second one claims the first one's position: a conflict opens.
      place: { containerId: box, position: 'A01' },
    },
  });
  // Before the alert, so that it has something to go out by.
  await administrator.person.rpc('save_channel', {
    ...{ p_tenant_id: tenantId, p_channel_id: randomUUID(), p_name: 'On call', p_connector: 'webhook', p_config: {} },
    ...{ p_secret_sealed: 'sealed', p_minimum_severity: 'warning', p_archived: false },
  });
  await administrator.person.rpc('save_push_subscription', {
    ...{ p_tenant_id: tenantId, p_subscription_id: randomUUID(), p_device: 'Phone', p_language: 'en' },
    ...{
      p_minimum_severity: 'warning',
      p_endpoint_hash: randomUUID().replaceAll('-', '').repeat(2),
      p_sealed: 'sealed',
    },
  });
  const { results } = await administrator.apply([
    { name: 'create_site.v1', args: { siteId, name: 'Site', timeZone: 'Europe/Berlin' } },
    {
      name: 'create_container_type.v1',
      args: {
        typeId: boxType,
        name: 'Box 9x9',
        kind: 'box',
        rows: 9,
        columns: 9,
        capacity: null,
        labelling: plainLabelling,
        temperatureClass: null,
        allowedChildren: ['sample'],
        refusedHazards: [],
      },
    },
    {
      name: 'create_sample_type.v1',
      args: { sampleTypeId, name: 'Serum', colour: '#aa3300', temperatureClasses: [] },
    },
    {
      name: 'create_container.v1',
      args: {
        containerId: box,
        siteId,
        parentId: null,
        position: null,
        typeId: boxType,
        name: 'Box',
        barcode: 'BOX-1',
      },
    },
    register(samples[0] ?? '', 'TUBE-1'),
    register(samples[1] ?? '', 'TUBE-2'),
    { name: 'block_position.v1', args: { containerId: box, position: 'I09', reason: 'broken' } },
    {
      name: 'register_sensor.v1',
      args: { sensorId, name: 'Probe', source: 'manual', hardwareId: null, containerId: box, siteId: null },
    },
    {
      name: 'set_threshold.v1',
      args: {
        ...{
          thresholdId: randomUUID(),
          sensorId,
          temperatureClass: null,
          quantity: 'temperature',
          low: null,
          high: -70,
        },
        ...{ hysteresis: 0, delaySeconds: 0, silentAfterSeconds: null, severity: 'critical' },
      },
    },
    // Before the alert, so that it takes a step.
    {
      name: 'set_schedule.v1',
      args: {
        ...{ scheduleId, name: 'Night', timeZone: 'Europe/Berlin', rotation: 'daily', handoverAt: '08:00' },
        ...{ startsOn: '2026-01-01', memberIds: [administrator.memberId], archived: false },
      },
    },
    {
      name: 'cover_shift.v1',
      args: {
        ...{ coverId: randomUUID(), scheduleId, memberId: administrator.memberId },
        ...{ from: '2026-10-01T00:00:00Z', to: '2026-10-02T00:00:00Z' },
      },
    },
    {
      name: 'set_policy.v1',
      args: {
        ...{ policyId: randomUUID(), name: 'Freezers', siteId: null, minimumSeverity: 'warning', archived: false },
        steps: [{ afterMinutes: 0, memberIds: [], scheduleIds: [scheduleId], channelIds: [] }],
      },
    },
    {
      name: 'set_alert_rules.v1',
      args: { rules: [{ rule: 'conflict_open', enabled: true, amount: 15 }] },
    },
    {
      name: 'set_quiet_hours.v1',
      args: { from: '22:00', to: '06:00', timeZone: 'Europe/Berlin', enabled: true },
    },
    {
      name: 'set_contact_ways.v1',
      args: { language: 'en', ways: [{ way: 'sms', enabled: true, minimumSeverity: 'warning' }] },
    },
    {
      name: 'start_maintenance.v1',
      args: {
        ...{ maintenanceId: randomUUID(), sensorId: null, containerId: null, siteId, reason: 'Cleaning' },
        ...{ from: '2026-09-01T00:00:00Z', to: '2026-09-01T01:00:00Z' },
      },
    },
    {
      name: 'set_calibration.v1',
      args: {
        ...{ calibrationId: randomUUID(), sensorId, quantity: 'temperature', validFrom: '2026-09-01T00:00:00Z' },
        ...{ offset: 0, certificate: 'DKD 4711', dueOn: null },
      },
    },
    {
      name: 'edit_floor_plan.v1',
      args: {
        ...{ siteId, basedOn: 0 },
        plan: {
          ...{ columns: 24, rows: 16, pictureId: null },
          rooms: [{ id: randomUUID(), name: 'Cold room', x: 0, y: 0, width: 24, height: 8 }],
          spots: [{ containerId: box, x: 1, y: 1 }],
        },
      },
    },
    {
      name: 'set_threshold.v1',
      args: {
        ...{ thresholdId: randomUUID(), sensorId, temperatureClass: null, quantity: 'door_open', low: null, high: 5 },
        ...{ hysteresis: 1, delaySeconds: 600, silentAfterSeconds: null, severity: 'warning' },
      },
    },
    { name: 'set_reading_retention.v1', args: { months: 240 } },
    {
      name: 'record_readings.v1',
      args: {
        ...{ sensorId, source: 'manual' },
        readings: [
          { takenAt: '2026-09-30T23:55:00Z', temperature: -80, humidity: null, pressure: null, battery: null },
        ],
      },
    },
    {
      name: 'record_readings.v2',
      args: {
        ...{ sensorId, source: 'manual', photo: { sha256: 'ab'.repeat(32) } },
        readings: [
          { takenAt: '2026-10-01T00:00:00Z', temperature: -20, humidity: null, pressure: null, battery: null },
        ],
      },
    },
  ]);
  await administrator.person.rpc('register_gateway', {
    ...{ p_tenant_id: tenantId, p_gateway_id: randomUUID(), p_name: 'Gateway', p_secret_sealed: 'sealed' },
  });
  const alerts = await administrator.person.run((sql) => sql.unsafe<{ id: string }[]>('select id from public.alerts'));
  await administrator.say('check_out_samples.v1', {
    ...{ samples: [{ sampleId: samples[0] ?? '' }], dueAt: '2026-12-01T00:00:00Z', note: '', thawed: null },
  });
  await administrator.sayAny('snooze_alert.v1', { alertId: alerts[0]?.id, minutes: 30 });
  await administrator.sayAny('note_alert.v1', { alertId: alerts[0]?.id, note: 'Seen' });
  const [elsewhere, shipmentId] = [randomUUID(), randomUUID()];
  const sent = await administrator.apply([
    { name: 'create_site.v1', args: { siteId: elsewhere, name: 'Elsewhere', timeZone: 'Europe/Berlin' } },
    {
      name: 'create_shipment.v1',
      args: {
        ...{ shipmentId, reference: 'SH-1', fromSiteId: siteId, toSiteId: elsewhere, carrier: '', trackingNumber: '' },
        ...{ note: '', temperatureClass: null, expectedAt: null },
      },
    },
    { name: 'pack_containers.v1', args: { shipmentId, containers: [{ containerId: box }] } },
  ]);
  const statuses = results.map(({ status }) => status).join();
  if (statuses !== EXPECTED || sent.results.some(({ status }) => status !== 'applied')) {
    throw new Error(`The laboratory could not be furnished: ${JSON.stringify([...results, ...sent.results])}`);
  }
}

/** Makes both laboratories and their people. */
export async function assembleCast(db: TestDatabase): Promise<Cast> {
  const own = await createLaboratory(db, 'Own');
  const other = await createLaboratory(db, 'Other');
  await furnish(own);
  await furnish(other);
  const [technician, supervisor, auditor, leaver] = await enrolAll(own);
  await own.administrator.say('remove_member.v1', { memberId: leaver.memberId });
  const stranger = await db.createPerson('stranger@nowhere.example');
  return {
    own,
    other,
    people: {
      technician: technician.person,
      supervisor: supervisor.person,
      administrator: own.administrator.person,
      auditor: auditor.person,
      'removed member': leaver.person,
      'administrator of another tenant': other.administrator.person,
      'somebody without a tenant': db.asPerson(stranger),
      anonymous: db.asPerson(null),
    },
  };
}

async function enrolAll(laboratory: Laboratory): Promise<[Operator, Operator, Operator, Operator]> {
  return [
    await laboratory.enrol('technician'),
    await laboratory.enrol('supervisor'),
    await laboratory.enrol('auditor'),
    await laboratory.enrol('technician'),
  ];
}
