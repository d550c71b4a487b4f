import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../imports/open-file.ts';
import { toCsv } from '../exports/to-csv.ts';
import { guessStyle, mapRows } from '../imports/map-rows.ts';
import { suggestMapping } from '../imports/mapping.ts';
import { readCases } from '../world/cases.ts';
import { fixtureId } from '../world/fixture.ts';
import { worldOf } from '../world/testing/world-of.ts';
import { type ExportColumn, exportColumns, exportSamples } from './export.ts';

const step = { id: '@c', as: 'technician', args: {}, expect: { status: 'applied' } };
const [base] = await readCases({ command: 'place_sample.v1', cases: [{ name: 'base', steps: [step] }] });
const world = worldOf(base!.before);
const headers = Object.fromEntries(exportColumns.map((column) => [column, column])) as Record<ExportColumn, string>;

async function byId<K extends 'sample_type' | 'container_type' | 'site'>(kind: K) {
  return new Map((await world.all(kind)).map((doc) => [doc.id, doc]));
}

async function table() {
  const names = ['box1', 'rack1', 'f80'];
  const containers = new Map(
    await Promise.all(
      names.map(async (name) => [fixtureId(name), (await world.get('container', fixtureId(name)))!] as const),
    ),
  );
  const tube = (await world.get('sample', fixtureId('t1')))!;
  const samples = [
    {
      ...tube,
      name: '=1+1',
      quantity: 1.5,
      unit: 'mL' as const,
      hazards: ['a', 'b'],
      collectedAt: '2026-01-05T08:30:00Z',
      notes: 'two\nlines; "quoted"',
    },
    { ...tube, barcode: '0012\u001d34', containerId: null, position: null, location: 'none' as const },
  ];
  const lookups = {
    containers,
    sampleTypes: await byId('sample_type'),
    containerTypes: await byId('container_type'),
    sites: await byId('site'),
  };
  return exportSamples(samples, lookups, headers);
}

describe('an export of samples', () => {
  it('says where each is, from the site down', async () => {
    const [, first, second] = await table();
    expect(first?.slice(-4)).toEqual(['available', 'verified', 'north', 'f80 / rack1 / box1']);
    expect(second?.slice(-4)).toEqual(['available', 'none', '', '']);
  });

  it('written as CSV, read as a file and mapped again, is what it was', async () => {
    const file = openFile(strToU8(toCsv(await table()))).read(0);
    const mapping = suggestMapping('samples', file[0] ?? []);
    const now = Date.parse('2026-11-28');
    const { rows, errors } = mapRows(file, mapping, guessStyle(file, 0, mapping), { from: 1, to: file.length }, now);
    expect(errors).toEqual([]);
    expect(rows).toMatchObject([
      {
        barcode: 'T1',
        sampleType: 'serum',
        name: '=1+1',
        containerBarcode: 'B1',
        position: 'A01',
        quantity: '1.5',
        unit: 'mL',
        hazards: 'a; b',
        collectedAt: '2026-01-05T08:30:00Z',
        notes: 'two\nlines; "quoted"',
      },
      { barcode: '0012\u001d34', containerBarcode: null, position: null, quantity: null },
    ]);
  });
});
