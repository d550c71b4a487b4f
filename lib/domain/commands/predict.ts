import { BufferedWorld } from '../world/buffer.ts';
import type { PredictionContext, World, WorldReader } from '../world/ports.ts';
import type { CommandDraft } from './catalogue.ts';
import { checkArgs } from './check.ts';
import type { Verdict } from './envelope.ts';
import { type CommandName, commandPermissions } from './permissions.ts';
import { predictions } from './registry.ts';
import { Refusal, rejected } from './verdict.ts';

/** A verdict, and the world as it would be: nothing is written until it is flushed, and a rejected command has nothing to write. */
export interface Trial {
  readonly verdict: Verdict;
  readonly outcome: BufferedWorld;
}

/**
 * Tries a command without doing it: permission (`not_permitted`), arguments (`arguments_invalid`, `too_many_items`), then its rules. What SQL does
 * with a savepoint, the buffer does here: all changes of a command or none.
 */
export async function tryCommand(
  command: { readonly name: CommandName; readonly args: unknown },
  world: WorldReader,
  context: PredictionContext,
): Promise<Trial> {
  const outcome = new BufferedWorld(world);
  try {
    return { verdict: await run(command, outcome, context), outcome };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { verdict: rejected(error.code, error.facts), outcome: new BufferedWorld(world) };
  }
}

/** Predicts a command and writes what it would change. */
export async function predictCommand(
  command: { readonly name: CommandName; readonly args: unknown },
  world: World,
  context: PredictionContext,
): Promise<Verdict> {
  const { verdict, outcome } = await tryCommand(command, world, context);
  outcome.flush(world);
  return verdict;
}

async function run<Name extends CommandName>(
  { name, args }: { readonly name: Name; readonly args: unknown },
  world: World,
  context: PredictionContext,
): Promise<Verdict> {
  const permitted = commandPermissions[name].some((role) => role === context.role);
  if (!permitted) throw new Refusal('not_permitted', { name, role: context.role });
  return predictions[name](checkArgs(name, args), world, context);
}

/** A draft tried for a person, with ids and time that do not matter because nothing is kept. */
export function tryDraft(
  draft: CommandDraft,
  world: WorldReader,
  who: Pick<PredictionContext, 'userId' | 'role'>,
): Promise<Trial> {
  const commandId = '00000000-0000-7000-8000-000000000000';
  return tryCommand(draft, world, { ...who, commandId, deviceTime: '1970-01-01T00:00:00.000Z' });
}
