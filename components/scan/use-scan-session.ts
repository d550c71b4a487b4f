'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Line, type Session, type SessionEvent, type Step, newSession } from '../../lib/domain/scans/session.ts';
import { advance } from '../../lib/domain/scans/advance.ts';
import type { Scanner } from '../../lib/domain/scans/run.ts';
import { storedWorldReader } from '../../lib/domain/world/stored-world.ts';
import type { WorldReader } from '../../lib/domain/world/ports.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import { docsOnly } from '../../lib/sync/store/row-memory.ts';
import type { OpenStore } from '../sync/context.ts';
import { createSerial } from './serial.ts';

/** What the screen is told of a session's steps: sound, words and the toast are its business. */
export interface SessionTold {
  /** New result lines, oldest first, all durable. */
  lines(lines: readonly Line[]): void;
  /** This phone could not keep a step: it was not done, and that must not be missed. */
  notKept(code: string): void;
}

/** A scan session that runs: events are worked through one after the other, each after the one before is durable. */
export interface RunningSession {
  readonly session: Session;
  readonly dispatch: (event: SessionEvent) => void;
}

interface Kept {
  readonly session: Session;
  readonly added: readonly Line[];
  readonly failure: SyncError | null;
}

/** Puts the commands of a step into the outbox. Where this phone cannot keep one, that one and those behind it are not told as done. */
async function keep(store: OpenStore, world: WorldReader, before: Session, step: Step): Promise<Kept> {
  let { session } = step;
  const left = new Set(step.commands.map(({ lineId }) => lineId));
  for (const { lineId, draft } of step.commands) {
    try {
      const { seq } = await store.engine.keep(draft);
      session = (await advance(session, { type: 'queued', lineId, seq }, world)).session;
      left.delete(lineId);
    } catch (error) {
      if (!(error instanceof SyncError)) throw error;
      if (left.size === step.commands.length) return { session: before, added: [], failure: error };
      const isKept = ({ id }: Line) => !left.has(id);
      return {
        session: { ...session, lines: session.lines.filter(isKept) },
        added: step.added.filter(isKept),
        failure: error,
      };
    }
  }
  return { session, added: step.added, failure: null };
}

/** Runs the session of this screen on the device's own rows; works the same with and without a network. */
export function useScanSession(
  store: OpenStore,
  scanner: Scanner,
  start: readonly SessionEvent[],
  told: SessionTold,
): RunningSession {
  const [session, setSession] = useState<Session>(() => newSession('find'));
  const latest = useRef(session);
  const listener = useRef(told);
  useEffect(() => {
    listener.current = told;
  });

  const work = useCallback(
    async (event: SessionEvent) => {
      const before = latest.current;
      // Waits for what the steps before have done to the rows, so that the person need not.
      const world = storedWorldReader(docsOnly(await store.engine.reader()));
      const step = await advance(before, event, world, scanner);
      const kept = await keep(store, world, before, step);
      latest.current = kept.session;
      setSession(kept.session);
      listener.current.lines(kept.added);
      if (kept.failure) listener.current.notKept(kept.failure.code);
    },
    [store, scanner],
  );
  const [serial] = useState(() => createSerial(throwLater));
  const dispatch = useCallback((event: SessionEvent) => void serial(() => work(event)), [serial, work]);

  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    for (const event of start) dispatch(event);
  }, [start, dispatch]);
  return { session, dispatch };
}

/** As if nobody had caught it, so that it is seen; the next scan goes on. */
function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
