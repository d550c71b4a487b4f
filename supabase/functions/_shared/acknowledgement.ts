import { z } from 'zod';
import { type KeyRing, openSecrets, sealSecrets } from '../../../lib/connectors/_kit/secrets.ts';

/** What a tap on a notification proves: that this device was told of this alert, not too long ago. */
const Proof = z.object({
  subscriptionId: z.uuid(),
  alertId: z.uuid(),
  until: z.iso.datetime({ offset: true }),
});
export type AcknowledgementProof = Omit<z.infer<typeof Proof>, 'until'>;

/** As long as a push service may keep the notification, and the night after. */
const LASTS_MS = 48 * 3_600_000;

/** Makes the proof that goes inside the notification, which only that device can read. */
export function sealProof(ring: KeyRing, tenantId: string, proof: AcknowledgementProof, now: Date): Promise<string> {
  const until = new Date(now.getTime() + LASTS_MS).toISOString();
  return sealSecrets(ring, ownerOf(tenantId), { ...proof, until });
}

/** What it says; null when it was made by nobody here, for another laboratory, or too long ago. */
export async function openProof(
  ring: KeyRing,
  tenantId: string,
  sealed: string,
  now: Date,
): Promise<AcknowledgementProof | null> {
  const opened = await openSecrets(ring, ownerOf(tenantId), sealed).catch(() => null);
  const proof = Proof.safeParse(opened);
  return proof.success && Date.parse(proof.data.until) > now.getTime() ? proof.data : null;
}

const ownerOf = (tenantId: string) => ({ tenantId, connectorId: 'acknowledgement' });
