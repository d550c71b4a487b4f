import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importPreviewSchema, importRowSchemas, type ImportKind } from '../../../lib/domain/imports/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let technician: Operator;
let administrator: Operator;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  laboratory = await createFurnishedLaboratory(database);
  technician = await laboratory.enrol('technician');
  administrator = laboratory.administrator;
});

type Cells = Record<string, string | number | null>;

/** A row with every column of its kind, empty where nothing is said. */
function row(kind: ImportKind, line: number, cells: Cells): Cells {
  const columns = Object.keys(importRowSchemas[kind].shape).map((column): [string, null] => [column, null]);
  return { ...Object.fromEntries<null>(columns), row: line, ...cells };
}
const tube = (line: number, cells: Cells) => row('samples', line, { sampleType: 'Serum', ...cells });
const box = (line: number, cells: Cells) => row('containers', line, { kind: 'box 9X9', ...cells });

async function stage(kind: ImportKind, rows: readonly Cells[], who: Operator = administrator): Promise<string> {
  const importId = randomUUID();
  await who.person.rpc('stage_import_rows', {
    p_tenant_id: laboratory.tenantId,
    p_import_id: importId,
    p_kind: kind,
    p_rows: rows,
  });
  return importId;
}

const preview = async (importId: string, who: Operator = administrator) =>
  importPreviewSchema.parse(
    await who.person.rpc('preview_import', { p_tenant_id: laboratory.tenantId, p_import_id: importId }),
  );

async function bring(
  kind: ImportKind,
  importId: string,
  mode: 'good' | 'all_or_none' = 'good',
  fromRow = 1,
  toRow = 1_000_000,
) {
  const name = `import_${kind}.v1` as const;
  return (await administrator.say(name, { importId, fromRow, toRow, mode })).verdict;
}

/** Preview and import of a fresh staging must agree, so every case is judged twice. */
async function judged(kind: ImportKind, rows: readonly Cells[]) {
  const importId = await stage(kind, rows);
  const seen = await preview(importId);
  const { details } = await bring(kind, importId);
  expect(details['errors']).toEqual(seen.errors);
  expect(details).toMatchObject({ imported: seen.good, bad: seen.bad });
  return seen.errors.map(({ row: line, code, column }) => [line, code, column]);
}

describe('samples from a sheet', () => {
  it('come in with everything that is written about them, where their box says', async () => {
    const cells = {
      barcode: ' 0001 \n',
      name: '=HYPERLINK("http://x")',
      externalId: 'E1',
      sampleType: ' serum ',
      quantity: '1,5',
      unit: 'ul',
      hazards: 'biosafety_2; flammable',
      collectedAt: '2026-03-04',
      expiresAt: '2027-01-02T03:04',
      notes: '+49 is a phone, not a formula',
      containerBarcode: 'B1',
      position: 'c-4',
    };
    expect(await judged('samples', [tube(2, cells)])).toEqual([]);
    const found = await administrator.person.rpc('search', {
      p_tenant_id: laboratory.tenantId,
      p_query: '0001',
      p_filters: {},
      p_limit: 5,
      p_after: null,
    });
    expect(found).toMatchObject({
      results: [
        {
          doc: {
            barcode: '0001',
            name: cells.name,
            externalId: 'E1',
            sampleTypeId: laboratory.types.sample,
            quantity: 1.5,
            unit: 'µL',
            hazards: ['biosafety_2', 'flammable'],
            collectedAt: '2026-03-04T00:00:00.000Z',
            expiresAt: '2027-01-02T03:04:00.000Z',
            notes: cells.notes,
            containerId: laboratory.boxId,
            position: 'C04',
            location: 'verified',
          },
        },
      ],
    });
    const events = await database.admin<
      { kind: string }[]
    >`select kind from custody_events where tenant_id = ${laboratory.tenantId} and sample_id is not null order by id`;
    expect(events.map(({ kind }) => kind)).toEqual(['received', 'stored']);
  });

  it('are named after their code when the sheet gives no name, and need no place', async () => {
    expect(await judged('samples', [tube(1, { barcode: 'T1' })])).toEqual([]);
    const [sample] = await database.admin`select name from samples where tenant_id = ${laboratory.tenantId}`;
    expect(sample?.['name']).toBe('T1');
  });

  it.each([
    ['no code', { barcode: null }, 'barcode_empty', 'barcode'],
    ['a code of 257 letters', { barcode: 'x'.repeat(257) }, 'barcode_too_long', 'barcode'],
    ['a hidden character in the code', { barcode: 'A\u200bB' }, 'barcode_control_character', 'barcode'],
    ['a direction override in the code', { barcode: 'A\u202eB' }, 'barcode_bidi_control', 'barcode'],
    ['the code of a box', { barcode: 'B1' }, 'barcode_duplicate', 'barcode'],
    ['a direction override in the name', { name: 'a\u202eb' }, 'arguments_invalid', 'name'],
    ['a name of 201 letters', { name: 'x'.repeat(201) }, 'arguments_invalid', 'name'],
    ['an unknown type', { sampleType: 'Serums' }, 'sample_type_not_found', 'sampleType'],
    ['no type', { sampleType: null }, 'sample_type_not_found', 'sampleType'],
    ['a quantity in words', { quantity: 'a lot' }, 'arguments_invalid', 'quantity'],
    ['a quantity that may mean two things', { quantity: '1,000' }, 'arguments_invalid', 'quantity'],
    ['less than nothing', { quantity: '-1' }, 'quantity_negative', 'quantity'],
    ['an unknown unit', { unit: 'gallons' }, 'arguments_invalid', 'unit'],
    [
      '21 hazards',
      { hazards: Array.from({ length: 21 }, (_, at) => `h${at}`).join(',') },
      'arguments_invalid',
      'hazards',
    ],
    ['a date in words', { collectedAt: 'yesterday' }, 'arguments_invalid', 'collectedAt'],
    ['a day that does not exist', { expiresAt: '2026-02-30' }, 'arguments_invalid', 'expiresAt'],
    ['an unknown box', { containerBarcode: 'NOPE', position: 'A1' }, 'container_not_found', 'containerBarcode'],
    ['a position without a box', { position: 'A1' }, 'container_not_found', 'containerBarcode'],
    ['a freezer for tubes', { containerBarcode: 'F1', position: 'A1' }, 'parent_refuses_kind', 'containerBarcode'],
    ['a box without a position', { containerBarcode: 'B1' }, 'position_required', 'position'],
    ['a position outside', { containerBarcode: 'B1', position: 'J10' }, 'position_invalid', 'position'],
    [
      'a position that is SQL',
      { containerBarcode: 'B1', position: "A1'; drop table samples" },
      'position_invalid',
      'position',
    ],
  ])('are refused for %s', async (_name, cells, code, column) => {
    expect(await judged('samples', [tube(3, { barcode: 'T1', ...cells })])).toEqual([[3, code, column]]);
    const [count] = await database.admin`select count(*) as n from samples where tenant_id = ${laboratory.tenantId}`;
    expect(count?.['n']).toBe('0');
  });

  it('are judged against each other: one code and one position once', async () => {
    const at = { containerBarcode: 'B1', position: 'A1' };
    expect(
      await judged('samples', [
        tube(1, { barcode: 'T1', ...at }),
        tube(2, { barcode: 'T1' }),
        tube(3, { barcode: 'T3', ...at }),
      ]),
    ).toEqual([
      [2, 'barcode_duplicate', 'barcode'],
      [3, 'position_occupied', 'position'],
    ]);
  });

  it('are judged against what is there: occupied, blocked, too warm, a hazard, full', async () => {
    const { boxId, otherBoxId, freezerId } = laboratory;
    const bag = randomUUID();
    const bagType = randomUUID();
    await administrator.apply([
      register(laboratory, { barcode: 'OLD', place: { containerId: boxId, position: 'A01' } }),
      { name: 'block_position.v1', args: { containerId: boxId, position: 'A02', reason: 'bent' } },
      { name: 'edit_container.v1', args: { containerId: otherBoxId, changes: { temperatureClass: 'ambient' } } },
      {
        name: 'create_container_type.v1',
        args: {
          typeId: bagType,
          name: 'Bag',
          kind: 'bag',
          rows: null,
          columns: null,
          capacity: 1,
          labelling: { scheme: 'row_column', rows: 'letters', columns: 'numbers', origin: 'top_left' },
          allowedChildren: ['sample'],
          temperatureClass: 'minus_80',
          refusedHazards: ['radioactive'],
        },
      },
      {
        name: 'create_container.v1',
        args: {
          containerId: bag,
          siteId: laboratory.siteId,
          parentId: null,
          position: null,
          typeId: bagType,
          name: 'Bag',
          barcode: 'BAG',
        },
      },
    ]);
    expect(freezerId).toBeTruthy();
    const errors = await judged('samples', [
      tube(1, { barcode: 'T1', containerBarcode: 'B1', position: 'A1' }),
      tube(2, { barcode: 'T2', containerBarcode: 'B1', position: '2A' }),
      tube(3, { barcode: 'T3', containerBarcode: 'B2', position: 'A1' }),
      tube(4, { barcode: 'T4', containerBarcode: 'BAG', hazards: 'radioactive' }),
      tube(5, { barcode: 'T5', containerBarcode: 'BAG' }),
      tube(6, { barcode: 'T6', containerBarcode: 'BAG', position: 'A1' }),
    ]);
    expect(errors).toEqual([
      [1, 'position_occupied', 'position'],
      [2, 'position_blocked', 'position'],
      [3, 'temperature_unsuitable', 'containerBarcode'],
      [4, 'hazard_incompatible', 'containerBarcode'],
      [5, 'container_full', 'position'],
      [6, 'position_not_allowed', 'position'],
    ]);
  });

  it('come in slices, each row once, and a slice again finds nothing to do', async () => {
    const importId = await stage(
      'samples',
      Array.from({ length: 30 }, (_, at) => tube(at + 1, { barcode: `T${at + 1}` })),
    );
    expect((await bring('samples', importId, 'good', 1, 10)).details).toMatchObject({ imported: 10, bad: 0 });
    expect((await bring('samples', importId, 'good', 5, 30)).details).toMatchObject({ imported: 20, bad: 0 });
    expect((await bring('samples', importId, 'good', 1, 30)).details).toMatchObject({ imported: 0, bad: 0 });
    expect(await preview(importId)).toMatchObject({ rows: 0, good: 0 });
  });

  it('come all or none: a bad row in a later slice refuses the first one', async () => {
    const rows = [tube(1, { barcode: 'T1' }), tube(2, { barcode: 'T2' }), tube(9, { barcode: '' })];
    const importId = await stage('samples', rows);
    expect(await bring('samples', importId, 'all_or_none', 1, 2)).toMatchObject({
      status: 'rejected',
      code: 'import_has_errors',
      details: { imported: 0, bad: 1, errors: [{ row: 9, code: 'barcode_empty' }] },
    });
    const [count] = await database.admin`select count(*) as n from samples where tenant_id = ${laboratory.tenantId}`;
    expect(count?.['n']).toBe('0');
  });
});

describe('containers from a sheet', () => {
  it('stand in those that are there, and in those of the same sheet above or below them', async () => {
    const errors = await judged('containers', [
      box(1, { barcode: 'NB1', parentBarcode: 'NF', position: '2' }),
      row('containers', 2, { kind: 'Freezer', name: 'New freezer', barcode: 'NF', site: 'south' }),
      box(3, { barcode: 'NB3', parentBarcode: 'NF', position: 'A1' }),
      box(4, { barcode: 'NB4', parentBarcode: 'F1', position: 'C 1' }),
    ]);
    expect(errors).toEqual([[1, 'position_invalid', 'position']]);
    const found = await database.admin`
      select c.barcode, p.barcode as parent, c.position, s.name as site, c.climate_class
      from containers c left join containers p on p.tenant_id = c.tenant_id and p.id = c.parent_id
      join sites s on s.tenant_id = c.tenant_id and s.id = c.site_id
      where c.tenant_id = ${laboratory.tenantId} and c.barcode like 'N%' order by c.barcode`;
    expect(found.slice()).toEqual([
      { barcode: 'NB3', parent: 'NF', position: 'A01', site: 'South', climate_class: 'minus_80' },
      { barcode: 'NB4', parent: 'F1', position: 'C01', site: 'North', climate_class: 'minus_80' },
      { barcode: 'NF', parent: null, position: null, site: 'South', climate_class: 'minus_80' },
    ]);
  });

  it('bring the rows they stand in when those lie outside the slice', async () => {
    const importId = await stage('containers', [
      box(1, { barcode: 'NB', parentBarcode: 'NF', position: 'A1' }),
      row('containers', 900, { kind: 'freezer', barcode: 'NF', site: 'North' }),
    ]);
    expect((await bring('containers', importId, 'good', 1, 1)).details).toMatchObject({ imported: 2, bad: 0 });
    expect((await bring('containers', importId, 'good', 2, 1000)).details).toMatchObject({ imported: 0, bad: 0 });
  });

  it.each([
    ['an unknown type', { kind: 'Tube box 7x7', site: 'North' }, 'container_type_not_found', 'kind'],
    ['neither name nor code', { barcode: null, site: 'North' }, 'name_empty', 'name'],
    ['a code in use', { barcode: 'B1', site: 'North' }, 'barcode_duplicate', 'barcode'],
    ['an unknown parent', { parentBarcode: 'NOPE', position: 'A1' }, 'container_not_found', 'parentBarcode'],
    ['a parent that takes no boxes', { parentBarcode: 'B1', position: 'A1' }, 'parent_refuses_kind', 'parentBarcode'],
    ['no position in a grid', { parentBarcode: 'F1' }, 'position_required', 'position'],
    ['a held position', { parentBarcode: 'F1', position: 'A1' }, 'position_occupied', 'position'],
    ['a position in a site', { site: 'North', position: 'A1' }, 'position_not_allowed', 'position'],
    ['an unknown site', { site: 'Nowhere' }, 'site_not_found', 'site'],
    ['no site where there are two', {}, 'site_not_found', 'site'],
  ])('are refused for %s', async (_name, cells, code, column) => {
    expect(await judged('containers', [box(2, { barcode: 'N1', ...cells })])).toEqual([[2, code, column]]);
  });

  it('are refused in a ring, and under a row that is refused', async () => {
    const bagType = randomUUID();
    await administrator.say('create_container_type.v1', {
      typeId: bagType,
      name: 'Bag',
      kind: 'bag',
      rows: null,
      columns: null,
      capacity: 1,
      labelling: { scheme: 'row_column', rows: 'letters', columns: 'numbers', origin: 'top_left' },
      allowedChildren: ['bag'],
      temperatureClass: null,
      refusedHazards: [],
    });
    const bag = (line: number, barcode: string, parentBarcode: string | null, cells: Cells = {}) =>
      row('containers', line, { kind: 'bag', barcode, parentBarcode, ...cells });
    expect(
      await judged('containers', [
        bag(1, 'R1', 'R2'),
        bag(2, 'R2', 'R3'),
        bag(3, 'R3', 'R1'),
        bag(4, 'U1', 'U2'),
        bag(5, 'U2', null, { site: 'Nowhere' }),
        bag(6, 'OK', null, { site: 'North' }),
        bag(7, 'IN', 'OK'),
        bag(8, 'FULL', 'OK'),
      ]),
    ).toEqual([
      [1, 'hierarchy_cycle', 'parentBarcode'],
      [2, 'hierarchy_cycle', 'parentBarcode'],
      [3, 'hierarchy_cycle', 'parentBarcode'],
      [4, 'container_not_found', 'parentBarcode'],
      [5, 'site_not_found', 'site'],
      [8, 'container_full', 'position'],
    ]);
  });

  it('are for supervisors and administrators', async () => {
    await expect(stage('containers', [box(1, { barcode: 'N1', site: 'North' })], technician)).rejects.toMatchObject({
      message: 'not_permitted',
    });
  });
});

describe('moves from a sheet', () => {
  const move = (
    line: number,
    barcode: string,
    containerBarcode: string | null,
    position: string | null = null,
    reason = 'sorted',
  ) => row('moves', line, { barcode, containerBarcode, position, reason });
  const placed = async () => {
    const rows = await database.admin<{ barcode: string; place: string }[]>`
      select l.barcode, c.barcode || ' ' || coalesce(x.position, '') as place
      from labware l left join placements x on x.tenant_id = l.tenant_id and x.labware_id = l.id
      left join containers c on c.tenant_id = l.tenant_id and c.id = x.container_id
      where l.tenant_id = ${laboratory.tenantId} order by l.barcode`;
    return Object.fromEntries(rows.map(({ barcode, place }) => [barcode, place]));
  };
  const store = (barcode: string, position: string) =>
    register(laboratory, { barcode, place: { containerId: laboratory.boxId, position } });

  it('swap, rotate and move on in one step', async () => {
    await administrator.apply([store('A', 'A01'), store('B', 'A02'), store('C', 'A03'), store('D', 'A04')]);
    const errors = await judged('moves', [
      move(1, 'A', 'B1', 'A2'),
      move(2, 'B', 'B1', 'A1'),
      move(3, 'C', 'B1', 'A4'),
      move(4, 'D', 'B2', 'I9'),
    ]);
    expect(errors).toEqual([]);
    expect(await placed()).toEqual({ A: 'B1 A02', B: 'B1 A01', C: 'B1 A04', D: 'B2 I09' });
    const [event] = await database.admin`
      select reason, kind from custody_events where tenant_id = ${laboratory.tenantId} and kind = 'transferred' limit 1`;
    expect(event).toEqual({ reason: 'sorted', kind: 'transferred' });
  });

  it('refuse a position whose holder stays because its own move is bad', async () => {
    await administrator.apply([store('A', 'A01'), store('B', 'A02'), store('C', 'A03')]);
    const errors = await judged('moves', [
      move(1, 'A', 'B1', 'A2'),
      move(2, 'B', 'B1', 'A3'),
      move(3, 'C', 'NOPE', 'A1'),
    ]);
    expect(errors).toEqual([
      [1, 'position_occupied', 'position'],
      [2, 'position_occupied', 'position'],
      [3, 'container_not_found', 'containerBarcode'],
    ]);
    expect(await placed()).toEqual({ A: 'B1 A01', B: 'B1 A02', C: 'B1 A03' });
  });

  it('move boxes too, with what is in them, and refuse what the rules of boxes refuse', async () => {
    await administrator.apply([store('A', 'A01')]);
    expect(
      await judged('moves', [move(1, 'B1', 'F2', 'C 2'), move(2, 'F1', 'B2', 'A1'), move(3, 'B2', 'F1', 'B1')]),
    ).toEqual([[2, 'parent_refuses_kind', 'containerBarcode']]);
    const [box1] = await database.admin`select site_id, position from containers where id = ${laboratory.boxId}`;
    expect(box1).toEqual({ site_id: laboratory.otherSiteId, position: 'C02' });
  });

  it.each([
    ['an unknown code', 'NOPE', 'B1', 'sample_not_found', 'barcode'],
    ['nowhere', 'A', null, 'container_not_found', 'containerBarcode'],
  ])('are refused for %s', async (_name, barcode, to, code, column) => {
    await administrator.apply([store('A', 'A01')]);
    expect(await judged('moves', [move(1, barcode, to, 'A5')])).toEqual([[1, code, column]]);
  });

  it('close the open conflict of a tube', async () => {
    await administrator.apply([store('A', 'A01'), store('B', 'A01')]);
    expect(await judged('moves', [move(1, 'B', 'B1', 'A7')])).toEqual([]);
    const [conflict] =
      await database.admin`select state, resolution from conflicts where tenant_id = ${laboratory.tenantId}`;
    expect(conflict).toEqual({ state: 'resolved', resolution: 'rescanned' });
  });
});

describe('staged rows', () => {
  it('belong to the person who laid them down', async () => {
    const importId = await stage('samples', [tube(1, { barcode: 'T1' })], technician);
    await expect(preview(importId)).rejects.toMatchObject({ message: 'import_not_found' });
    expect((await bring('samples', importId)).code).toBe('import_not_found');
    await expect(
      administrator.person.rpc('stage_import_rows', {
        p_tenant_id: laboratory.tenantId,
        p_import_id: importId,
        p_kind: 'samples',
        p_rows: [],
      }),
    ).rejects.toMatchObject({ message: 'import_not_found' });
    await administrator.person.rpc('discard_import', { p_tenant_id: laboratory.tenantId, p_import_id: importId });
    expect(await preview(importId, technician)).toMatchObject({ rows: 1 });
    await technician.person.rpc('discard_import', { p_tenant_id: laboratory.tenantId, p_import_id: importId });
    await expect(preview(importId, technician)).rejects.toMatchObject({ message: 'import_not_found' });
  });

  it('are replaced by the same row laid down again, and expire', async () => {
    const importId = await stage('samples', [tube(1, { barcode: 'T1' }), tube(1, { barcode: 'T2' })]);
    await database.admin`update imports set touched_at = now() - interval '2 days' where id = ${importId}`;
    expect(await preview(importId)).toMatchObject({ rows: 1, good: 1 });
    await stage('samples', []);
    await expect(preview(importId)).rejects.toMatchObject({ message: 'import_not_found' });
  });

  it.each([
    ['an object', {}],
    ['a row that is a list', [[]]],
    ['a row with a missing column', [{ row: 1 }]],
    ['a row with another column', [{ ...tube(1, {}), extra: 'x' }]],
    ['a cell that is a number', [tube(1, { barcode: 5 })]],
    ['a row number in words', [{ ...tube(1, {}), row: 'one' }]],
    ['row zero', [tube(0, {})]],
    ['row ten to the thirty', [tube(1e30, {})]],
    ['a cell of 2,001 letters', [tube(1, { notes: 'x'.repeat(2001) })]],
  ])('are refused as %s', async (_name, rows) => {
    await expect(
      administrator.person.rpc('stage_import_rows', {
        p_tenant_id: laboratory.tenantId,
        p_import_id: randomUUID(),
        p_kind: 'samples',
        p_rows: rows,
      }),
    ).rejects.toMatchObject({ code: 'PT400', message: 'arguments_invalid' });
  });

  it('are refused beyond 5,000 in one call', async () => {
    const rows = Array.from({ length: 5001 }, (_, at) => tube(at + 1, { barcode: `T${at}` }));
    await expect(stage('samples', rows)).rejects.toMatchObject({ message: 'too_many_items' });
  });
});
