import { z } from 'zod';

declare const Deno: { env: { get(name: string): string | undefined } };

/** How this server names itself to push services (RFC 8292), as the connector wants it. */
const Vapid = z.object({
  vapidPublicKey: z.string().length(87),
  vapidPrivateKey: z.string().length(43),
  vapidSubject: z.string().min(1),
});
export type Vapid = z.infer<typeof Vapid>;

/** The keys of `TRACSEQ_VAPID_PUBLIC_KEY`, `_PRIVATE_KEY` and `_SUBJECT`; null where whoever deployed the project set none. */
export function vapid(): Vapid | null {
  const found = Vapid.safeParse({
    vapidPublicKey: Deno.env.get('TRACSEQ_VAPID_PUBLIC_KEY'),
    vapidPrivateKey: Deno.env.get('TRACSEQ_VAPID_PRIVATE_KEY'),
    vapidSubject: Deno.env.get('TRACSEQ_VAPID_SUBJECT'),
  });
  return found.data ?? null;
}
