import type { z } from 'zod';
import type { AlertMessage } from '../../domain/alerts/message.ts';
import { fitSegments } from './segments.ts';
import type { TwilioConfig } from './types.ts';

/** The alert as the form that the Messages resource takes: who, what is wrong, where, then the link. */
export function toTwilio(message: AlertMessage, config: z.infer<typeof TwilioConfig>): URLSearchParams {
  const head = [message.tenantName, message.title, ...(message.place === null ? [] : [message.place])].join(' - ');
  const text = message.text === '' ? head : `${head}\n${message.text}`;
  return new URLSearchParams({
    To: config.to,
    ...(config.from.startsWith('MG') && config.from.length === 34
      ? { MessagingServiceSid: config.from }
      : { From: config.from }),
    Body: fitSegments(plain(text), message.url, config.segments),
  });
}

/** Typographic signs that alone would make the whole message cost twice. */
const plain = (text: string): string =>
  text
    .replace(/[–—−]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/[“”„]/g, '"')
    .replaceAll('…', '...')
    .replace(/[\u00a0\u202f]/g, ' ');
