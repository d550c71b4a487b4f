import { defineConnector } from '../_kit/contract.ts';
import { DeliveryFailure } from '../_kit/errors.ts';
import { sendMail } from './client.ts';
import { toMail } from './map.ts';
import { EmailConfig } from './types.ts';

/**
 * Mail, by SMTP. SMTP has no idempotency key; the Message-ID is the delivery's, so a second copy after a lost answer is
 * recognised by mail programs and by servers that look for it.
 */
export const connector = defineConnector({
  id: 'email',
  configSchema: EmailConfig,
  secretFields: ['password'],
  recipientFields: ['to'],
  idempotency: 'marked',
  async send(message, config, context) {
    const target = await context.pin(config.host, config.port);
    if (config.security === 'none' && !target.loopback)
      throw new DeliveryFailure('config_invalid', { detail: 'security' });
    const mail = toMail(message, context.deliveryId, config.from.split('@')[1] ?? 'localhost');
    await sendMail(target, config, mail, context.signal);
    return mail.messageId;
  },
});
