import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createLaboratory, type SaidCommand } from '../laboratory.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The climate as it follows from the chain, worked out from nothing but classes, hazards and parents. */
const workedOut = `
  with recursive up as (
    select c.id as leaf, c.parent_id, coalesce(c.temperature_class, t.temperature_class) as class, t.refused_hazards as hazards, 0 as depth
    from containers c join container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id where c.tenant_id = $1
    union all
    select up.leaf, c.parent_id, coalesce(c.temperature_class, t.temperature_class), t.refused_hazards, up.depth + 1
    from up join containers c on c.tenant_id = $1 and c.id = up.parent_id
    join container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
  )
  select c.id, c.climate_class as kept_class, c.climate_hazards as kept_hazards,
    (select up.class from up where up.leaf = c.id and up.class is not null order by up.depth limit 1) as class,
    array(select distinct h from up, unnest(up.hazards) h where up.leaf = c.id order by h) as hazards
  from containers c where c.tenant_id = $1`;

it('keeps every climate as it follows from the chain, whatever is made, moved, edited, archived and retyped', async () => {
  const classes = [null, 'minus_20', 'minus_80'] as const;
  const act = fc.record({
    what: fc.constantFrom('create', 'move', 'edit', 'type', 'archive', 'restore'),
    which: fc.nat(30),
    parent: fc.nat(30),
    type: fc.nat(2),
    class: fc.constantFrom(...classes),
    hazards: fc.subarray(['a', 'b']),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      const { administrator, tenantId } = await createLaboratory(database);
      const sites = [randomUUID(), randomUUID()];
      const types = [randomUUID(), randomUUID(), randomUUID()];
      await administrator.apply([
        ...sites.map((siteId) => ({ name: 'create_site.v1', args: { siteId, name: 'S', timeZone: 'UTC' } })),
        ...types.map((typeId, at) => ({
          name: 'create_container_type.v1',
          args: {
            typeId,
            name: `T${at}`,
            kind: 'bag',
            rows: null,
            columns: null,
            capacity: null,
            labelling: plainLabelling,
            allowedChildren: ['bag'],
            temperatureClass: classes[at] ?? null,
            refusedHazards: at === 1 ? ['a'] : [],
          },
        })),
      ]);
      const made: string[] = [];
      const siteOf = (at: number) => sites[at % 2];
      const commands = acts.map((each): SaidCommand => {
        const containerId = made[each.which % Math.max(made.length, 1)] ?? randomUUID();
        const parentId = each.parent < 5 ? null : (made[each.parent % Math.max(made.length, 1)] ?? null);
        if (each.what === 'create') {
          const id = randomUUID();
          made.push(id);
          return {
            name: 'create_container.v1',
            args: {
              containerId: id,
              siteId: siteOf(each.which),
              parentId,
              position: null,
              typeId: types[each.type],
              name: 'C',
              barcode: null,
            },
          };
        }
        if (each.what === 'move') {
          return {
            name: 'move_container.v1',
            args: { containerId, siteId: siteOf(each.which), parentId, position: null },
          };
        }
        if (each.what === 'edit') {
          return {
            name: 'edit_container.v1',
            args: { containerId, changes: { temperatureClass: each.class, typeId: types[each.type] } },
          };
        }
        if (each.what === 'type') {
          return {
            name: 'edit_container_type.v1',
            args: { typeId: types[each.type], changes: { temperatureClass: each.class, refusedHazards: each.hazards } },
          };
        }
        if (each.what === 'archive') return { name: 'archive_container.v1', args: { containerId, reason: 'x' } };
        return { name: 'restore_container.v1', args: { containerId } };
      });
      await administrator.apply(commands);
      const rows = await database.admin.unsafe(workedOut, [tenantId]);
      for (const row of rows) {
        expect({ class: row['kept_class'], hazards: row['kept_hazards'] }).toEqual({
          class: row['class'],
          hazards: row['hazards'],
        });
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
