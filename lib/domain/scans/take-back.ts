import { tryDraft } from '../commands/predict.ts';
import { toErrorCode } from '../errors/codes.ts';
import type { Run } from './run.ts';
import type { PlaceFacts, Subject } from './session.ts';

/** Takes back what a line did. The position that becomes free is the next one again, so that the scan can be repeated. */
export async function undo(run: Run, lineId: number): Promise<void> {
  const line = run.session.lines.find(({ id }) => id === lineId);
  if (!line?.undo || line.state !== 'done') return;
  if (await isInDoubt(run, line.subject)) {
    const { code, subject } = line;
    run.say({ tone: 'warning', message: 'unverified', code, subject, place: null });
    return;
  }
  const { verdict, outcome } = await tryDraft(line.undo, run.world, run.scanner);
  if (verdict.status !== 'applied') {
    const { code, subject, place } = line;
    run.say({
      tone: 'refusal',
      message: toErrorCode(verdict.code ?? ''),
      facts: verdict.details,
      code,
      subject,
      place,
    });
    return;
  }
  outcome.flush(run.world);
  run.enqueue(lineId, line.undo);
  run.amend(lineId, { state: 'undone' });
  await aimAgain(run, line.place, line.code);
}

/** A tube that is registered no more has no results, lies in no hand, and leaves the position it had to the next one. */
export async function unregistered(run: Run, id: string): Promise<void> {
  const about = run.session.lines.filter(({ subject }) => subject?.id === id);
  for (const line of about) run.amend(line.id, { state: 'undone' });
  run.set({ held: run.session.held.filter((subject) => subject.id !== id) });
  // The newest that was stored and not taken back is where it lay.
  const stored = about.find(({ command, state }) => command !== null && state === 'done');
  if (stored) await aimAgain(run, stored.place, stored.code);
}

/** A supervisor has decided meanwhile that it is not where it was scanned: taking the scan back would claim a place that nobody has looked at. */
async function isInDoubt(run: Run, subject: Subject | null): Promise<boolean> {
  return subject?.kind === 'sample' && (await run.world.get('sample', subject.id))?.location === 'unverified';
}

/** Points at the position that became free, unless a person points elsewhere. */
async function aimAgain(run: Run, place: PlaceFacts | null, code: string): Promise<void> {
  const { target } = run.session;
  if (!target || target.chosen || target.container.id !== place?.containerId) return;
  await run.aim(target.container.id, { keep: place.position ?? undefined }, code);
}

/** "It really lies there": sends what was refused because somebody holds the position. A conflict opens, which a supervisor sees. */
export async function insist(run: Run, lineId: number): Promise<void> {
  const line = run.session.lines.find(({ id }) => id === lineId);
  if (!line?.insist || line.state !== 'done') return;
  const { outcome } = await tryDraft(line.insist, run.world, run.scanner);
  outcome.flush(run.world);
  run.enqueue(lineId, line.insist);
  run.amend(lineId, { state: 'insisted' });
  run.set({ held: run.session.held.filter(({ id }) => id !== line.subject?.id) });
}
