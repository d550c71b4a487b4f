import { z } from 'zod';

/** One line of a header: what could begin another header is refused when the settings are written. */
const HeaderText = z
  .string()
  .max(200)
  .regex(/^[^\x00-\x1f\x7f]*$/);

/**
 * Settings of a mail server. `tls` speaks TLS from the first byte (465), `starttls` insists on it before anything is said
 * (587, 25); `none` is accepted of this machine alone, for the demo's mail catcher. `to` is the person's address.
 */
export const EmailConfig = z.object({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  username: z.string().min(1).max(320).optional(),
  password: z.string().min(1).max(500).optional(),
  from: z.email(),
  fromName: HeaderText.optional(),
  to: z.email(),
});
