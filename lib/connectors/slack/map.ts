import { type AlertMessage, signOf } from '../../domain/alerts/message.ts';
import type { SlackMessage } from './types.ts';

/** Slack refuses a section over 3,000 characters. */
const LONGEST_TEXT = 3_000;

/** The alert in Block Kit: what is wrong, linked; the text; whose it is, where, and when in the reader's own time zone. */
export function toSlack(message: AlertMessage): SlackMessage {
  const sign = signOf(message);
  const text = escapeUpTo(message.text, LONGEST_TEXT);
  const seconds = Math.floor(Date.parse(message.occurredAt) / 1000);
  const when = `<!date^${seconds}^{date_short_pretty} {time}|${message.occurredAt}>`;
  const context = [message.tenantName, ...(message.place === null ? [] : [message.place])].map(escape);
  const blocks: SlackMessage['blocks'] = [
    { type: 'section', text: { type: 'mrkdwn', text: `${sign} *<${link(message.url)}|${label(message.title)}>*` } },
    ...(text === '' ? [] : [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }]),
    { type: 'context', elements: [{ type: 'mrkdwn', text: [...context, when].join(' · ') }] },
  ];
  // Notifications and screen readers read this one.
  const plain = [message.title, ...(message.place === null ? [] : [message.place])].join(' – ');
  return { text: escape(`${sign} ${plain}`), blocks, unfurl_links: false, unfurl_media: false };
}

/** The three characters that mean something to Slack: so `<!channel>` in somebody's text calls nobody. */
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const label = (text: string): string => escape(text.replace(/\s+/g, ' ').replaceAll('|', '¦'));

// A bar would end the address within the link.
const link = (url: string): string => escape(url.replaceAll('|', '%7C'));

/** Escaped and at most so long, cut between characters: half an escape would be shown as it is. */
function escapeUpTo(text: string, longest: number): string {
  let escaped = '';
  for (const character of text) {
    const next = escape(character);
    if (escaped.length + next.length >= longest) return `${escaped}…`;
    escaped += next;
  }
  return escaped;
}
