import { type AlertMessage, signOf } from '../../domain/alerts/message.ts';

/** A mail without its addresses. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly references: string;
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
}

/** The alert as a mail: `domain` is the sender's, `deliveryId` makes the Message-ID the same at every attempt. */
export function toMail(message: AlertMessage, deliveryId: string, domain: string): Mail {
  const place = message.place === null ? [] : [message.place];
  const about = [message.tenantName, ...place].join(' · ');
  const subject = `${signOf(message)} ${[message.title, ...place].join(' – ')}`;
  return {
    subject: oneLine(subject),
    text: [message.title, about, message.text, message.url].filter((part) => part !== '').join('\n\n'),
    html: toHtml(message, about),
    messageId: `<${deliveryId.replace(/[^\w-]/g, '')}@${domain}>`,
    // All mails about one alert lie in one thread.
    references: `<alert-${message.alertId}@${domain}>`,
    date: new Date(message.occurredAt),
    headers: {
      // No holiday notice answers this.
      'Auto-Submitted': 'auto-generated',
      ...(message.severity === 'critical' && message.event !== 'resolved' ? { Importance: 'high' } : {}),
    },
  };
}

function toHtml(message: AlertMessage, about: string): string {
  const paragraphs = message.text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`);
  return [
    '<!doctype html><html><head><meta charset="utf-8"></head>',
    '<body dir="auto" style="font-family:sans-serif;font-size:16px;line-height:1.5">',
    `<h1 style="font-size:20px">${signOf(message)} ${escapeHtml(message.title)}</h1>`,
    `<p>${escapeHtml(about)}</p>`,
    ...paragraphs,
    `<p><a href="${escapeHtml(message.url)}">${escapeHtml(message.url)}</a></p>`,
    '</body></html>',
  ].join('\n');
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replace(/[&<>"']/g, (character) => `&${names[character] ?? ''};`);
}

/** A header is one line: what would end it becomes a space. */
const oneLine = (text: string): string => text.replace(/[\x00-\x1f\x7f\u2028\u2029]+/g, ' ').trim();
