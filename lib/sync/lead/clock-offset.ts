import type { ClockPort } from '../ports.ts';
import { changeMeta } from '../store/meta.ts';
import type { StoreDatabase } from '../store/schema.ts';

/** How much the two clocks may disagree about the length of a call before somebody moved the wall clock during it. */
const TOLERANCE_MS = 1000;

/**
 * Makes a call and estimates how far this device's clock is from the server's: the server's time was true in the middle of the call. The
 * offset is kept as evidence with every command; nothing is ever decided by it.
 */
export async function measured<T extends { readonly serverTime?: string }>(
  { db, ports: { clock } }: { readonly db: StoreDatabase; readonly ports: { readonly clock: ClockPort } },
  call: () => Promise<T>,
): Promise<T> {
  const [wall, steady] = [clock.now(), clock.monotonic()];
  const answer = await call();
  const [took, truly] = [clock.now() - wall, clock.monotonic() - steady];
  if (answer.serverTime !== undefined && Math.abs(took - truly) < TOLERANCE_MS) {
    const offsetMs = Math.round(wall + truly / 2 - Date.parse(answer.serverTime));
    await db.transaction('rw', ['meta'], () => changeMeta(db, 'clock', () => ({ offsetMs })));
  }
  return answer;
}
