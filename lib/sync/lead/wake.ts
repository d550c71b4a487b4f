import type { ClockPort } from '../ports.ts';

/** Why the next turn shall come: something to send, something to fetch, other scopes to hold, or a person who wants it now. */
export type Reason = 'push' | 'pull' | 'choose' | 'now';

/** What was asked for since the last turn. */
export interface Asked {
  readonly pull: boolean;
  readonly choose: boolean;
}

/**
 * Lets the loop sleep until there is a reason. While it waits out a failure, only a person, a returning network or the time wakes it: a scan
 * must not make a phone knock at a broken server faster.
 */
export class Wake {
  readonly #clock: Pick<ClockPort, 'after'>;
  #pull = false;
  #choose = false;
  #push = false;
  #now = false;
  #rouse: (() => void) | null = null;
  #patient = false;

  constructor(clock: Pick<ClockPort, 'after'>) {
    this.#clock = clock;
  }

  /** Notes a reason, and ends the sleep if it is good enough. */
  ask(reason: Reason): void {
    if (reason === 'push') this.#push = true;
    if (reason === 'pull' || reason === 'now') this.#pull = true;
    if (reason === 'choose') this.#choose = true;
    if (reason === 'now') this.#now = true;
    if (this.#isReasonEnough()) this.#rouse?.();
  }

  /** Takes the reasons for a turn. */
  take(): Asked {
    const asked = { pull: this.#pull, choose: this.#choose };
    this.#pull = this.#choose = this.#push = this.#now = false;
    return asked;
  }

  /** The turn failed: its reasons still stand. */
  giveBack({ pull, choose }: Asked): void {
    this.#pull ||= pull;
    this.#choose ||= choose;
  }

  /** Sleeps. `patient` after a failure; `deaf` when the server named a time. */
  wait({ ms, patient, deaf }: { ms: number; patient: boolean; deaf: boolean }, signal: AbortSignal): Promise<void> {
    this.#patient = patient;
    if (deaf) this.#now = false;
    if (signal.aborted || (!deaf && this.#isReasonEnough())) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        signal.removeEventListener('abort', end);
        this.#rouse = null;
        resolve();
      };
      const cancel = this.#clock.after(ms, end);
      signal.addEventListener('abort', end, { once: true });
      this.#rouse = deaf ? null : end;
    });
  }

  #isReasonEnough(): boolean {
    return this.#now || (!this.#patient && (this.#push || this.#pull || this.#choose));
  }
}
