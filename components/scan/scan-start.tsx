'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import type { SessionEvent } from '../../lib/domain/scans/session.ts';
import { useMay } from '../commands/use-may.ts';
import { useOpenStore } from '../sync/context.ts';
import { useSession } from '../sync/index.ts';
import { lastDue } from './last-due.ts';
import { type ScanAsked, parseMemory, startEvents } from './scan-memory.ts';
import { ScanScreen } from './scan-screen.tsx';
import { ScanWaiting } from './scan-waiting.tsx';

/** Finds out where the session starts (the address, else what this tab remembers) and opens the screen there. */
export function ScanStart() {
  const query = useSearchParams();
  const session = useSession();
  const store = useOpenStore();
  const readsOnly = !useMay()('place_sample.v1');
  const [start, setStart] = useState<{ readonly asked: string; readonly events: readonly SessionEvent[] }>();
  const [mode, place, thingId] = [query.get('mode'), query.get('place'), query.get('thing')];
  const position = query.get('position');
  // Another role begins anew: it may have other modes.
  const asked = JSON.stringify([query.toString(), readsOnly]);
  const ready = session.status === 'ready' ? session : null;
  const [userId, role] = [ready?.person.userId, ready?.tenant.role];
  const scanner = useMemo(() => (userId && role ? { userId, role } : null), [userId, role]);
  const memoryKey = session.status === 'ready' ? `tracseq-scan ${session.person.userId} ${session.tenant.id}` : null;

  useEffect(() => {
    if (!store || memoryKey === null) return;
    let current = true;
    const find = async () => {
      const thing = thingId === null ? null : await kindOf(thingId);
      const memory = parseMemory(sessionStorage.getItem(memoryKey));
      if (current)
        setStart({ asked, events: startEvents({ mode, place, position, thing }, memory, lastDue(), readsOnly) });
    };
    const kindOf = async (id: string): Promise<ScanAsked['thing']> => {
      if (await store.queries.get('sample', id)) return { kind: 'sample', id };
      return (await store.queries.get('container', id)) ? { kind: 'container', id } : null;
    };
    void find();
    return () => {
      current = false;
    };
  }, [store, memoryKey, asked, mode, place, position, thingId, readsOnly]);

  if (!store || start?.asked !== asked || !scanner || memoryKey === null) return <ScanWaiting />;
  // Asked for something else, it is another session.
  const key = `${memoryKey} ${asked}`;
  return <ScanScreen key={key} store={store} scanner={scanner} start={start.events} memoryKey={memoryKey} />;
}
