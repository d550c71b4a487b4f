import { z } from 'zod';
import { type HttpReceiver, startHttpReceiver } from '../../_kit/testing/http-receiver.ts';
import type { ReceivedRequest } from '../../_kit/testing/http-receiver.ts';
import type { Subject } from '../../_kit/testing/subject.ts';
import { connector } from '../index.ts';

const Markdown = z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(3000) });
const Plain = z.strictObject({
  type: z.literal('plain_text'),
  text: z.string().min(1).max(150),
  emoji: z.boolean().optional(),
});
/** Limits: https://docs.slack.dev/reference/block-kit/blocks (section, context, header). */
const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('section'), text: Markdown, block_id: z.string().max(255).optional() }),
  z.strictObject({ type: z.literal('context'), elements: z.array(Markdown).min(1).max(10) }),
  z.strictObject({ type: z.literal('header'), text: Plain }),
]);
/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: `text` is what a notification shows. */
export const SlackRequest = z.strictObject({
  text: z.string().min(1).max(40_000),
  blocks: z.array(Block).max(50),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
});

/** Slack's incoming webhooks, as their documentation has them answer. */
export function startSlack(): Promise<HttpReceiver> {
  return startHttpReceiver(({ method, path, headers, body }) => {
    if (method !== 'POST') return { status: 405 };
    if (path !== '/services/T00000000/B00000000/secretsecretsecret') return { status: 404, body: 'no_service' };
    if (!headers['content-type']?.startsWith('application/json')) return { status: 400, body: 'invalid_payload' };
    return SlackRequest.safeParse(JSON.parse(body)).success
      ? { status: 200, body: 'ok' }
      : { status: 400, body: 'invalid_blocks' };
  });
}

export const slackConfig = { url: 'https://hooks.slack.com/services/T00000000/B00000000/secretsecretsecret' };

export const slackSubject: Subject<ReceivedRequest> = {
  connector,
  start: startSlack,
  host: 'hooks.slack.com',
  config: slackConfig,
  keyOf: null,
  nonsense: 'retry_later',
  retryAfter: true,
};
