import type { SharedCase } from '../../../lib/domain/world/cases.ts';
import type { TestDatabase } from '../../local/testing.ts';
import { z } from 'zod';
import { fixtureId } from '../../../lib/domain/world/fixture.ts';
import { memberSchema } from '../../../lib/domain/members/model.ts';

const zeroInstance = '00000000-0000-0000-0000-000000000000';

/** Every row of a kind, as the documents of a case say it, in the order in which foreign keys allow them. */
const inserts: readonly string[] = [
  `insert into public.tenants (id, slug, name, branding)
   select (d->>'id')::uuid, d->>'slug', d->>'name', d->'branding' from case_docs where kind = 'tenant'`,
  `insert into public.tenant_clocks (tenant_id, audit_hash)
   select id, private.audit_genesis(id) from public.tenants where id = (select tenant_id from case_tenant)`,
  `insert into public.memberships (tenant_id, id, user_id, email, name, role, state, epoch)
   select t, (d->>'id')::uuid, (d->>'userId')::uuid, d->>'email', d->>'name', d->>'role', d->>'state', 1
   from case_docs where kind = 'member'`,
  `insert into public.sites (tenant_id, id, name, time_zone, archived)
   select t, (d->>'id')::uuid, d->>'name', d->>'timeZone', (d->>'archived')::boolean from case_docs where kind = 'site'`,
  `insert into public.sample_types (tenant_id, id, name, colour, temperature_classes, archived)
   select t, (d->>'id')::uuid, d->>'name', d->>'colour', array(select jsonb_array_elements_text(d->'temperatureClasses')),
     (d->>'archived')::boolean from case_docs where kind = 'sample_type'`,
  `insert into public.container_types (tenant_id, id, name, kind, rows, columns, capacity, labelling, allowed_children,
     temperature_class, refused_hazards, archived)
   select t, (d->>'id')::uuid, d->>'name', d->>'kind', (d->>'rows')::smallint, (d->>'columns')::smallint, (d->>'capacity')::int,
     d->'labelling', array(select jsonb_array_elements_text(d->'allowedChildren')), d->>'temperatureClass',
     array(select jsonb_array_elements_text(d->'refusedHazards')), (d->>'archived')::boolean
   from case_docs where kind = 'container_type'`,
  `insert into public.containers (tenant_id, id, site_id, parent_id, position, type_id, name, barcode, temperature_class,
     location_verified, archived)
   select t, (d->>'id')::uuid, (d->>'siteId')::uuid, (d->>'parentId')::uuid, d->>'position', (d->>'typeId')::uuid, d->>'name',
     d->>'barcode', d->>'temperatureClass', (d->>'locationVerified')::boolean, (d->>'archived')::boolean
   from case_docs where kind = 'container'`,
  `insert into public.blocked_positions (tenant_id, container_id, position, reason)
   select t, (d->>'id')::uuid, b->>'position', b->>'reason'
   from case_docs, jsonb_array_elements(d->'blocked') b where kind = 'container'`,
  `insert into public.samples (tenant_id, id, name, external_id, sample_type_id, derivation, state, location_unverified, quarantined_at,
     quarantine_reason, quantity, unit, hazards, collected_at, expires_at, freeze_thaw_count, notes, created_at, updated_at)
   select t, (d->>'id')::uuid, d->>'name', d->>'externalId', (d->>'sampleTypeId')::uuid, d->>'derivation', d->>'state',
     d->>'location' = 'unverified', (d->>'quarantinedAt')::timestamptz, d->>'quarantineReason', (d->>'quantity')::float8, d->>'unit', array(select jsonb_array_elements_text(d->'hazards')),
     (d->>'collectedAt')::timestamptz, (d->>'expiresAt')::timestamptz, (d->>'freezeThawCount')::int, d->>'notes',
     (d->>'updatedAt')::timestamptz, (d->>'updatedAt')::timestamptz
   from case_docs where kind = 'sample'`,
  `insert into public.labware (tenant_id, id, sample_id, barcode)
   select t, (d->>'labwareId')::uuid, (d->>'id')::uuid, d->>'barcode' from case_docs where kind = 'sample'`,
  `insert into public.sample_parents (tenant_id, sample_id, parent_id, ordinal)
   select t, (d->>'id')::uuid, p.id::uuid, p.i
   from case_docs, jsonb_array_elements_text(d->'parentIds') with ordinality p (id, i) where kind = 'sample'`,
  `insert into public.placements (tenant_id, labware_id, container_id, position, placed_at)
   select t, (d->>'labwareId')::uuid, (d->>'containerId')::uuid, d->>'position', (d->>'updatedAt')::timestamptz
   from case_docs where kind = 'sample' and d->>'containerId' is not null`,
  `insert into public.checkouts (tenant_id, id, sample_id, taken_by, taken_at, due_at, note, thawed)
   select t, gen_random_uuid(), (d->>'id')::uuid, (c->>'takenBy')::uuid, (c->>'takenAt')::timestamptz, (c->>'dueAt')::timestamptz,
     c->>'note', (c->>'thawed')::boolean
   from case_docs, jsonb_extract_path(d, 'checkout') c where kind = 'sample' and jsonb_typeof(c) = 'object'`,
  `insert into public.barcodes (tenant_id, barcode, kind, container_id)
   select t, d->>'barcode', 'container', (d->>'id')::uuid from case_docs where kind = 'container' and d->>'barcode' is not null`,
  `insert into public.barcodes (tenant_id, barcode, kind, labware_id)
   select t, d->>'barcode', 'labware', (d->>'labwareId')::uuid from case_docs where kind = 'sample' and d->>'state' <> 'deleted'`,
  `insert into public.conflicts (tenant_id, id, subject_sample_id, occupant_sample_id, subject_container_id, occupant_container_id,
     container_id, position, command_id, state, resolution, opened_at, opened_by, resolved_at, resolved_by, note)
   select t, (d->>'id')::uuid,
     case when d->>'subjectKind' = 'sample' then (d->>'subjectId')::uuid end,
     case when d->>'subjectKind' = 'sample' then (d->>'occupantId')::uuid end,
     case when d->>'subjectKind' = 'container' then (d->>'subjectId')::uuid end,
     case when d->>'subjectKind' = 'container' then (d->>'occupantId')::uuid end,
     (d->>'containerId')::uuid, d->>'position', (d->>'commandId')::uuid, d->>'state', d->>'resolution',
     (d->>'openedAt')::timestamptz, (d->>'openedBy')::uuid, (d->>'resolvedAt')::timestamptz, (d->>'resolvedBy')::uuid, d->>'note'
   from case_docs where kind = 'conflict'`,
  `insert into public.shipments (tenant_id, id, reference, from_site_id, to_site_id, carrier, tracking_number, note, state, temperature_class,
     expected_at, created_at, dispatched_at, dispatched_by, received_at, received_by, receipt_note)
   select t, (d->>'id')::uuid, d->>'reference', (d->>'fromSiteId')::uuid, (d->>'toSiteId')::uuid, d->>'carrier',
     d->>'trackingNumber', d->>'note', d->>'state', d->>'temperatureClass', (d->>'expectedAt')::timestamptz,
     (d->>'createdAt')::timestamptz, (d->>'dispatchedAt')::timestamptz, (d->>'dispatchedBy')::uuid,
     (d->>'receivedAt')::timestamptz, (d->>'receivedBy')::uuid, d->>'receiptNote' from case_docs where kind = 'shipment'`,
  `insert into public.shipment_containers (tenant_id, shipment_id, container_id, packed_at, unpacked_at, condition)
   select t, (d->>'id')::uuid, (c->>'containerId')::uuid, (c->>'packedAt')::timestamptz, (c->>'unpackedAt')::timestamptz, c->>'condition'
   from case_docs, jsonb_array_elements(d->'containers') c where kind = 'shipment'`,
  `insert into public.sensors (tenant_id, id, name, source, hardware_id, container_id, site_id, shipment_id, archived)
   select t, (d->>'id')::uuid, d->>'name', d->>'source', d->>'hardwareId', (d->>'containerId')::uuid, (d->>'siteId')::uuid,
     (d->>'shipmentId')::uuid, (d->>'archived')::boolean from case_docs where kind = 'sensor'`,
  `insert into public.sensor_placements (tenant_id, sensor_id, container_id, site_id, shipment_id, valid_from, command_id)
   select s.tenant_id, s.id, s.container_id, s.site_id, s.shipment_id, '2026-01-01', gen_random_uuid()
   from public.sensors s where s.tenant_id = (select tenant_id from case_tenant)
     and num_nonnulls(s.container_id, s.site_id, s.shipment_id) = 1`,
  `insert into public.thresholds (tenant_id, id, sensor_id, temperature_class, quantity, low, high, hysteresis, delay_seconds,
     silent_after_seconds, severity, valid_from)
   select t, (d->>'id')::uuid, (d->>'sensorId')::uuid, d->>'temperatureClass', d->>'quantity', (d->>'low')::float8,
     (d->>'high')::float8, (d->>'hysteresis')::float8, (d->>'delaySeconds')::int, (d->>'silentAfterSeconds')::int, d->>'severity',
     '-infinity' from case_docs where kind = 'threshold'`,
  `insert into public.alerts (tenant_id, id, kind, severity, sensor_id, container_id, site_id, shipment_id, quantity, direction, limit_value,
     peak, started_at, opened_at, ended_at, acknowledged_at, acknowledged_by, assignee_id, note,
     incident_id)
   select t, (d->>'id')::uuid, d->>'kind', d->>'severity', (d->>'sensorId')::uuid, (d->>'containerId')::uuid, (d->>'siteId')::uuid,
     (d->>'shipmentId')::uuid, d->>'quantity', d->>'direction', (d->>'limit')::float8, (d->>'peak')::float8, (d->>'startedAt')::timestamptz,
     (d->>'openedAt')::timestamptz, (d->>'endedAt')::timestamptz, (d->>'acknowledgedAt')::timestamptz,
     (d->>'acknowledgedBy')::uuid, (d->>'assigneeId')::uuid, d->>'note', (d->>'incidentId')::uuid
   from case_docs where kind = 'alert'`,
  `with flushed as (
     select private.flush_changes((select tenant_id from case_tenant), 0, array_agg(kind order by i), array_agg((d->>'id')::uuid order by i))
       as version from case_docs
   )
   update public.tenant_clocks set version = flushed.version from flushed where tenant_id = (select tenant_id from case_tenant)`,
];

/** Writes the world of a case into the tables, as the superuser: nothing is judged here. */
export async function writeWorld(database: TestDatabase, { tenantId, before }: SharedCase): Promise<void> {
  const docs = [...before].map(([key, doc]) => ({ kind: key.split(' ')[0], doc }));
  const people = docs.filter(({ kind }) => kind === 'member').map(({ doc }) => memberSchema.parse(doc));
  await database.admin.begin(async (sql) => {
    for (const { userId, email } of people) {
      if (userId === null) continue;
      await sql`insert into auth.users (instance_id, id, email, email_confirmed_at)
        values (${zeroInstance}, ${userId}, ${email}, now()) on conflict (id) do nothing`;
    }
    await sql`create temporary table case_tenant on commit drop as select ${tenantId}::uuid as tenant_id`;
    await sql`create temporary table case_docs on commit drop as
      select (select tenant_id from case_tenant) as t, e->>'kind' as kind, e->'doc' as d, i
      from jsonb_array_elements(${JSON.stringify(docs)}::text::jsonb) with ordinality a (e, i)`;
    // Containers and samples may name each other in any order; the constraints are looked at when all is there.
    for (const insert of inserts) await sql.unsafe(insert);
    // Devices are no documents; in every world there is one that has long been silent.
    await sql`insert into devices (tenant_id, id, user_id, name, platform, app_version, queue_length, last_contact_at)
      values (${tenantId}, ${fixtureId('d_lost')}, ${fixtureId('u_tech')}, 'Phone', 'test', '1.0.0', 2, '2026-01-01T00:00:00Z')`;
  });
}

const pulled = z.object({
  status: z.literal('ok'),
  changes: z.array(z.object({ kind: z.string(), id: z.string(), doc: z.record(z.string(), z.unknown()).nullable() })),
  more: z.literal(false),
});

/** Every document that devices of the tenant hold, by `<kind> <id>`, pulled scope by scope. */
export async function readWorld(
  database: TestDatabase,
  tenantId: string,
  userId: string,
): Promise<Map<string, Record<string, unknown>>> {
  const person = database.asPerson(userId);
  const scopes = await database.admin<{ scope: string }[]>`
    select distinct scope from public.changes where tenant_id = ${tenantId}`;
  const rows = new Map<string, Record<string, unknown>>();
  for (const { scope } of scopes) {
    const answer = pulled.parse(
      await person.rpc('pull_changes', {
        p_tenant_id: tenantId,
        p_scope: scope,
        p_cursor: 0,
        p_limit: 5000,
        p_epoch: null,
      }),
    );
    for (const { kind, id, doc } of answer.changes) {
      if (doc && rows.has(`${kind} ${id}`)) throw new Error(`${kind} ${id} is in two scopes`);
      if (doc) rows.set(`${kind} ${id}`, doc);
    }
  }
  return rows;
}

/** Empties every table of the public schema, so that the next world stands alone. */
export async function clearWorld({ admin }: TestDatabase): Promise<void> {
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`;
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const { name } of tables) await sql.unsafe(`delete from ${name}`);
  });
}
