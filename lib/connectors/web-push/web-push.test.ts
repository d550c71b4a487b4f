import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AlertPush } from '../../domain/alerts/push.ts';
import { describeConformance } from '../_kit/testing/conformance.ts';
import { alertMessage, testContext } from '../_kit/testing/context.ts';
import type { HttpReceiver } from '../_kit/testing/http-receiver.ts';
import { connector } from './index.ts';
import { decryptPush } from './testing/decrypt.ts';
import { startPushService, subscriber, vapidHolds, webPushConfig, webPushSubject } from './testing/receiver.ts';

describeConformance(webPushSubject);

describe('the browser of these tests', () => {
  it('reads the example of RFC 8291, section 5', () => {
    const body =
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN';
    expect(
      decryptPush(Buffer.from(body, 'base64url'), {
        privateKey: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      }),
    ).toBe('When I grow up, I want to be a watermelon');
  });
});

describe('a push message', () => {
  let service: HttpReceiver;
  beforeAll(async () => (service = await startPushService()));
  afterAll(() => service.close());
  beforeEach(() => service.behave('accept'));
  const deliver = (message = alertMessage(), changes: object = {}) =>
    connector.deliver(message, { ...webPushConfig, ...changes }, testContext({ 'push.service.test': service.port }));
  const last = () => service.received.at(-1)!;
  const read = () => AlertPush.parse(JSON.parse(decryptPush(last().bytes, subscriber)));

  it('is read by the phone alone, and says what the alert says', async () => {
    expect(await deliver()).toEqual({ outcome: 'delivered', reference: 'message-1' });
    const { alertId, title, dedupKey, url } = alertMessage();
    expect(read()).toMatchObject({ alertId, title, url, tag: dedupKey, severity: 'critical' });
    expect(Buffer.from(last().bytes).includes('Freezer')).toBe(false);
  });

  it('is urgent as the alert is, and a later word replaces an earlier one', async () => {
    const seen = [];
    for (const severity of ['critical', 'warning', 'info'] as const) {
      await deliver(alertMessage({ severity }));
      seen.push(last().headers);
    }
    expect(seen.map((headers) => headers['urgency'])).toEqual(['high', 'normal', 'low']);
    expect(new Set(seen.map((headers) => headers['topic'])).size).toBe(1);
    await deliver(alertMessage({ dedupKey: 'another' }));
    expect(last().headers['topic']).not.toBe(seen[0]?.['topic']);
  });

  it.each(['x'.repeat(4000), '冷'.repeat(4000), '"\n'.repeat(2000)])(
    'fits into 4 KB whatever the text: %.4s',
    async (text) => {
      const url = `https://storage.example.test/${'u'.repeat(900)}`;
      expect(await deliver(alertMessage({ text, url, title: '冷'.repeat(200) }))).toMatchObject({
        outcome: 'delivered',
      });
      expect(last().bytes.byteLength).toBeLessThanOrEqual(4096);
      expect(read().url).toBe(url);
    },
  );

  it('is signed for its push service, and the receiver of these tests would notice if it were not', async () => {
    await deliver();
    const authorization = last().headers['authorization'] ?? '';
    const now = Date.now() / 1000;
    expect(vapidHolds(authorization, now)).toBe(true);
    expect(vapidHolds(authorization, now + 25 * 60 * 60)).toBe(false);
    expect(vapidHolds(authorization.replace(/\.[\w-]{10}(?=[\w-]*,)/, '.AAAAAAAAAA'), now)).toBe(false);
  });

  it.each([
    [404, 'gone', 'recipient_gone'],
    [410, 'gone', 'recipient_gone'],
    [413, 'refused', 'message_too_large'],
    [403, 'misconfigured', 'credentials_refused'],
    [503, 'retry_later', 'server_error'],
  ])('%i is %s', async (status, outcome, reason) => {
    service.answer({ status });
    expect(await deliver()).toMatchObject({ outcome, reason });
  });

  it('needs a key that is a point of the curve', async () => {
    expect(await deliver(alertMessage(), { p256dh: 'B'.repeat(87) })).toMatchObject({
      reason: 'config_invalid',
      detail: 'p256dh',
    });
  });
});
