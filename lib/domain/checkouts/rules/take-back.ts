import type { ArgsOf, CommandDraft, DraftOf } from '../../commands/catalogue.ts';
import type { Sample } from '../../samples/model.ts';
import type { WorldReader } from '../../world/ports.ts';

type Before = Pick<WorldReader, 'get'>;
type CheckOut = DraftOf<'check_out_samples.v1'>;

/**
 * The check-outs that bring these samples back into the hands they were in; null when one of them was in somebody else's: nobody can check out for
 * a colleague. Samples that were not out need none. `thawReturned`: their return took back a thaw that is to count again.
 */
export async function outAgain(
  sampleIds: readonly string[],
  before: Before,
  userId: string,
  thawReturned = false,
): Promise<CheckOut[] | null> {
  const byTerms = new Map<string, CheckOut>();
  for (const sampleId of sampleIds) {
    const checkout = (await before.get('sample', sampleId))?.checkout;
    if (!checkout) continue;
    if (checkout.takenBy !== userId) return null;
    const { dueAt, note } = checkout;
    // A thaw that stands is not counted twice.
    const thawed = thawReturned && checkout.thawed;
    const key = JSON.stringify([dueAt, note, thawed]);
    const samples = [...(byTerms.get(key)?.args.samples ?? []), { sampleId }];
    byTerms.set(key, { name: 'check_out_samples.v1', args: { samples, dueAt, note, thawed } });
  }
  return [...byTerms.values()];
}

/** What takes a check-out back: all return to the places that were held, and nothing has thawed. */
export function undoCheckOut({ samples }: ArgsOf['check_out_samples.v1']): CommandDraft[] {
  const back = samples.map(({ sampleId }) => ({ sampleId, to: null }));
  return [{ name: 'return_samples.v1', args: { samples: back, thawed: false } }];
}

/** Those that went elsewhere go back to the place that was held, then all are out again. */
export async function undoReturn(
  { samples, thawed }: ArgsOf['return_samples.v1'],
  before: Before,
  userId: string,
): Promise<CommandDraft[]> {
  const out = await outAgain(
    samples.map(({ sampleId }) => sampleId),
    before,
    userId,
    thawed === false,
  );
  if (out === null) return [];
  const moves: ArgsOf['move_many.v1']['moves'] = [];
  for (const { sampleId, to } of samples) {
    const sample = to && (await before.get('sample', sampleId));
    if (sample && isPlaced(sample)) moves.push({ sampleId, to: heldPlace(sample) });
  }
  return moves.length > 0 ? [{ name: 'move_many.v1', args: { moves } }, ...out] : out;
}

const isPlaced = (sample: Sample): sample is Sample & { containerId: string } => sample.containerId !== null;

function heldPlace({ containerId, position }: Sample & { containerId: string }) {
  return { containerId, position };
}
