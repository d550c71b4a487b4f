import type { CommandDraft } from '../commands/catalogue.ts';
import { Refusal } from '../commands/verdict.ts';
import type { Role } from '../members/model.ts';
import { BufferedWorld } from '../world/buffer.ts';
import type { WorldReader } from '../world/ports.ts';
import { type Line, MOST_LINES, type Session, type Step, type ToEnqueue } from './session.ts';
import { targetIn, type NextWish } from './target.ts';

/** Who scans: decides what may be done and undone. */
export interface Scanner {
  readonly userId: string;
  readonly role: Role;
}

type NewLine = Pick<Line, 'tone' | 'message' | 'code'> & Partial<Line>;

/** One event being worked through: the session as it becomes, and the world as it will be once the commands lie in the outbox. */
export class Run {
  readonly world: BufferedWorld;
  readonly scanner: Scanner;
  session: Session;
  readonly #heldBefore: Session['held'];
  readonly #commands: ToEnqueue[] = [];
  readonly #added: Line[] = [];

  constructor(session: Session, world: WorldReader, scanner: Scanner) {
    this.session = session;
    this.#heldBefore = session.held;
    this.world = new BufferedWorld(world);
    this.scanner = scanner;
  }

  /** Changes the session. */
  set(changes: Partial<Session>): void {
    this.session = { ...this.session, ...changes };
  }

  /** Adds a result line. */
  say(line: NewLine): Line {
    const whole: Line = {
      facts: {},
      subject: null,
      place: null,
      command: null,
      undo: null,
      insist: null,
      seq: null,
      state: 'done',
      ...line,
      id: this.session.nextLineId,
    };
    this.set({ lines: [whole, ...this.session.lines].slice(0, MOST_LINES), nextLineId: whole.id + 1 });
    this.#added.push(whole);
    return whole;
  }

  /** Changes a line that is there. */
  amend(lineId: number, changes: Partial<Line>): void {
    this.set({ lines: this.session.lines.map((line) => (line.id === lineId ? { ...line, ...changes } : line)) });
  }

  /** Hands out a command. */
  enqueue(lineId: number, draft: CommandDraft): void {
    this.#commands.push({ lineId, draft });
  }

  /** Points at a holder, or works out its next position anew; says so and forgets it when it cannot be used any more. */
  async aim(containerId: string, wish: NextWish, code: string): Promise<boolean> {
    this.set({ target: null });
    return this.attempt(code, async () => {
      this.set({ target: await targetIn(this.world, containerId, this.session.positions, wish) });
    });
  }

  /** Does something that a rule may refuse; the refusal becomes a line. */
  async attempt(code: string, act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.say({ tone: 'refusal', message: error.code, facts: error.facts, code });
      return false;
    }
  }

  /** What the event led to. */
  finish(): Step {
    if (this.session.held !== this.#heldBefore) this.#settleHand();
    return { session: this.session, commands: this.#commands, added: this.#added };
  }

  /** What has left the hand, however it did, asks for no place any more: otherwise its line reads as a second open order. */
  #settleHand(): void {
    const held = new Set(this.session.held.map(({ id }) => id));
    const left = new Set(this.#heldBefore.flatMap(({ id }) => (held.has(id) ? [] : [id])));
    if (left.size === 0) return;
    this.set({
      lines: this.session.lines.map((line) =>
        asksForPlace(line) && line.subject !== null && left.has(line.subject.id)
          ? { ...line, message: 'was_picked_up' }
          : line,
      ),
    });
  }
}

function asksForPlace({ message }: Line): boolean {
  return message === 'picked_up' || message === 'already_held';
}
