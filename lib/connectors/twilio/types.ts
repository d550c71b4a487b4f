import { z } from 'zod';

const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/);

/**
 * Settings of an account that sends short messages. `keySid` is an API key where its secret is not the account's own auth
 * token. The sender is a number, an alphanumeric sender id or a messaging service. `to` is the person's number.
 */
export const TwilioConfig = z.object({
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/),
  keySid: z
    .string()
    .regex(/^SK[0-9a-f]{32}$/)
    .optional(),
  secret: z.string().min(8).max(200),
  from: z.union([E164, z.string().regex(/^MG[0-9a-f]{32}$/), z.string().regex(/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/)]),
  to: E164,
  /** The most that one alert may cost; a longer text is cut. */
  segments: z.int().min(1).max(10).default(3),
});

/** What the API answers to a created message, as far as it is used. */
export const TwilioCreated = z.object({ sid: z.string().regex(/^(SM|MM)[0-9a-f]{32}$/) });

/** What it answers to an error. */
export const TwilioError = z.object({ code: z.int() });
