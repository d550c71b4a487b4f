import { defineConnector } from '../_kit/contract.ts';
import { DeliveryFailure } from '../_kit/errors.ts';
import { failureAs, failureOf, post } from '../_kit/http.ts';
import { toSlack } from './map.ts';
import { SlackConfig } from './types.ts';

/**
 * Slack, by an incoming webhook. Answers and errors: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * (a word in the body beside the status). There is no idempotency key and no reference to a message.
 */
export const connector = defineConnector({
  id: 'slack',
  configSchema: SlackConfig,
  secretFields: ['url'],
  recipientFields: [],
  idempotency: 'none',
  async send(message, { url }, context) {
    const answer = await post(context, url, {
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(toSlack(message)),
    });
    const word = answer.body.trim();
    if (answer.status === 200) {
      if (word === 'ok') return null;
      throw new DeliveryFailure('answer_invalid', { detail: 'HTTP 200' });
    }
    // The webhook was removed, its channel archived or deleted: nobody reads there any more.
    if (/^(no_service|no_active_hooks|no_team|team_disabled|channel_not_found|channel_is_archived)$/.test(word))
      throw failureAs('recipient_gone', answer, context.now(), word);
    throw failureOf(answer, context.now(), word);
  },
});
