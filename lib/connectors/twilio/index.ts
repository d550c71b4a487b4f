import { defineConnector } from '../_kit/contract.ts';
import { DeliveryFailure, type FailureReason } from '../_kit/errors.ts';
import { failureAs, failureOf, jsonOf, post } from '../_kit/http.ts';
import { base64 } from '../_kit/redact.ts';
import { toTwilio } from './map.ts';
import { TwilioConfig, TwilioCreated, TwilioError } from './types.ts';

/** Codes that say more than their status: https://www.twilio.com/docs/api/errors */
const CODES: Readonly<Record<number, FailureReason>> = {
  20003: 'credentials_refused',
  20429: 'rate_limited',
  // The sender's queue is full; it empties.
  21611: 'rate_limited',
  // Answered STOP; takes messages again after START.
  21610: 'recipient_stopped',
  // Is no number that takes messages.
  21211: 'recipient_gone',
  21614: 'recipient_gone',
  // The sender is not ours, or may not write to that country.
  21212: 'config_invalid',
  21408: 'config_invalid',
  21606: 'config_invalid',
  21617: 'message_too_large',
};

/**
 * Short messages, by Twilio: https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource. The
 * API knows no idempotency key: after a lost answer the person may get it twice.
 */
export const connector = defineConnector({
  id: 'twilio',
  configSchema: TwilioConfig,
  secretFields: ['secret'],
  recipientFields: ['to'],
  idempotency: 'none',
  async send(message, config, context) {
    const url = `https://api.twilio.com/2010-04-01/Accounts/${config.accountSid}/Messages.json`;
    const answer = await post(context, url, {
      headers: {
        authorization: `Basic ${base64(`${config.keySid ?? config.accountSid}:${config.secret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: toTwilio(message, config).toString(),
    });
    if (answer.status === 201) {
      const created = TwilioCreated.safeParse(jsonOf(answer));
      if (created.success) return created.data.sid;
      throw new DeliveryFailure('answer_invalid', { detail: 'HTTP 201' });
    }
    const code = TwilioError.safeParse(jsonOf(answer)).data?.code;
    const reason = code === undefined ? undefined : CODES[code];
    if (reason !== undefined) throw failureAs(reason, answer, context.now(), code);
    throw failureOf(answer, context.now(), code);
  },
});
