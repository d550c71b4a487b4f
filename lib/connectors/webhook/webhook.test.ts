import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeConformance } from '../_kit/testing/conformance.ts';
import { alertMessage, testContext, testNow } from '../_kit/testing/context.ts';
import type { HttpReceiver } from '../_kit/testing/http-receiver.ts';
import { connector } from './index.ts';
import { signatureHeaders } from '../_kit/sign.ts';
import { startWebhook, verifies, webhookConfig, webhookSubject } from './testing/receiver.ts';

describeConformance(webhookSubject);

describe('the signature', () => {
  it('is that of the specification’s published example', async () => {
    const headers = await signatureHeaders(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1_614_265_330_000),
      '{"test": 2432232314}',
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('covers the body, the id and the time', async () => {
    const now = testNow.getTime() / 1000;
    const headers = await signatureHeaders('dlv_1', testNow, '{}', [webhookConfig.secret]);
    const check = (changes: object, body = '{}') =>
      verifies({ headers: { ...headers, ...changes }, body }, webhookConfig.secret, now);
    expect(check({})).toBe(true);
    expect(check({}, '{ }')).toBe(false);
    expect(check({ 'webhook-id': 'dlv_2' })).toBe(false);
    expect(check({ 'webhook-timestamp': String(now + 1) })).toBe(false);
    expect(verifies({ headers, body: '{}' }, webhookConfig.secret, now + 3600)).toBe(false);
  });
});

describe('a receiver of the customer’s own', () => {
  let receiver: HttpReceiver;
  beforeAll(async () => (receiver = await startWebhook()));
  afterAll(() => receiver.close());
  beforeEach(() => receiver.behave('accept'));
  const deliver = (changes: object = {}, hosts: Record<string, number> = {}) =>
    connector.deliver(
      alertMessage(),
      webhookConfig,
      testContext({ 'alerts.customer.test': receiver.port, ...hosts }, changes),
    );

  it('can verify with the new secret or with the old one', async () => {
    await deliver();
    const request = receiver.received.at(-1)!;
    expect(request.path).toBe('/hooks/tracseq?source=a');
    const now = testNow.getTime() / 1000;
    expect(
      [webhookConfig.secret, webhookConfig.previousSecret].map((secret) => verifies(request, secret, now)),
    ).toEqual([true, true]);
    expect(verifies(request, 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', now)).toBe(false);
  });

  it('says 410 when it wants no more', async () => {
    receiver.answer({ status: 410 });
    expect(await deliver()).toMatchObject({ outcome: 'gone', reason: 'recipient_gone' });
  });

  it('may have moved: the same request goes where it says', async () => {
    const moved = await startWebhook();
    receiver.answer({ status: 307, headers: { location: 'https://moved.customer.test/new' } });
    expect(await deliver({}, { 'moved.customer.test': moved.port })).toMatchObject({ outcome: 'delivered' });
    expect(moved.received.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /new']);
    await moved.close();
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://127.0.0.1.nip.test/',
    'https://2130706433/',
    '//10.0.0.1/',
    'file:///etc/passwd',
  ])('does not lead inside by a redirect to %s', async (location) => {
    receiver.answer({ status: 307, headers: { location } });
    const delivery = await deliver({});
    expect(['address_refused', 'unreachable']).toContain('reason' in delivery ? delivery.reason : '');
  });

  it('does not lead in a circle', async () => {
    receiver.answer({ status: 308, headers: { location: '/again' } });
    const before = receiver.connections();
    expect(await deliver()).toMatchObject({ outcome: 'misconfigured', reason: 'redirected' });
    expect(receiver.connections() - before).toBe(4);
  });

  it('is told when a redirect would lose the body', async () => {
    receiver.answer({ status: 302, headers: { location: '/login' } });
    expect(await deliver()).toMatchObject({ outcome: 'misconfigured', reason: 'redirected' });
  });
});
