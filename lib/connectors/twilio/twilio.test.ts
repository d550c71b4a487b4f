import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeConformance } from '../_kit/testing/conformance.ts';
import { alertMessage, testContext } from '../_kit/testing/context.ts';
import type { HttpReceiver } from '../_kit/testing/http-receiver.ts';
import { connector } from './index.ts';
import { countSegments, fitSegments } from './segments.ts';
import { startTwilio, twilioConfig, twilioError, twilioSubject } from './testing/receiver.ts';

describeConformance(twilioSubject);

describe('a short message', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['й'.repeat(70), 1],
    ['й'.repeat(71), 2],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
    ['a'.repeat(153 * 3), 3],
    ['a'.repeat(153 * 3 + 1), 4],
  ])('is billed as its alphabet says', (text, segments) => {
    expect(countSegments(text)).toBe(segments);
  });

  it('never takes more segments than allowed, and always ends in its link', () => {
    const link = 'https://storage.example.test/en/alerts?id=0193a5f0';
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 900 }),
        fc.integer({ min: 1, max: 10 }),
        (text, segments) => {
          const body = fitSegments(text, link, segments);
          expect(body.endsWith(link)).toBe(true);
          expect(countSegments(body)).toBeLessThanOrEqual(segments);
          // Half a character would be sent as a replacement sign.
          expect(body).not.toMatch(/[\ud800-\udfff]/u);
        },
      ),
    );
  });
});

describe('what Twilio answers', () => {
  let twilio: HttpReceiver;
  beforeAll(async () => (twilio = await startTwilio()));
  afterAll(() => twilio.close());
  beforeEach(() => twilio.behave('accept'));
  const deliver = (changes: object = {}, text = 'ok') =>
    connector.deliver(
      alertMessage({ text }),
      { ...twilioConfig, ...changes },
      testContext({ 'api.twilio.com': twilio.port }),
    );
  const form = () => new URLSearchParams(twilio.received.at(-1)?.body);

  it('a message is named by its sid', async () => {
    expect(await deliver()).toMatchObject({ outcome: 'delivered', reference: expect.stringMatching(/^SM\d{32}$/) });
    expect(form().get('Body')).toMatch(/^Freezer F-07 .* - Northwind Biobank - .* https:\/\/storage\.example\.test\//s);
  });

  it('a long text is cut to what is allowed', async () => {
    await deliver({ segments: 2 }, 'long '.repeat(700));
    expect(countSegments(form().get('Body') ?? '')).toBe(2);
  });

  it.each([
    ['123456 is your code for alerts', 'N'.repeat(200)],
    ['123456 هو رمزك لتأكيد أن هذا الرقم لك', 'مختبر'.repeat(40)],
  ])('the title is whole in the smallest message, whatever the laboratory is called: %s', async (title, tenantName) => {
    const message = alertMessage({ title, tenantName, place: null, text: 'long '.repeat(100) });
    const context = testContext({ 'api.twilio.com': twilio.port });
    await connector.deliver(message, { ...twilioConfig, segments: 1 }, context);
    expect(form().get('Body')).toMatch(new RegExp(`^${title}`));
    expect(countSegments(form().get('Body') ?? '')).toBe(1);
  });

  it('a messaging service is named as one', async () => {
    await deliver({ from: `MG${'a'.repeat(32)}` });
    expect(form().get('MessagingServiceSid')).toBe(`MG${'a'.repeat(32)}`);
    expect(form().has('From')).toBe(false);
  });

  it.each([
    [400, 21610, 'gone', 'recipient_stopped'],
    [400, 21211, 'gone', 'recipient_gone'],
    [401, 20003, 'misconfigured', 'credentials_refused'],
    [400, 21606, 'misconfigured', 'config_invalid'],
    [429, 20429, 'retry_later', 'rate_limited'],
    [400, 21611, 'retry_later', 'rate_limited'],
    [400, 29999, 'refused', 'message_refused'],
  ])('%i with code %i is %s', async (status, code, outcome, reason) => {
    twilio.answer(twilioError(status, code));
    expect(await deliver()).toMatchObject({ outcome, reason, detail: `HTTP ${status} ${code}` });
  });

  it.each(['0170 1234567', '+0170123456', '+49', 'tel:+491701234567', '+491701234567\n'])(
    'a number that is not in E.164 is refused before anything is sent: %j',
    async (to) => {
      expect(await deliver({ to })).toMatchObject({ reason: 'config_invalid', detail: 'to' });
    },
  );
});
