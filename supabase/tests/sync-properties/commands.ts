import type { Place } from '../../../lib/domain/samples/model.ts';
import type { DocOf } from '../../../lib/domain/world/ports.ts';
import type { TestDevice } from '../../../lib/sync/testing/device.ts';
import type { Laboratory } from './laboratory.ts';
import type { Action } from './plan.ts';

/** A command as a screen would give it. */
export interface Given {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const POSITIONS = ['A01', 'A02', 'B01', 'B02'];

const pick = <T>(list: readonly T[], number = 0): T => {
  const item = list[number % list.length];
  if (item === undefined) throw new Error('There is nothing to choose from');
  return item;
};

/** The command that an action with its numbers stands for; undefined when the action is no command, or there is nothing to do. */
export async function commandOf(
  action: Action,
  numbers: readonly number[],
  lab: Laboratory,
  device: TestDevice<DocOf>,
): Promise<Given | undefined> {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers;
  const sampleId = pick(lab.samples, a);
  const boxes = [...lab.boxes, ...lab.newBoxes];
  const place: Place = { containerId: pick(e % 5 === 0 ? boxes : lab.boxes, b), position: pick(POSITIONS, c) };
  switch (action) {
    case 'register':
      return { name: 'register_sample.v1', args: newSample(lab, a, b, d % 3 === 0 ? place : null) };
    case 'place':
      return { name: 'place_sample.v1', args: { sampleId, place } };
    case 'move':
      return { name: 'move_sample.v1', args: { sampleId, from: null, to: place } };
    case 'move_many': {
      const to = (position: string): Place => ({ containerId: place.containerId, position });
      const moves = [
        { sampleId, to: to(pick(POSITIONS, c)) },
        { sampleId: pick(lab.samples, a + 1), to: to(pick(POSITIONS, c + 1)) },
      ];
      return { name: 'move_many.v1', args: { moves } };
    }
    case 'remove':
      return { name: 'remove_sample.v1', args: { sampleId, reason: 'checked' } };
    case 'delete':
      return { name: 'delete_sample.v1', args: { sampleId, reason: 'by mistake' } };
    case 'undelete':
      return { name: 'undelete_sample.v1', args: { sampleId } };
    case 'edit':
      return { name: 'edit_sample.v1', args: { sampleId, changes: { name: `Tube ${a} of ${d}` } } };
    case 'move_box': {
      const rack = b % lab.racks.length;
      const position = `A0${1 + (c % 3)}`;
      const args = {
        containerId: pick(boxes, a),
        siteId: pick(lab.sites, rack),
        parentId: pick(lab.racks, rack),
        position,
      };
      return { name: 'move_container.v1', args };
    }
    case 'create_box': {
      const rack = b % lab.racks.length;
      const where = { siteId: pick(lab.sites, rack), parentId: pick(lab.racks, rack), position: `A0${1 + (c % 3)}` };
      const args = {
        containerId: pick(lab.newBoxes, a),
        ...where,
        typeId: lab.boxType,
        name: `New ${a}`,
        barcode: `N${a % 4}`,
      };
      return { name: 'create_container.v1', args };
    }
    case 'archive_box':
      return { name: 'archive_container.v1', args: { containerId: pick(boxes, a), reason: 'empty' } };
    case 'resolve': {
      const open = await device.held.by('conflict', 'state', 'open');
      if (open.length === 0) return undefined;
      const resolution = b % 2 === 0 ? 'keep_occupant' : 'incoming_is_there';
      return { name: 'resolve_conflict.v1', args: { conflictId: pick(open, a).doc.id, resolution, note: '' } };
    }
    case 'check_out': {
      // Sometimes two at once, so that one that somebody has refuses both.
      const samples = [{ sampleId }, ...(d % 4 === 0 ? [{ sampleId: pick(lab.samples, a + 1) }] : [])];
      const thawed = b % 3 === 0 ? null : b % 3 === 1;
      return {
        name: 'check_out_samples.v1',
        args: { samples, dueAt: '2026-12-01T12:00:00.000Z', note: `Assay ${d}`, thawed },
      };
    }
    case 'bring_back': {
      const to = d % 3 === 0 ? place : null;
      return { name: 'return_samples.v1', args: { samples: [{ sampleId, to }], thawed: b % 4 === 0 ? false : null } };
    }
    case 'pack': {
      const containers = [
        { containerId: pick(boxes, a) },
        ...(d % 4 === 0 ? [{ containerId: pick(boxes, a + 1) }] : []),
      ];
      return { name: 'pack_containers.v1', args: { shipmentId: pick(lab.shipments, b), containers } };
    }
    case 'travel':
      return travelOf(pick(lab.shipments, b), pick(boxes, a), c);
    default:
      return undefined;
  }
}

/** What becomes of a shipment. Most are dispatched and received; what the receipt does not name has not come. */
function travelOf(shipmentId: string, containerId: string, c: number): Given {
  const step = c % 8;
  if (step < 3) return { name: 'dispatch_shipment.v1', args: { shipmentId } };
  if (step < 6) {
    const containers = [{ containerId, condition: step === 5 ? 'missing' : 'intact' }];
    return { name: 'receive_shipment.v1', args: { shipmentId, containers, note: '' } };
  }
  if (step === 6) return { name: 'unpack_containers.v1', args: { shipmentId, containers: [{ containerId }] } };
  return { name: 'cancel_shipment.v1', args: { shipmentId } };
}

function newSample(lab: Laboratory, a: number, b: number, place: Place | null) {
  return {
    sampleId: pick(lab.samples, a),
    labwareId: pick(lab.samples, a),
    // Fewer codes than samples: some are already taken.
    barcode: `TUBE-${(a + (b % 7 === 0 ? 1 : 0)) % lab.samples.length}`,
    name: `Tube ${a}`,
    externalId: null,
    sampleTypeId: lab.sampleType,
    derivation: 'primary',
    parentIds: [],
    quantity: null,
    unit: null,
    hazards: [],
    collectedAt: null,
    expiresAt: null,
    notes: '',
    place,
  };
}
