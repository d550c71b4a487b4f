import { randomUUID } from 'node:crypto';
import type { ArgsOf } from '../../lib/domain/commands/catalogue.ts';
import { plainLabelling } from '../../lib/domain/positions/grid.ts';
import type { TestDatabase } from '../local/testing.ts';
import { createLaboratory, type Laboratory, type SaidCommand } from './laboratory.ts';

/** A laboratory with two sites, a freezer in each, and two boxes in the first one. */
export interface FurnishedLaboratory extends Laboratory {
  readonly siteId: string;
  readonly otherSiteId: string;
  readonly freezerId: string;
  readonly otherFreezerId: string;
  readonly boxId: string;
  readonly otherBoxId: string;
  readonly types: { readonly freezer: string; readonly box: string; readonly sample: string };
}

const type = (typeId: string, fields: Record<string, unknown>): SaidCommand => ({
  name: 'create_container_type.v1',
  args: {
    typeId,
    rows: null,
    columns: null,
    capacity: null,
    labelling: plainLabelling,
    temperatureClass: null,
    refusedHazards: [],
    ...fields,
  },
});

/** Makes one, and fails loudly when a command of it is not applied. */
export async function createFurnishedLaboratory(database: TestDatabase): Promise<FurnishedLaboratory> {
  const laboratory = await createLaboratory(database);
  const id = randomUUID;
  const [siteId, otherSiteId, freezerId, otherFreezerId, boxId, otherBoxId] = [id(), id(), id(), id(), id(), id()];
  const types = { freezer: id(), box: id(), sample: id() };
  const container = (
    containerId: string,
    site: string,
    parentId: string | null,
    position: string | null,
    typeId: string,
    code: string,
  ) => ({
    name: 'create_container.v1',
    args: { containerId, siteId: site, parentId, position, typeId, name: code, barcode: code },
  });
  const { results } = await laboratory.administrator.apply([
    { name: 'create_site.v1', args: { siteId, name: 'North', timeZone: 'Europe/Berlin' } },
    { name: 'create_site.v1', args: { siteId: otherSiteId, name: 'South', timeZone: 'Asia/Singapore' } },
    type(types.freezer, {
      name: 'Freezer',
      kind: 'freezer',
      rows: 5,
      columns: 2,
      allowedChildren: ['box'],
      temperatureClass: 'minus_80',
    }),
    type(types.box, { name: 'Box 9x9', kind: 'box', rows: 9, columns: 9, allowedChildren: ['sample'] }),
    {
      name: 'create_sample_type.v1',
      args: { sampleTypeId: types.sample, name: 'Serum', colour: '#aa3300', temperatureClasses: ['minus_80'] },
    },
    container(freezerId, siteId, null, null, types.freezer, 'F1'),
    container(otherFreezerId, otherSiteId, null, null, types.freezer, 'F2'),
    container(boxId, siteId, freezerId, 'A01', types.box, 'B1'),
    container(otherBoxId, siteId, freezerId, 'B01', types.box, 'B2'),
  ]);
  const refused = results.find(({ status }) => status !== 'applied');
  if (refused) throw new Error(`The laboratory could not be furnished: ${JSON.stringify(refused)}`);
  return { ...laboratory, siteId, otherSiteId, freezerId, otherFreezerId, boxId, otherBoxId, types };
}

/** The command that registers a tube; what is not named is plain. */
export function register(
  laboratory: FurnishedLaboratory,
  fields: Partial<ArgsOf['register_sample.v1']> & { readonly barcode: string },
): { name: 'register_sample.v1'; args: ArgsOf['register_sample.v1'] } {
  return {
    name: 'register_sample.v1',
    args: {
      sampleId: randomUUID(),
      labwareId: randomUUID(),
      name: fields.barcode,
      externalId: null,
      sampleTypeId: laboratory.types.sample,
      derivation: 'primary',
      parentIds: [],
      quantity: null,
      unit: null,
      hazards: [],
      collectedAt: null,
      expiresAt: null,
      notes: '',
      place: null,
      ...fields,
    },
  };
}
