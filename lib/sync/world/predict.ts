import type { Verdict } from '../../domain/commands/envelope.ts';
import type { OutboxEntry } from '../outbox/model.ts';
import type { CommandCatalogue, Docs, NamedCommand, StoreModel } from '../ports.ts';
import { WorkingSet } from '../store/working-set.ts';

/** What a prediction needs to know besides the rows. */
export interface Predictor<D extends Docs> {
  readonly model: StoreModel<D>;
  readonly catalogue: CommandCatalogue<D>;
  readonly userId: string;
}

/** What was foreseen; `failed` when the prediction itself broke, which never concerns the command. */
export interface Foreseen {
  readonly verdict: Verdict | null;
  readonly failed: boolean;
}

/**
 * Predicts one command on a working set. A refused one leaves no trace, and a prediction that throws is no reason to lose or to stop
 * anything: the server decides.
 */
export async function foresee<D extends Docs>(
  { model, catalogue, userId }: Predictor<D>,
  role: string,
  command: NamedCommand & Pick<OutboxEntry, 'id' | 'deviceTime'>,
  world: WorkingSet<D>,
): Promise<Foreseen> {
  const own = new WorkingSet<D>(model, world);
  try {
    const context = { userId, role, commandId: command.id, deviceTime: command.deviceTime };
    const verdict = await catalogue.predict(command, own, context);
    if (verdict !== null && verdict.status !== 'rejected') world.absorb(own);
    return { verdict, failed: false };
  } catch {
    return { verdict: null, failed: true };
  }
}
