import { acceptsKind } from '../containers/rules/accepts-kind.ts';
import { typeOf } from '../containers/rules/chain.ts';
import type { Container } from '../containers/model.ts';
import type { ChildKind } from '../container-types/model.ts';
import { type Thing, subjectOf, thingOf } from './facts.ts';
import { put } from './put.ts';
import type { Run } from './run.ts';
import { checkFree } from './target.ts';

/** In the mode `put_away`: everything goes to one place, whichever of the two is scanned first. */
export async function putAway(run: Run, thing: Thing, code: string): Promise<void> {
  const { target } = run.session;
  if (thing.kind === 'sample') {
    if (target) await putAtTarget(run, thing, code);
    else hold(run, thing, code);
    return;
  }
  const fits = target && target.container.id !== thing.doc.id && (await takes(run, target.container.id, thing));
  if (fits) await putAtTarget(run, thing, code);
  else await aimAndPut(run, thing.doc, code);
}

/** In the mode `move`: pick up one or more, then scan the destination. */
export async function move(run: Run, thing: Thing, code: string): Promise<void> {
  const { held } = run.session;
  const [first] = held;
  if (thing.kind === 'sample' || !first || held.some(({ id }) => id === thing.doc.id)) {
    hold(run, thing, code);
    return;
  }
  const firstThing = await thingOf(run.world, first.kind, first.id);
  const takesFirst = firstThing !== undefined && (await takes(run, thing.doc.id, firstThing));
  // A second box after a first one is another thing to move, not a destination.
  const isAnother =
    !takesFirst && firstThing?.kind === 'container' && (await kindOf(run, firstThing)) === (await kindOf(run, thing));
  if (isAnother) hold(run, thing, code);
  else await aimAndPut(run, thing.doc, code);
}

/** Puts what is held at the position a person pointed at; with empty hands, the next thing will go there. */
export async function choosePosition(run: Run, position: string): Promise<void> {
  const { target, held, mode } = run.session;
  if (!target || mode === 'find') return;
  if (held.length > 0) {
    await putHeld(run, position);
  } else if (mode === 'move') {
    run.say({ tone: 'info', message: 'nothing_held', code: position });
  } else {
    const { id } = target.container;
    const isFree = await run.attempt(position, () => checkFree(run.world, id, position));
    if (isFree) await run.aim(id, { chosen: position }, position);
  }
}

/**
 * A tube that is new goes into the hand where things go to a place that takes no tubes; the next box is then where it goes, and not one more thing
 * for that place. Its own row says so. Answers whether it did.
 */
export function keepForBox(run: Run, thing: Thing): boolean {
  const { mode, target, held } = run.session;
  if (mode !== 'put_away' || !target || target.takesTubes) return false;
  run.set({ target: null, held: [...held, subjectOf(thing)] });
  return true;
}

/** Takes a thing into the hand. */
function hold(run: Run, thing: Thing, code: string): void {
  const subject = subjectOf(thing);
  if (run.session.held.some(({ id }) => id === subject.id)) {
    run.say({ tone: 'info', message: 'already_held', code, subject });
  } else if (thing.kind === 'container' && thing.doc.archived) {
    run.say({ tone: 'refusal', message: 'parent_archived', facts: { containerId: subject.id }, code, subject });
  } else {
    run.set({ held: [...run.session.held, subject] });
    run.say({ tone: 'info', message: 'picked_up', code, subject });
  }
}

async function aimAndPut(run: Run, container: Container, code: string): Promise<void> {
  const subject = subjectOf({ kind: 'container', doc: container });
  const [first] = run.session.held;
  const firstThing = first && (await thingOf(run.world, first.kind, first.id));
  if (firstThing && !container.archived && !(await takes(run, container.id, firstThing))) {
    const facts = { containerId: container.id, kind: await kindOf(run, firstThing) };
    run.say({ tone: 'refusal', message: 'parent_refuses_kind', facts, code, subject });
    return;
  }
  if (!(await run.aim(container.id, {}, code))) return;
  const { target } = run.session;
  const waits = target !== null && target.nextPosition === null && !target.full && (await hasGrid(run, container));
  if (first && !waits) {
    await putHeld(run);
    return;
  }
  // Which position comes next changes while the line stays; the target says it.
  const place = target && { ...target.place, position: null, label: null };
  run.say({ tone: 'info', message: 'target_set', code, subject, place });
}

/**
 * Puts down what is held, one after the other; what is refused stays in the hand. `position` is for the first one; where each is asked for, no
 * more than that one is put down.
 */
async function putHeld(run: Run, position?: string): Promise<void> {
  const asking = run.session.positions === 'ask' && position !== undefined;
  let chosen = position;
  for (const subject of asking ? run.session.held.slice(0, 1) : run.session.held) {
    const thing = await thingOf(run.world, subject.kind, subject.id);
    const done = !thing || (await putAtTarget(run, thing, subject.barcode ?? subject.name, chosen));
    if (done) run.set({ held: run.session.held.filter(({ id }) => id !== subject.id) });
    chosen = undefined;
  }
  // In the mode `move` a destination serves once, unless it is still being pointed at.
  const waits = run.session.positions === 'ask' && run.session.held.length > 0;
  if (run.session.mode === 'move' && !waits) run.set({ target: null });
}

async function putAtTarget(run: Run, thing: Thing, code: string, chosen?: string): Promise<boolean> {
  const { target } = run.session;
  if (!target) return false;
  const containerId = target.container.id;
  const container = await run.world.get('container', containerId);
  const position = chosen ?? target.nextPosition;
  const isThere = thing.kind === 'sample' ? thing.doc.containerId === containerId : thing.doc.parentId === containerId;
  if (position === null && !isThere && container && (await hasGrid(run, container))) {
    if (!target.full) {
      // The position is asked for: the thing waits in the hand until somebody points at one.
      if (!run.session.held.some(({ id }) => id === thing.doc.id)) hold(run, thing, code);
      return false;
    }
    const subject = subjectOf(thing);
    run.say({ tone: 'refusal', message: 'container_full', facts: { containerId }, code, subject });
    return false;
  }
  const to = { containerId, position, chosen: chosen !== undefined || target.chosen };
  const outcome = await put(run, thing, to, code);
  if (outcome === 'put') await run.aim(containerId, { after: position ?? undefined }, code);
  return outcome !== 'refused';
}

async function takes(run: Run, containerId: string, thing: Thing): Promise<boolean> {
  const container = await run.world.get('container', containerId);
  if (!container) return false;
  return acceptsKind({ container, type: await typeOf(run.world, container) }, await kindOf(run, thing));
}

async function kindOf(run: Run, thing: Thing): Promise<ChildKind> {
  return thing.kind === 'sample' ? 'sample' : (await typeOf(run.world, thing.doc)).kind;
}

async function hasGrid(run: Run, container: Container): Promise<boolean> {
  return (await typeOf(run.world, container)).rows !== null;
}
