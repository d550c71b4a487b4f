import { randomUUID } from 'node:crypto';
import type { ArgsOf } from '../../../lib/domain/commands/catalogue.ts';
import { type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';

/** Begins a shipment from the first site to the other one; what is not named is plain. */
export async function begin(
  { siteId, otherSiteId }: FurnishedLaboratory,
  who: Operator,
  fields: Partial<ArgsOf['create_shipment.v1']> = {},
): Promise<string> {
  const shipmentId = randomUUID();
  const { status } = await who.say('create_shipment.v1', {
    ...{ shipmentId, reference: 'SH-1', fromSiteId: siteId, toSiteId: otherSiteId, carrier: '', trackingNumber: '' },
    ...{ note: '', temperatureClass: null, expectedAt: null },
    ...fields,
  });
  if (status !== 'applied') throw new Error('the shipment could not be begun');
  return shipmentId;
}

/** What several commands name. */
export const named = (...ids: string[]) => ids.map((containerId) => ({ containerId }));

/** A new box in the freezer of the first site, with so many tubes in it. */
export async function boxWith(
  laboratory: FurnishedLaboratory,
  who: Operator,
  position: string,
  tubes: number,
): Promise<{ boxId: string; sampleIds: string[] }> {
  const boxId = randomUUID();
  const sampleIds = Array.from({ length: tubes }, () => randomUUID());
  const { siteId, freezerId: parentId, types } = laboratory;
  const { results } = await who.apply([
    {
      name: 'create_container.v1',
      args: {
        containerId: boxId,
        siteId,
        parentId,
        position,
        typeId: types.box,
        name: `Box ${position}`,
        barcode: null,
      },
    },
    ...sampleIds.map((sampleId, at) => {
      const place = { containerId: boxId, position: `${'ABCDEFGHI'.charAt(Math.floor(at / 9))}0${1 + (at % 9)}` };
      return register(laboratory, { sampleId, barcode: sampleId, place });
    }),
  ]);
  if (results.some(({ status }) => status !== 'applied')) throw new Error('the box could not be filled');
  return { boxId, sampleIds };
}
