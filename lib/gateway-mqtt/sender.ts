import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { nextDelayMs } from '../connectors/_kit/backoff.ts';
import type { Log } from './log.ts';
import type { Answer, Offered } from './server.ts';
import type { Entry, Spool } from './spool.ts';

/** At most so many readings go at once, and none waits longer for company. */
export const MOST_AT_ONCE = 500;
const LONGEST_WAIT_MS = 1000;
/** A freezer may be warming: the server is asked again at least this often, once a minute. */
const LONGEST_PAUSE_MS = 60_000;

/** What a sender needs of the world. */
export interface SenderPorts {
  readonly spool: Spool;
  readonly offer: (id: string, readings: readonly Offered[], now: Date, signal: AbortSignal) => Promise<Answer>;
  readonly log: Log;
  readonly now?: () => Date;
  readonly random?: () => number;
  /** Waits; rejects when the signal says stop. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Sends what waits in the spool, in its order, until it is stopped. */
export interface Sender {
  /** Says that something was written. */
  wake(readings: number): void;
  /** Resolves after `stop`; rejects when the spool cannot be read or written. */
  readonly ended: Promise<void>;
  /** Ends after the attempt that is under way; what was not taken stays in the spool. */
  stop(): Promise<void>;
}

/** Begins to send: batches of at most 500, each offered again with full jitter until the server has decided about it. */
export function startSender(ports: SenderPorts): Sender {
  const { spool, offer, log, now = () => new Date(), random = Math.random } = ports;
  const wait = ports.wait ?? ((ms, signal) => pause(ms, undefined, { signal }));
  const stopping = new AbortController();
  const bell = createBell();

  /** Offers one batch until it is decided. The id stays the same, so that a lost answer costs nothing. */
  async function deliver(readings: readonly Offered[]): Promise<void> {
    const id = randomUUID();
    for (let failures = 1; ; failures += 1) {
      const answer = await offer(id, readings, now(), stopping.signal);
      stopping.signal.throwIfAborted();
      if (answer.kind === 'taken') {
        for (const { index, code } of answer.refused) tellRefused(readings[index], code);
        if (failures > 1) log('info', 'the server takes readings again', { readings: readings.length });
        return;
      }
      if (answer.kind === 'unacceptable') {
        await divide(readings, answer.reason);
        return;
      }
      const ms = Math.min(LONGEST_PAUSE_MS, nextDelayMs(failures, answer.retryAfterMs, random));
      log('trouble', answer.reason, {
        attempt: failures,
        again: `${Math.round(ms / 100) / 10} s`,
        waiting: readings.length,
      });
      await wait(ms, stopping.signal);
    }
  }

  /** One reading that the server cannot read must not hold up the others: halves of halves until it stands alone. */
  async function divide(readings: readonly Offered[], reason: string): Promise<void> {
    const [only] = readings;
    if (readings.length <= 1) {
      tellRefused(only, reason);
      return;
    }
    const middle = Math.ceil(readings.length / 2);
    await deliver(readings.slice(0, middle));
    await deliver(readings.slice(middle));
  }

  function tellRefused(reading: Offered | undefined, code: string): void {
    if (reading) log('refused', 'the server does not take a reading', { reason: code, ...reading });
  }

  async function run(): Promise<void> {
    for (;;) {
      const batch = await spool.read(MOST_AT_ONCE);
      const readings = batch.entries.flatMap((entry: Entry) => entry.readings);
      if (readings.length > 0) {
        await deliver(readings);
        await spool.release(batch.end);
      }
      // A full batch was there: probably there is more. Otherwise company is waited for.
      if (readings.length < MOST_AT_ONCE / 2) {
        await bell.rung(stopping.signal);
        await bell.filled(MOST_AT_ONCE, LONGEST_WAIT_MS, stopping.signal);
      }
    }
  }

  const ended = run().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
  return {
    wake: bell.ring,
    ended,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** Counts what was written since the sender looked last. */
function createBell() {
  let count = 0;
  const listeners = new Set<() => void>();
  const changed = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const end = () => {
        listeners.delete(end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      listeners.add(end);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
  return {
    ring(readings: number): void {
      count += readings;
      for (const listener of [...listeners]) listener();
    },
    /** Something was written. */
    async rung(signal: AbortSignal): Promise<void> {
      while (count === 0 && !signal.aborted) await changed(signal);
      signal.throwIfAborted();
    },
    /** So much was written, or the time is over; the count begins anew. */
    async filled(wanted: number, ms: number, signal: AbortSignal): Promise<void> {
      const patience = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
      while (count < wanted && !patience.aborted) await changed(patience);
      signal.throwIfAborted();
      count = 0;
    },
  };
}
