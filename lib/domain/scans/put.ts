import type { CommandDraft } from '../commands/catalogue.ts';
import { tryDraft } from '../commands/predict.ts';
import { undoOf } from '../commands/undo.ts';
import { toErrorCode } from '../errors/codes.ts';
import { type Thing, placeFactsOf, subjectOf } from './facts.ts';
import type { Run } from './run.ts';

/** Where something is to go. */
interface Destination {
  readonly containerId: string;
  readonly position: string | null;
  /** A person pointed at the position, so a thing elsewhere in the same holder goes there. */
  readonly chosen: boolean;
}

/** What became of a thing that was to be put somewhere. */
export type Outcome = 'put' | 'was_there' | 'refused';

/**
 * Puts one thing somewhere, or says why not. The command is tried on the device's own rows first: what the rules refuse, and a position that
 * somebody holds, is refused before the act.
 */
export async function put(run: Run, thing: Thing, wanted: Destination, code: string): Promise<Outcome> {
  const to = atHeldPlace(thing, wanted);
  const subject = subjectOf(thing);
  if (isThere(thing, to)) {
    const { position } = thing.doc;
    const place = await placeFactsOf(run.world, to.containerId, position);
    run.say({ tone: 'info', message: 'already_there', code, subject, place });
    return 'was_there';
  }
  const draft = await draftOf(run, thing, to);
  const { verdict, outcome } = await tryDraft(draft, run.world, run.scanner);
  const place = await placeFactsOf(run.world, to.containerId, to.position);
  if (verdict.status !== 'applied') {
    const insist = verdict.status === 'conflict' ? draft : null;
    const refusal = { message: toErrorCode(verdict.code ?? ''), facts: verdict.details };
    // Where it was not put is no place of it, unless somebody may insist that it lies there.
    run.say({ tone: 'refusal', ...refusal, code, subject, place: insist && place, insist });
    return 'refused';
  }
  const back = await undoOf(draft, run.world, run.scanner);
  outcome.flush(run.world);
  const message = run.session.mode === 'move' ? 'moved' : 'put_away';
  const undo = back.length === 1 ? (back[0] ?? null) : null;
  const line = run.say({ tone: 'success', message, code, subject, place, command: draft, undo });
  run.enqueue(line.id, draft);
  return 'put';
}

/** What is out and comes back to its own box goes where its place is held, unless a person points elsewhere. */
function atHeldPlace({ kind, doc }: Thing, to: Destination): Destination {
  const isBack = kind === 'sample' && doc.state === 'checked_out' && doc.containerId === to.containerId && !to.chosen;
  return isBack ? { ...to, position: doc.position } : to;
}

function isThere({ kind, doc }: Thing, { containerId, position, chosen }: Destination): boolean {
  if (kind === 'sample' && doc.state === 'checked_out') return false;
  const inside =
    kind === 'sample' ? doc.containerId === containerId : doc.parentId === containerId && doc.locationVerified;
  return inside && (!chosen || doc.position === position);
}

async function draftOf(run: Run, thing: Thing, { containerId, position }: Destination): Promise<CommandDraft> {
  if (thing.kind === 'container') {
    const siteId = (await run.world.get('container', containerId))?.siteId ?? thing.doc.siteId;
    return { name: 'move_container.v1', args: { containerId: thing.doc.id, siteId, parentId: containerId, position } };
  }
  const { id: sampleId, containerId: fromId, position: fromPosition } = thing.doc;
  const to = { containerId, position };
  if (run.session.mode === 'put_away') return { name: 'place_sample.v1', args: { sampleId, place: to } };
  const from = fromId === null ? null : { containerId: fromId, position: fromPosition };
  return { name: 'move_sample.v1', args: { sampleId, from, to } };
}
