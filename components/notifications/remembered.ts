import { z } from 'zod';

const noteSchema = z.object({ subscriptionId: z.uuid(), endpoint: z.string(), deviceId: z.uuid().optional() });
/** What this device remembers of the subscription it gave to the server. */
export type Note = z.infer<typeof noteSchema>;

const keyOf = (userId: string, tenantId: string) => `tracseq.push.${userId}.${tenantId}`;

/** The note of a person in a laboratory; null when notifications are off here. */
export function remembered(userId: string, tenantId: string): Note | null {
  const text = localStorage.getItem(keyOf(userId, tenantId));
  try {
    return noteSchema.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    // Somebody else's word under our name: as if there were none.
    return null;
  }
}

/** Writes it down, or forgets it. */
export function remember(userId: string, tenantId: string, note: Note | null): void {
  if (note) localStorage.setItem(keyOf(userId, tenantId), JSON.stringify(note));
  else localStorage.removeItem(keyOf(userId, tenantId));
}

const declinedKeyOf = (userId: string, tenantId: string) => `tracseq.push-declined.${userId}.${tenantId}`;

/** Whether the person has decided that this device shall not tell them. */
export function hasDeclined(userId: string, tenantId: string): boolean {
  return localStorage.getItem(declinedKeyOf(userId, tenantId)) !== null;
}

/** Writes down that they decided so, or that they changed their mind. */
export function rememberDeclined(userId: string, tenantId: string, declined: boolean): void {
  if (declined) localStorage.setItem(declinedKeyOf(userId, tenantId), 'yes');
  else localStorage.removeItem(declinedKeyOf(userId, tenantId));
}
