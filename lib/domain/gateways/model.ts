import { z } from 'zod';

/** A machine that brings the readings of many sensors, as its row says. */
export const gatewaySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    archived: z.boolean(),
    last_contact_at: z.iso.datetime({ offset: true }).nullable(),
  })
  .transform(({ last_contact_at: lastContactAt, ...rest }) => ({ ...rest, lastContactAt }));
/** `lastContactAt` is when a batch of it was last taken; null while it has never been heard. */
export type Gateway = z.infer<typeof gatewaySchema>;

/** The columns that the schema reads. */
export const gatewayColumns = 'id,name,archived,last_contact_at';

/** What the edge function `gateways` answers, this once. */
export const madeGatewaySchema = z.object({ gatewayId: z.uuid(), secret: z.string() });

/** Where a server takes readings of gateways; a gateway says who it is in `?gateway=`. */
export function ingestAddress(server: string): string {
  return `${server.replace(/\/+$/, '')}/functions/v1/ingest-readings`;
}
