import { type Due, usualDue } from '../checkouts/due.ts';
import type { CommandDraft } from '../commands/catalogue.ts';
import type { ErrorCode } from '../errors/codes.ts';

/**
 * What the Scan screen is used for. `find`: where is it? `put_away`: everything goes to one place, one after the other. `move`: pick up, then
 * scan the destination. `check_out` and `return`: every tube that is scanned is taken, or is back.
 */
export type SessionMode = 'find' | 'put_away' | 'move' | 'check_out' | 'return';

/** A sample or container in a result line, with the words a person knows it by. */
export interface Subject {
  readonly kind: 'sample' | 'container';
  readonly id: string;
  readonly name: string;
  readonly barcode: string | null;
}

/** A place as a line shows it: breadcrumb of names from the site down, the canonical position and how the box writes it. */
export interface PlaceFacts {
  readonly containerId: string;
  readonly path: readonly { readonly id: string; readonly name: string }[];
  readonly position: string | null;
  readonly label: string | null;
}

/** Where the next thing goes. `chosen` when a person pointed at the position; otherwise it is the next free one. */
export interface Target {
  readonly container: Subject;
  readonly place: PlaceFacts;
  /** Null when the holder has no grid, or is full. */
  readonly nextPosition: string | null;
  readonly chosen: boolean;
  readonly full: boolean;
  /** Whether tubes go directly into it; a shelf takes boxes only. */
  readonly takesTubes: boolean;
}

/**
 * What a line says, beside the refusals of the rules: `found`, `put_away`, `moved`, `already_there` (nothing to do), `picked_up` and
 * `target_set` (waiting for the other scan), `already_held`, `was_picked_up` (what `picked_up` and `already_held` become once the thing has
 * left the hand), `no_place` (found, but it has not been put away), `unverified` (found, but its
 * place is not known), `archived` (found, out of use), `in_shipment` (found, on its way to another site), `missing_in_shipment` (did not arrive), `unknown_code`, `nothing_held` (a place was scanned and there is nothing to put).
 * Of tubes that are taken and brought back: `taken`, `already_taken` (this person has it), `due_over` (until when must be said first),
 * `returned`, `returned_no_place` (no place was held for it), `not_out` (nothing to return), `tubes_only` (a place was scanned).
 */
export type LineMessage =
  | 'found'
  | 'put_away'
  | 'moved'
  | 'already_there'
  | 'picked_up'
  | 'target_set'
  | 'already_held'
  | 'was_picked_up'
  | 'no_place'
  | 'unverified'
  | 'archived'
  | 'in_shipment'
  | 'missing_in_shipment'
  | 'unknown_code'
  | 'nothing_held'
  | 'taken'
  | 'already_taken'
  | 'due_over'
  | 'returned'
  | 'returned_no_place'
  | 'not_out'
  | 'tubes_only';

/** One result under the camera, newest first. `refusal` carries the error code and the facts for its message. */
export interface Line {
  readonly id: number;
  readonly tone: 'success' | 'info' | 'warning' | 'refusal';
  readonly message: LineMessage | ErrorCode;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What was scanned, as text. */
  readonly code: string;
  readonly subject: Subject | null;
  readonly place: PlaceFacts | null;
  /** The command that was handed out with this line. */
  readonly command: CommandDraft | null;
  /** Takes it back; null where nothing can. */
  readonly undo: CommandDraft | null;
  /** What `insist` would send: "it really lies there" opens a conflict that a supervisor sees. Only on `position_occupied`. */
  readonly insist: CommandDraft | null;
  /** The command's place in this device's order; set by the screen with `queued`, so that the server's verdict can be shown on the line later. */
  readonly seq: number | null;
  readonly state: 'done' | 'undone' | 'insisted';
}

/** The whole state of a scan session; plain data, so that it survives a reload. */
export interface Session {
  readonly mode: SessionMode;
  /** With `ask`, a holder with a grid waits for a position to be pointed at instead of taking the next free one. */
  readonly positions: 'next_free' | 'ask';
  /** Until when what is taken is needed. */
  readonly due: Due;
  readonly target: Target | null;
  /** Scanned and in the hand: waits for a place. In the order of scanning. */
  readonly held: readonly Subject[];
  readonly lines: readonly Line[];
  readonly nextLineId: number;
}

/** Everything that can happen to a session. */
export type SessionEvent =
  /** `codes`: the scanned text first, then the other texts the same thing may be registered under (`Identity.also`). */
  | { readonly type: 'scanned'; readonly codes: readonly [string, ...string[]] }
  /** A thing or place chosen on the screen instead of scanned. */
  | { readonly type: 'picked'; readonly kind: 'sample' | 'container'; readonly id: string }
  | { readonly type: 'position_chosen'; readonly position: string }
  | { readonly type: 'target_cleared' }
  | { readonly type: 'held_dropped'; readonly id: string }
  | { readonly type: 'mode_changed'; readonly mode: SessionMode }
  | { readonly type: 'positions_changed'; readonly positions: 'next_free' | 'ask' }
  | { readonly type: 'due_changed'; readonly due: Due }
  | { readonly type: 'undo'; readonly lineId: number }
  /** A tube that was registered on the spot goes where things go; where that takes no tubes, it waits in the hand for a box. */
  | { readonly type: 'registered'; readonly id: string }
  /** A tube whose registration was taken back: it is gone, and with it whatever was done with it here. */
  | { readonly type: 'unregistered'; readonly id: string }
  | { readonly type: 'insist'; readonly lineId: number }
  | { readonly type: 'queued'; readonly lineId: number; readonly seq: number };

/**
 * One command to put into the outbox, with the line it belongs to. Put them in the order given, await durability, then feed
 * `queued` and the next event: the next step reads the device's rows with these commands already applied on top.
 */
export interface ToEnqueue {
  readonly lineId: number;
  readonly draft: CommandDraft;
}

/** What one event leads to. `added` are the new lines, oldest first: sound and vibration go by their tone. */
export interface Step {
  readonly session: Session;
  readonly commands: readonly ToEnqueue[];
  readonly added: readonly Line[];
}

/** Lines kept in a session; older ones are in the outbox and in the history. */
export const MOST_LINES = 200;

/** A session in which nothing has been scanned. */
export function newSession(mode: SessionMode, positions: Session['positions'] = 'next_free'): Session {
  return { mode, positions, due: usualDue, target: null, held: [], lines: [], nextLineId: 1 };
}
