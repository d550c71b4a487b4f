import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { derivedId } from '../../../lib/domain/commands/derived-id.ts';
import { commandPermissions } from '../../../lib/domain/commands/permissions.ts';
import { gridOf } from '../../../lib/domain/positions/grid.ts';
import { containerTypeSchema, labellingSchema } from '../../../lib/domain/container-types/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../lib/domain/${path}`, import.meta.url), 'utf8'));

describe('the vocabulary', () => {
  it('lets the same roles give the same commands in SQL as in TypeScript', async () => {
    const rows = await database.admin<{ name: string; roles: string[] }[]>`
      select name, roles from private.command_permissions`;
    const sorted = (roles: readonly string[]) => roles.toSorted();
    expect(Object.fromEntries(rows.map(({ name, roles }) => [name, sorted(roles)]))).toEqual(
      Object.fromEntries(Object.entries(commandPermissions).map(([name, roles]) => [name, sorted(roles)])),
    );
  });

  it('has a function for every command, owned by the writing role and closed to everybody else', async () => {
    const rows = await database.admin<{ name: string; owner: string | null; open: boolean }[]>`
      select c.name, pg_get_userbyid(p.proowner) as owner,
        exists (select from unnest(array['anon', 'authenticated', 'service_role']) r where has_function_privilege(r, p.oid, 'execute')) as open
      from private.command_permissions c
      left join private.command_functions f using (name)
      left join pg_proc p on p.proname = f.function and p.pronamespace = 'private'::regnamespace`;
    expect(rows.filter(({ owner, open }) => owner !== 'tracseq_command' || open)).toEqual([]);
  });

  it('derives the same ids as a device foresees', async () => {
    for (const n of [0, 1, 7, 1000]) {
      const commandId = '01a20404-2a2f-7571-b97d-a02df3c11fa8';
      const [row] = await database.admin<{ id: string }[]>`select private.derived_id(${commandId}, ${n}) as id`;
      expect(row?.id).toBe(await derivedId(commandId, n));
    }
  });
});

describe('the shared cases of what a barcode is', () => {
  const { cases } = z
    .object({
      cases: z.array(
        z.object({ name: z.string(), input: z.string(), text: z.string().optional(), error: z.string().optional() }),
      ),
    })
    .parse(readJson('barcodes/barcodes.cases.json'));

  it.each(cases)('$name', async ({ input, text, error }) => {
    const [row] = await database.admin<{ text: string | null; error: string | null }[]>`
      select private.barcode_or_null(${input}) as text, private.barcode_error(private.trim_text(${input})) as error`;
    expect(row).toEqual({ text: text ?? null, error: error ?? null });
  });
});

describe('the shared cases of how a position is read', () => {
  const grid = z.object({ rows: z.number(), columns: z.number(), labelling: labellingSchema });
  const { grids, cases } = z
    .object({
      grids: z.record(z.string(), grid),
      cases: z.array(z.object({ grid: z.string(), text: z.string(), position: z.string().optional() })),
    })
    .parse(readJson('positions/positions.cases.json'));

  it.each(cases)('$grid: "$text"', async ({ grid: name, text, position }) => {
    const shape = containerTypeSchema.pick({ rows: true, columns: true, labelling: true }).parse(grids[name]);
    if (gridOf(shape) === null) throw new Error('No grid');
    const [row] = await database.admin<{ position: string | null }[]>`
      select private.parse_position(${text}, ${shape.rows}, ${shape.columns}, ${database.admin.json(shape.labelling)}) as position`;
    expect(row?.position ?? null).toBe(position ?? null);
  });

  it('takes no two labels of one grid for the same position', async () => {
    const [row] = await database.admin<{ different: boolean }[]>`
      select count(distinct private.position_at(r, c)) = 702 * 3
        and bool_and(private.is_position(private.position_at(r, c)))
        and bool_and(private.row_of(private.position_at(r, c)) = r and private.column_of(private.position_at(r, c)) = c) as different
      from generate_series(1, 702) r, unnest(array[1, 99, 999]) c`;
    expect(row?.different).toBe(true);
  });
});
