import { commandArgs } from '../commands/catalogue.ts';
import { checkArgs } from '../commands/check.ts';
import type { Verdict } from '../commands/envelope.ts';
import type { CommandName } from '../commands/permissions.ts';
import { predictCommand } from '../commands/predict.ts';
import { type Touched, touches } from '../commands/touches.ts';
import { Refusal } from '../commands/verdict.ts';
import { roleSchema } from '../members/model.ts';
import { storedWorld } from './stored-world.ts';

interface Command {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}
interface Context {
  readonly userId: string;
  readonly role: string;
  readonly commandId: string;
  readonly deviceTime: string;
}
type Checked =
  | { readonly ok: true; readonly args: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, unknown>> };

const isKnown = (name: string): name is CommandName => Object.hasOwn(commandArgs, name);

/** The whole vocabulary, as the outbox of `lib/sync` asks for it. */
export const worldCatalogue = {
  /** The arguments in the form they are kept in. */
  check({ name, args }: Command): Checked {
    if (!isKnown(name)) return { ok: false, code: 'command_unknown', details: { command: name } };
    try {
      return { ok: true, args: checkArgs(name, args) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ok: false, code: error.code, details: error.facts };
    }
  },

  /** Foresees a command; null for a name this app does not know: an old outbox may hold names of an older app. */
  async predict(
    { name, args }: Command,
    rows: Parameters<typeof storedWorld>[0],
    { userId, role, commandId, deviceTime }: Context,
  ): Promise<Verdict | null> {
    if (!isKnown(name)) return null;
    const known = roleSchema.safeParse(role);
    // A role of a newer server: nobody here knows what it may do.
    if (!known.success) return null;
    return predictCommand({ name, args }, storedWorld(rows), { userId, role: known.data, commandId, deviceTime });
  },

  touches(command: Command): Touched {
    return touches(command);
  },
} as const;
