import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeConformance } from '../_kit/testing/conformance.ts';
import { alertMessage, testContext } from '../_kit/testing/context.ts';
import type { HttpReceiver } from '../_kit/testing/http-receiver.ts';
import { connector } from './index.ts';
import { toSlack } from './map.ts';
import { SlackRequest, slackConfig, slackSubject, startSlack } from './testing/receiver.ts';

describeConformance(slackSubject);

describe('a Slack message', () => {
  const section = (message: ReturnType<typeof toSlack>) =>
    SlackRequest.parse(message)
      .blocks.map((block) => JSON.stringify(block))
      .join('\n');

  it('links the title and says where and when', () => {
    const blocks = section(toSlack(alertMessage()));
    expect(blocks).toContain(
      '🔴 *<https://storage.example.test/en/alerts?id=0193a5f0-7c1e-7a52-9d2e-5a7c1f6b3e01|Freezer F-07 is at -61.4 °C>*',
    );
    expect(blocks).toContain('Northwind Biobank · Building 2, room 114 · <!date^1795662870^');
  });

  it('calls nobody and breaks no link, whatever stands in the texts', () => {
    const blocks = section(
      toSlack(alertMessage({ title: 'a|b> <!channel>', text: '<!here> & <@U123>', place: '<x>' })),
    );
    expect(blocks).not.toMatch(/<!channel|<!here|<@U/);
    expect(blocks).toContain('|a¦b&gt; &lt;!channel&gt;>*');
    expect(blocks).toContain('&lt;!here&gt; &amp; &lt;@U123&gt;');
  });

  it.each(['<'.repeat(4000), '😀'.repeat(2000), ''])('stays within what Slack takes: %.10s', (text) => {
    expect(SlackRequest.safeParse(toSlack(alertMessage({ text }))).error).toBeUndefined();
  });
});

describe('what Slack answers', () => {
  let slack: HttpReceiver;
  beforeAll(async () => (slack = await startSlack()));
  afterAll(() => slack.close());
  beforeEach(() => slack.behave('accept'));
  const deliver = (config: unknown = slackConfig) =>
    connector.deliver(alertMessage(), config, testContext({ 'hooks.slack.com': slack.port }));

  it.each([
    [404, 'no_service', 'gone', 'recipient_gone'],
    [410, 'channel_is_archived', 'gone', 'recipient_gone'],
    [403, 'action_prohibited', 'misconfigured', 'credentials_refused'],
    [400, 'invalid_blocks', 'refused', 'message_refused'],
    [500, 'rollup_error', 'retry_later', 'server_error'],
  ])('%i %s is %s', async (status, body, outcome, reason) => {
    slack.answer({ status, body });
    expect(await deliver()).toMatchObject({ outcome, reason, detail: `HTTP ${status} ${body}` });
  });

  it('an address that is not Slack’s is refused before anything is sent', async () => {
    expect(await deliver({ url: 'https://hooks.slack.com.evil.example/services/T/B/x' })).toMatchObject({
      outcome: 'misconfigured',
      reason: 'config_invalid',
    });
  });
});
