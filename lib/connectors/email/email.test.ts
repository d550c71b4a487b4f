import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNetwork } from '../_kit/network.ts';
import { certificateFor } from '../_kit/testing/certificates.ts';
import { describeConformance } from '../_kit/testing/conformance.ts';
import { alertMessage, testContext } from '../_kit/testing/context.ts';
import { connector } from './index.ts';
import { toMail } from './map.ts';
import { emailConfig, emailSubject, type MailServer, startMailServer } from './testing/server.ts';

describeConformance(emailSubject);

describe('a mail', () => {
  let server: MailServer;
  beforeAll(async () => (server = await startMailServer()));
  afterAll(() => server.close());
  beforeEach(() => server.refuse(null));
  const deliver = (message = alertMessage(), changes: object = {}) =>
    connector.deliver(message, { ...emailConfig, ...changes }, testContext({ [emailConfig.host]: server.port }));
  const last = () => server.received.at(-1)!;

  it('says the alert as text and as HTML, with its link', async () => {
    expect(await deliver()).toEqual({
      outcome: 'delivered',
      reference: '<dlv_0193a5f0-7c1e-7a52-9d2e-5a7c1f6b3eff@customer.test>',
    });
    const { mail, from, to, user } = last();
    expect({ from, to, user }).toEqual({ from: emailConfig.from, to: [emailConfig.to], user: emailConfig.username });
    expect(mail.subject).toBe('🔴 Freezer F-07 is at -61.4 °C – Building 2, room 114');
    expect(mail.from?.text).toBe('"Northwind Storage" <alerts@customer.test>');
    expect(mail.text).toContain('240 samples are at risk.\n\nhttps://storage.example.test/en/alerts?id=');
    expect(mail.html).toContain(`<a href="${alertMessage().url}">`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('lies in one thread with the others about its alert', async () => {
    await deliver();
    await deliver(alertMessage({ event: 'resolved' }));
    const references = server.received.slice(-2).map(({ mail }) => mail.references);
    expect(references).toEqual(Array(2).fill('<alert-0193a5f0-7c1e-7a52-9d2e-5a7c1f6b3e01@customer.test>'));
    expect(last().mail.subject).toMatch(/^✅ /);
  });

  it('has the headers that we wrote, whatever stands in the texts', async () => {
    const evil = 'x\r\nBcc: eve@evil.example\r\n\r\nbody';
    await deliver(alertMessage({ title: evil, place: `p\n${evil}`, tenantName: evil }));
    const { mail, to, raw } = last();
    expect(to).toEqual([emailConfig.to]);
    expect(mail.bcc).toBeUndefined();
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(mail.subject).toContain('x Bcc: eve@evil.example');
    // Also before the library has a look at it.
    expect(toMail(alertMessage({ title: evil }), 'dlv\r\nX', 'a.test')).toMatchObject({
      subject: expect.not.stringMatching(/[\r\n]/),
      messageId: '<dlvX@a.test>',
    });
  });

  it('runs nothing in a mail program, whatever stands in the texts', async () => {
    const url = 'https://storage.example.test/en/alerts?a=1&b="onmouseover="x';
    await deliver(alertMessage({ title: '<script>1</script>', text: '<img src=x>\n\n"&\'', place: '<b>', url }));
    const { html } = last().mail;
    expect(html).not.toMatch(/<script|<img|<b>|" ?onmouseover/);
    expect(html).toContain('&lt;script&gt;1&lt;/script&gt;');
  });

  it.each([
    { from: 'a@b.example\r\nBcc: eve@evil.example' },
    { fromName: 'A\r\nBcc: eve@evil.example' },
    { to: 'mia@northwind.example, eve@evil.example' },
    { to: '<mia@northwind.example>\n' },
    { host: '' },
    { port: 70_000 },
  ])('is not sent with settings that would change its headers: %j', async (changes) => {
    const delivery = await deliver(alertMessage(), changes);
    expect(delivery).toMatchObject({
      outcome: 'misconfigured',
      reason: 'config_invalid',
      detail: Object.keys(changes)[0],
    });
  });

  it.each([
    [550, '5.1.1 no such mailbox', 'gone', 'recipient_gone'],
    [550, '5.7.1 looks like spam', 'refused', 'message_refused'],
    [552, '5.3.4 too big', 'refused', 'message_too_large'],
    [450, '4.2.1 mailbox busy', 'retry_later', 'server_error'],
    [530, '5.7.0 sign in first', 'misconfigured', 'credentials_refused'],
  ])('refused with %i %s is %s', async (code, text, outcome, reason) => {
    server.refuse({ code, text });
    expect(await deliver()).toMatchObject({ outcome, reason, detail: `SMTP ${code} ${text.split(' ')[0]}` });
  });

  it('with a wrong password is a matter of the settings', async () => {
    expect(await deliver(alertMessage(), { password: 'wrong-password' })).toMatchObject({
      reason: 'credentials_refused',
    });
  });
});

describe('a mail server with TLS', () => {
  it.each([
    ['starttls', false],
    ['tls', true],
  ])('%s: is told nothing before its certificate is that of its name', async (security, implicit) => {
    const certificate = await certificateFor(emailConfig.host);
    const server = await startMailServer({ certificate, implicit });
    const deliver = (host: string, ca: string) =>
      connector.deliver(
        alertMessage(),
        { ...emailConfig, host, security },
        { ...testContext({}), ...createNetwork({ loopback: { hosts: { [host]: server.port }, ca } }) },
      );
    expect(await deliver(emailConfig.host, certificate.ca)).toMatchObject({ outcome: 'delivered' });
    expect(server.received[0]).toMatchObject({ secure: true, user: emailConfig.username });
    expect(await deliver('other.customer.test', certificate.ca)).toMatchObject({ reason: 'tls_invalid' });
    const stranger = await certificateFor(emailConfig.host);
    expect(await deliver(emailConfig.host, stranger.ca)).toMatchObject({ reason: 'tls_invalid' });
    expect(server.received).toHaveLength(1);
    await server.close();
  });

  it('is not spoken to in the clear when it offers no TLS', async () => {
    const server = await startMailServer();
    const context = testContext({ [emailConfig.host]: server.port });
    const delivery = await connector.deliver(alertMessage(), { ...emailConfig, security: 'starttls' }, context);
    expect(delivery).toMatchObject({ outcome: 'retry_later', reason: 'tls_invalid' });
    expect(server.received).toHaveLength(0);
    await server.close();
  });

  it('far away is never spoken to in the clear', async () => {
    const context = { ...testContext({}), pin: createNetwork({ resolve: async () => ['8.8.8.8'] }).pin };
    expect(await connector.deliver(alertMessage(), emailConfig, context)).toMatchObject({
      outcome: 'misconfigured',
      detail: 'security',
    });
  });
});
