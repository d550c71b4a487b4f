import { z } from 'zod';
import { type HttpReceiver, type ReceivedRequest, startHttpReceiver } from '../../_kit/testing/http-receiver.ts';
import type { Subject } from '../../_kit/testing/subject.ts';
import { connector } from '../index.ts';

const E164 = z.string().regex(/^\+[1-9]\d{1,14}$/);
/**
 * The form of https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource, as far as a text
 * message needs it: a sender or a messaging service, and a body of at most 1,600 characters (error 21617).
 */
export const TwilioRequest = z
  .strictObject({
    To: E164,
    From: z.union([E164, z.string().regex(/^[A-Za-z0-9 ]{1,11}$/)]).optional(),
    MessagingServiceSid: z
      .string()
      .regex(/^MG[0-9a-f]{32}$/)
      .optional(),
    Body: z.string().min(1).max(1600),
    StatusCallback: z.url().optional(),
  })
  .refine((form) => (form.From === undefined) !== (form.MessagingServiceSid === undefined));

export const twilioConfig = {
  accountSid: `AC${'0123456789abcdef'.repeat(2)}`,
  secret: 'a-very-secret-auth-token',
  from: '+15005550006',
  to: '+491701234567',
};

/** An error as the API words it. */
export const twilioError = (status: number, code: number) => ({
  status,
  body: JSON.stringify({ code, message: 'x', more_info: `https://www.twilio.com/docs/errors/${code}`, status }),
});

/** Twilio's Messages resource. */
export function startTwilio(): Promise<HttpReceiver> {
  let count = 0;
  return startHttpReceiver(({ path, headers, body }) => {
    if (path !== `/2010-04-01/Accounts/${twilioConfig.accountSid}/Messages.json`) return twilioError(404, 20404);
    const login = Buffer.from((headers['authorization'] ?? '').replace(/^Basic /, ''), 'base64').toString();
    if (login !== `${twilioConfig.accountSid}:${twilioConfig.secret}`) return twilioError(401, 20003);
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') return twilioError(415, 20001);
    if (!TwilioRequest.safeParse(Object.fromEntries(new URLSearchParams(body))).success) return twilioError(400, 21211);
    count += 1;
    const sid = `SM${String(count).padStart(32, '0')}`;
    return { status: 201, body: JSON.stringify({ sid, status: 'queued', error_code: null, num_segments: '1' }) };
  }, 201);
}

export const twilioSubject: Subject<ReceivedRequest> = {
  connector,
  start: startTwilio,
  host: 'api.twilio.com',
  config: twilioConfig,
  keyOf: null,
  nonsense: 'retry_later',
  retryAfter: true,
};
