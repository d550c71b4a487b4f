import { z } from 'zod';

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/**
 * A subscription as the browser gives it (`endpoint`, `p256dh`, `auth`), which is the person's, and the application
 * server's VAPID keys (RFC 8292): base64url of the uncompressed point and of the private number.
 */
export const WebPushConfig = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(2048),
  p256dh: Base64Url.length(87),
  auth: Base64Url.length(22),
  vapidPublicKey: Base64Url.length(87),
  vapidPrivateKey: Base64Url.length(43),
  /** Where the push service reaches the operator. */
  vapidSubject: z.string().regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/),
});
