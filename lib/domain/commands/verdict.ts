import { type ErrorCode, errorCodes } from '../errors/codes.ts';
import type { Verdict } from './envelope.ts';

/** Facts for the message of a refusal; ids, positions and numbers, never sentences. */
export type Facts = Readonly<Record<string, unknown>>;

/** A broken rule, thrown by the rules and by predictions, as `raise` does in the SQL functions. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly facts: Facts;

  constructor(code: ErrorCode, facts: Facts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

/** The command did what it says. */
export function applied(details: Facts = {}): Verdict {
  return { status: 'applied', code: null, kind: null, details };
}

/** The command breaks a rule; nothing was changed. */
export function rejected(code: ErrorCode, details: Facts = {}): Verdict {
  return { status: 'rejected', code, kind: errorCodes[code], details };
}

/** What came to lie on the same position: both things, the place, and the conflict that was opened. */
export interface Clash {
  readonly subjectId: string;
  readonly occupantId: string;
  readonly containerId: string;
  readonly position: string;
  readonly conflictId: string;
}

/** Something else holds the position. `details` holds the first clash, and all of them under `conflicts`. */
export function conflicted(clashes: readonly [Clash, ...Clash[]]): Verdict {
  const details = { ...clashes[0], conflicts: clashes };
  return { status: 'conflict', code: 'position_occupied', kind: errorCodes.position_occupied, details };
}

/** `conflicted` when there is any clash, otherwise `applied`. */
export function settled(clashes: readonly Clash[]): Verdict {
  const [first, ...rest] = clashes;
  return first ? conflicted([first, ...rest]) : applied();
}
