import type { WorldReader } from '../world/ports.ts';
import { type Thing, thingOf, thingWithCode } from './facts.ts';
import { find } from './find.ts';
import { bringBack, takeOut } from './hand.ts';
import { Run, type Scanner } from './run.ts';
import type { Session, SessionEvent, Step } from './session.ts';
import { choosePosition, keepForBox, move, putAway } from './store.ts';
import { insist, undo, unregistered } from './take-back.ts';

/** Rights are the server's to judge; a screen that knows the role refuses before the act. */
const somebody: Scanner = { userId: '00000000-0000-7000-8000-000000000000', role: 'technician' };

/**
 * What an event leads to. Pure but for the reader: `world` is the device's rows with the pending commands on top. Feed one event at a time, and
 * only after the commands of the step before are durable.
 */
export async function advance(
  session: Session,
  event: SessionEvent,
  world: WorldReader,
  scanner: Scanner = somebody,
): Promise<Step> {
  const run = new Run(session, world, scanner);
  await handle(run, event);
  return run.finish();
}

async function handle(run: Run, event: SessionEvent): Promise<void> {
  switch (event.type) {
    case 'scanned':
      return seen(run, await thingWithCode(run.world, event.codes), event.codes[0]);
    case 'picked': {
      const thing = await thingOf(run.world, event.kind, event.id);
      if (thing) return seen(run, thing, thing.doc.barcode ?? thing.doc.name);
      // No code was seen that somebody could register.
      run.say({ tone: 'refusal', message: `${event.kind}_not_found`, code: '' });
      return;
    }
    case 'registered': {
      const thing = await thingOf(run.world, 'sample', event.id);
      if (thing && keepForBox(run, thing)) return;
      return seen(run, thing, thing?.doc.barcode ?? '');
    }
    case 'position_chosen':
      return choosePosition(run, event.position);
    case 'target_cleared':
      run.set({ target: null });
      return;
    case 'held_dropped':
      run.set({ held: run.session.held.filter(({ id }) => id !== event.id) });
      return;
    case 'mode_changed':
      run.set({ mode: event.mode, target: null, held: [] });
      return;
    case 'positions_changed': {
      run.set({ positions: event.positions });
      const { target } = run.session;
      if (target) await run.aim(target.container.id, {}, target.container.name);
      return;
    }
    case 'due_changed':
      run.set({ due: event.due });
      return;
    case 'undo':
      return undo(run, event.lineId);
    case 'unregistered':
      return unregistered(run, event.id);
    case 'insist':
      return insist(run, event.lineId);
    case 'queued':
      run.amend(event.lineId, { seq: event.seq });
  }
}

async function seen(run: Run, thing: Thing | undefined, code: string): Promise<void> {
  if (!thing) {
    run.say({ tone: 'warning', message: 'unknown_code', code });
    return;
  }
  const { target, mode } = run.session;
  // What lies there may have changed since the last scan: somebody else's work may have been pulled.
  if (target && mode !== 'find') {
    const wish = target.chosen
      ? { chosen: target.nextPosition ?? undefined }
      : { keep: target.nextPosition ?? undefined };
    if (!(await run.aim(target.container.id, wish, code))) return;
  }
  if (mode === 'find') await find(run, thing, code);
  else if (mode === 'put_away') await putAway(run, thing, code);
  else if (mode === 'move') await move(run, thing, code);
  else if (mode === 'check_out') await takeOut(run, thing, code);
  else await bringBack(run, thing, code);
}
