import { randomUUID } from 'node:crypto';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import type { ArgsOf } from '../../../lib/domain/commands/catalogue.ts';
import { createLaboratory, type Laboratory, type SaidCommand } from '../laboratory.ts';
import type { TestDatabase } from '../../local/testing.ts';

/** A laboratory with many boxes in racks in freezers: the place where loads are measured. */
export interface LoadedLaboratory extends Laboratory {
  readonly siteId: string;
  readonly sampleTypeId: string;
  /** Boxes 10x10, each three levels deep in a freezer. */
  readonly boxes: readonly string[];
  /** The command that registers one more tube, put away when a place is given. */
  register(place: { containerId: string; position: string } | null): {
    name: string;
    args: ArgsOf['register_sample.v1'];
  };
}

/** The hundred positions of a box 10x10. */
export const hundred = Array.from({ length: 100 }, (_, at) => {
  return `${String.fromCharCode(65 + Math.floor(at / 10))}${String((at % 10) + 1).padStart(2, '0')}`;
});

/** Makes a laboratory with at least this many boxes. */
export async function createLoadedLaboratory(database: TestDatabase, boxCount: number): Promise<LoadedLaboratory> {
  const laboratory = await createLaboratory(database, 'Load');
  const { administrator } = laboratory;
  const [siteId, sampleTypeId, freezerType, rackType, boxType] = [0, 1, 2, 3, 4].map(() => randomUUID());
  if (!siteId || !sampleTypeId || !freezerType || !rackType || !boxType) throw new Error('No ids');
  const type = (typeId: string, name: string, fields: object): SaidCommand => ({
    name: 'create_container_type.v1',
    args: {
      typeId,
      name,
      capacity: null,
      labelling: plainLabelling,
      temperatureClass: null,
      refusedHazards: [],
      ...fields,
    },
  });
  const container = (containerId: string, typeId: string, parentId: string | null, position: string | null) => ({
    containerId,
    siteId,
    parentId,
    position,
    typeId,
    name: `C ${containerId.slice(0, 8)}`,
    barcode: `C-${containerId}`,
  });
  const boxes: string[] = [];
  const containers: ReturnType<typeof container>[] = [];
  for (let freezer = 0; boxes.length < boxCount; freezer += 1) {
    const freezerId = randomUUID();
    containers.push(container(freezerId, freezerType, null, null));
    for (let rack = 1; rack <= 20 && boxes.length < boxCount; rack += 1) {
      const rackId = randomUUID();
      containers.push(container(rackId, rackType, freezerId, `A${String(rack).padStart(2, '0')}`));
      for (let box = 1; box <= 20 && boxes.length < boxCount; box += 1) {
        const boxId = randomUUID();
        containers.push(container(boxId, boxType, rackId, `A${String(box).padStart(2, '0')}`));
        boxes.push(boxId);
      }
    }
  }
  const making: SaidCommand[] = [
    { name: 'create_site.v1', args: { siteId, name: 'Site', timeZone: 'Europe/Berlin' } },
    {
      name: 'create_sample_type.v1',
      args: { sampleTypeId, name: 'Serum', colour: '#aa3300', temperatureClasses: ['minus_80', 'minus_150'] },
    },
    type(freezerType, 'Freezer', {
      kind: 'freezer',
      rows: 1,
      columns: 20,
      allowedChildren: ['rack'],
      temperatureClass: 'minus_80',
    }),
    type(rackType, 'Rack', { kind: 'rack', rows: 1, columns: 20, allowedChildren: ['box'] }),
    type(boxType, 'Box 10x10', { kind: 'box', rows: 10, columns: 10, allowedChildren: ['sample'] }),
  ];
  for (let at = 0; at < containers.length; at += 1000) {
    making.push({ name: 'create_containers.v1', args: { containers: containers.slice(at, at + 1000) } });
  }
  for (const command of making) {
    const { results } = await administrator.apply([command]);
    if (results[0]?.status !== 'applied') throw new Error(`Not made: ${JSON.stringify(results)}`);
  }
  return {
    ...laboratory,
    siteId,
    sampleTypeId,
    boxes,
    register: (place) => {
      const sampleId = randomUUID();
      return {
        name: 'register_sample.v1',
        args: {
          sampleId,
          labwareId: randomUUID(),
          barcode: `T-${sampleId}`,
          name: `Donor ${sampleId.slice(0, 6)} serum`,
          externalId: `EXT-${sampleId.slice(0, 8)}`,
          sampleTypeId,
          derivation: 'primary',
          parentIds: [],
          quantity: 0.5,
          unit: 'mL',
          hazards: [],
          collectedAt: '2026-03-04T08:00:00Z',
          expiresAt: null,
          notes: '',
          place,
        },
      };
    },
  };
}
