import { tryDraft } from '../commands/predict.ts';
import { toErrorCode } from '../errors/codes.ts';
import type { Run } from './run.ts';

/** Takes back what a line did. The position that becomes free is the next one again, so that the scan can be repeated. */
export async function undo(run: Run, lineId: number): Promise<void> {
  const line = run.session.lines.find(({ id }) => id === lineId);
  if (!line?.undo || line.state !== 'done') return;
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
  const { target } = run.session;
  if (target?.container.id === line.place?.containerId && target && !target.chosen) {
    await run.aim(target.container.id, { keep: line.place?.position ?? undefined }, line.code);
  }
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
