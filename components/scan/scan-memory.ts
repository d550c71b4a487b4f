import { z } from 'zod';
import type { Due } from '../../lib/domain/checkouts/due.ts';
import type { Session, SessionEvent } from '../../lib/domain/scans/session.ts';

const memorySchema = z.object({
  mode: z.enum(['find', 'put_away', 'move', 'check_out', 'return']),
  positions: z.enum(['next_free', 'ask']),
  place: z.uuid().nullable(),
  held: z.array(z.object({ kind: z.enum(['sample', 'container']), id: z.uuid() })),
});
/** What a scan session goes on with after a reload or a look at another screen: what it is for, where things go, what is in the hand. */
export type ScanMemory = z.infer<typeof memorySchema>;

/** What of a session is worth remembering; its results are in the outbox. */
export function memoryOf(session: Session): ScanMemory {
  return {
    mode: session.mode,
    positions: session.positions,
    place: session.target?.container.id ?? null,
    held: session.held.map(({ kind, id }) => ({ kind, id })),
  };
}

/** Reads what was remembered; anything unreadable is forgotten. */
export function parseMemory(text: string | null): ScanMemory | null {
  if (text === null) return null;
  try {
    return memorySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What an address of the Scan screen asks for (`paths.scan`). */
export interface ScanAsked {
  readonly mode: string | null;
  readonly place: string | null;
  /** Of `place`: where the first thing goes. One that cannot be used is refused in words, and the next free one stays. */
  readonly position: string | null;
  readonly thing: { readonly kind: 'sample' | 'container'; readonly id: string } | null;
}

const MODES: Readonly<Record<string, Session['mode']>> = {
  ...{ find: 'find', 'put-away': 'put_away', move: 'move' },
  ...{ 'check-out': 'check_out', return: 'return' },
};

/**
 * The events that bring a new session to where it should start: what the address asks for goes before what is remembered. Whoever may only read
 * finds things, whatever the address asks for: a link that somebody else sent must not lead to scans that are all refused.
 */
export function startEvents(
  asked: ScanAsked,
  memory: ScanMemory | null,
  due: Due | null = null,
  readsOnly = false,
): SessionEvent[] {
  if (readsOnly) return [{ type: 'mode_changed', mode: 'find' }];
  const mode =
    (asked.mode === null ? undefined : MODES[asked.mode]) ?? (asked.place === null ? memory?.mode : 'put_away');
  const events: SessionEvent[] = [{ type: 'mode_changed', mode: mode ?? 'find' }];
  if (due) events.push({ type: 'due_changed', due });
  if (memory) events.push({ type: 'positions_changed', positions: memory.positions });
  const place = asked.place ?? (mode === 'put_away' && memory?.mode === 'put_away' ? memory.place : null);
  if (place !== null) events.push({ type: 'picked', kind: 'container', id: place });
  if (asked.place !== null && asked.position !== null) {
    events.push({ type: 'position_chosen', position: asked.position });
  }
  if (asked.thing) events.push({ type: 'picked', ...asked.thing });
  else if (mode === 'move' && memory?.mode === 'move') {
    events.push(...memory.held.map((thing): SessionEvent => ({ type: 'picked', ...thing })));
  }
  return events;
}
