import { type Thing, placeOfThing, subjectOf } from './facts.ts';
import type { Run } from './run.ts';

/** Says where a thing is. */
export async function find(run: Run, thing: Thing, code: string): Promise<void> {
  const subject = subjectOf(thing);
  const place = await placeOfThing(run.world, thing);
  if (thing.kind === 'container' && thing.doc.archived) {
    run.say({ tone: 'warning', message: 'archived', code, subject, place });
  } else if (isUnverified(thing)) {
    run.say({ tone: 'warning', message: 'unverified', code, subject, place });
  } else if (place === null) {
    run.say({ tone: 'warning', message: 'no_place', code, subject });
  } else {
    run.say({ tone: 'success', message: 'found', code, subject, place });
  }
}

function isUnverified({ kind, doc }: Thing): boolean {
  return kind === 'sample' ? doc.location === 'unverified' : !doc.locationVerified;
}
