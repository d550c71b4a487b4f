import type { z } from 'zod';
import type { AlertMessage } from '../../domain/alerts/message.ts';
import { countSegments, fitSegments } from './segments.ts';
import type { TwilioConfig } from './types.ts';

/**
 * The alert as the form that the Messages resource takes: what is wrong, who, where, then the link. The title is first and gives way to nothing:
 * it is what a lock screen shows, and in it stands the code that proves a number.
 */
export function toTwilio(message: AlertMessage, config: z.infer<typeof TwilioConfig>): URLSearchParams {
  const title = plain(message.title);
  const head = [title, plain(message.tenantName), ...(message.place === null ? [] : [plain(message.place)])].join(
    ' - ',
  );
  const text = message.text === '' ? head : `${head}\n${plain(message.text)}`;
  const body = fitSegments(text, message.url, config.segments);
  // Where the link would cost the title, the link goes.
  const isCut = !body.startsWith(title) && countSegments(title) <= config.segments;
  return new URLSearchParams({
    To: config.to,
    ...(config.from.startsWith('MG') && config.from.length === 34
      ? { MessagingServiceSid: config.from }
      : { From: config.from }),
    Body: isCut ? title : body,
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
