import { z } from 'zod';

/** A signing secret as the Standard Webhooks specification writes it: 24 to 64 random bytes. */
const SigningSecret = z.string().regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/);

/**
 * Settings of a receiver of the customer's own. During a change of the secret both are given, and every request carries
 * both signatures.
 */
export const WebhookConfig = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2048),
  secret: SigningSecret,
  previousSecret: SigningSecret.optional(),
});
