import { chainOf, typeOf } from '../containers/rules/chain.ts';
import type { Shipment } from '../shipments/model.ts';
import { type Thing, placeOfThing, subjectOf } from './facts.ts';
import type { Run } from './run.ts';

/** Says where a thing is. */
export async function find(run: Run, thing: Thing, code: string): Promise<void> {
  const subject = subjectOf(thing);
  const place = await placeOfThing(run.world, thing);
  const shipment = await shipmentAround(run, thing);
  if (shipment) {
    const site = (await run.world.get('site', shipment.toSiteId))?.name;
    const facts = { shipmentId: shipment.id, shipment: shipment.reference, site };
    if (shipment.state === 'received') {
      run.say({ tone: 'warning', message: 'missing_in_shipment', facts, code, subject });
    } else {
      run.say({ tone: 'info', message: 'in_shipment', facts, code, subject });
    }
  } else if (thing.kind === 'container' && thing.doc.archived) {
    run.say({ tone: 'warning', message: 'archived', code, subject, place });
  } else if (isUnverified(thing)) {
    run.say({ tone: 'warning', message: 'unverified', code, subject, place });
  } else if (place === null) {
    run.say({ tone: 'warning', message: 'no_place', code, subject });
  } else {
    run.say({ tone: 'success', message: 'found', code, subject, place });
  }
}

/** The shipment that a thing is in, with the container that it stands or lies in; only what stands in no other container is packed. */
async function shipmentAround(run: Run, { kind, doc }: Thing): Promise<Shipment | undefined> {
  const holder =
    kind === 'container'
      ? doc
      : doc.containerId === null
        ? undefined
        : await run.world.get('container', doc.containerId);
  if (!holder) return undefined;
  const root = (await chainOf(run.world, { container: holder, type: await typeOf(run.world, holder) })).at(-1);
  return root && run.world.shipmentWith(root.container.id);
}

function isUnverified({ kind, doc }: Thing): boolean {
  return kind === 'sample' ? doc.location === 'unverified' : !doc.locationVerified;
}
