import { dueMoment } from '../checkouts/due.ts';
import type { CommandDraft } from '../commands/catalogue.ts';
import { tryDraft } from '../commands/predict.ts';
import { undoOf } from '../commands/undo.ts';
import { toErrorCode } from '../errors/codes.ts';
import { type Thing, placeOfThing, subjectOf } from './facts.ts';
import type { Run } from './run.ts';
import type { LineMessage } from './session.ts';

/** In the mode `check_out`: whoever scans a tube has it until the moment that was chosen, and its place is held. */
export async function takeOut(run: Run, thing: Thing, code: string): Promise<void> {
  if (thing.kind === 'container') {
    tubesOnly(run, thing, code);
    return;
  }
  const subject = subjectOf(thing);
  const place = await placeOfThing(run.world, thing);
  if (thing.doc.checkout?.takenBy === run.scanner.userId) {
    run.say({ tone: 'info', message: 'already_taken', code, subject, place });
    return;
  }
  const dueAt = dueMoment(run.session.due, new Date());
  if (dueAt === null) {
    run.say({ tone: 'refusal', message: 'due_over', code, subject, place });
    return;
  }
  await act(run, thing, code, 'taken', {
    name: 'check_out_samples.v1',
    args: { samples: [{ sampleId: thing.doc.id }], dueAt, note: '', thawed: null },
  });
}

/** In the mode `return`: what is scanned is back in the place that was held for it, and the line shows which. */
export async function bringBack(run: Run, thing: Thing, code: string): Promise<void> {
  if (thing.kind === 'container') {
    tubesOnly(run, thing, code);
    return;
  }
  if (thing.doc.state === 'available') {
    const place = await placeOfThing(run.world, thing);
    run.say({ tone: 'info', message: 'not_out', code, subject: subjectOf(thing), place });
    return;
  }
  await act(run, thing, code, thing.doc.containerId === null ? 'returned_no_place' : 'returned', {
    name: 'return_samples.v1',
    args: { samples: [{ sampleId: thing.doc.id, to: null }], thawed: null },
  });
}

function tubesOnly(run: Run, thing: Thing, code: string): void {
  run.say({ tone: 'warning', message: 'tubes_only', code, subject: subjectOf(thing) });
}

/** Does it, or says why not: what the rules refuse on the device's own rows is refused before the act. */
async function act(run: Run, thing: Thing, code: string, message: LineMessage, draft: CommandDraft): Promise<void> {
  const subject = subjectOf(thing);
  const place = await placeOfThing(run.world, thing);
  const { verdict, outcome } = await tryDraft(draft, run.world, run.scanner);
  if (verdict.status !== 'applied') {
    const refusal = { message: toErrorCode(verdict.code ?? ''), facts: verdict.details };
    run.say({ tone: 'refusal', ...refusal, code, subject, place });
    return;
  }
  const back = await undoOf(draft, run.world, run.scanner);
  outcome.flush(run.world);
  const undo = back.length === 1 ? (back[0] ?? null) : null;
  const tone = message === 'returned_no_place' ? 'warning' : 'success';
  const line = run.say({ tone, message, code, subject, place, command: draft, undo });
  run.enqueue(line.id, draft);
}
