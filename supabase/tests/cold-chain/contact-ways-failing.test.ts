import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { HttpReceiver } from '../../../lib/connectors/_kit/testing/http-receiver.ts';
import { startTwilio, twilioConfig, twilioError } from '../../../lib/connectors/twilio/testing/receiver.ts';
import { channelSchema } from '../../../lib/domain/channels/model.ts';
import { type ContactWay, myWaysSchema } from '../../../lib/domain/contact-ways/model.ts';
import { MAIL_HOST } from '../../local/gateway/smtp.ts';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import type { Operator } from '../laboratory.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';
import { asAdministrator, asPerson, callFunction } from './gateway.ts';
import { PICKY_HOST, type PickyMail, startPickyMail } from './picky-mail.ts';

/*
 * What stands between an alert and a person: a channel that is set up wrongly, a mailbox that is no more, an address that cannot be opened, a
 * code that comes too late. The person is reached as long as there is any way left.
 */

const NUMBER = '+491709876543';
let stack: TestStack;
let room: ColdRoom;
let twilio: HttpReceiver;
let picky: PickyMail;
let onCall: Operator;
let mailOfOnCall: string;

beforeAll(async () => {
  twilio = await startTwilio();
  picky = await startPickyMail();
  stack = await startTestStack({ loopbackHosts: { 'api.twilio.com': twilio.port, [PICKY_HOST]: picky.port } });
});
afterAll(async () => {
  await stack.close();
  await twilio.close();
  await picky.close();
});
beforeEach(async () => {
  await stack.db.admin`update deliveries set state = 'dead', settled_at = now() where state = 'waiting'`;
  await stack.db.admin`update alerts set ended_at = now() where ended_at is null`;
  twilio.behave('accept');
  picky.delivered.length = 0;
  room = await createColdRoom(stack.db);
  await room.limit({ high: -70 });
  onCall = await room.enrol('technician');
  const [row] = await stack.db.admin<{ email: string }[]>`select email from memberships where id = ${onCall.memberId}`;
  mailOfOnCall = row?.email ?? '';
  const steps = [{ afterMinutes: 0, memberIds: [onCall.memberId], scheduleIds: [], channelIds: [] }];
  const policy = { policyId: randomUUID(), name: 'Night', siteId: null, minimumSeverity: 'warning', archived: false };
  expect(await room.administrator.sayAny('set_policy.v1', { ...policy, steps })).toMatchObject({ status: 'applied' });
});

const post = (path: string, body: unknown, headers: Record<string, string>) => callFunction(stack, path, body, headers);
const dispatch = () => post('dispatch-deliveries', {}, { authorization: `Bearer ${stack.secretKey}` });

/** A channel that is told nothing itself: only critical alerts, and the test's policy names none. */
async function channel(connector: string, config: Record<string, unknown>): Promise<string> {
  const channelId = randomUUID();
  const wanted = { tenantId: room.tenantId, channelId, name: 'House', minimumSeverity: 'critical', archived: false };
  const made = await post('channels', { ...wanted, connector, config }, await asAdministrator(stack, room));
  expect(made).toMatchObject({ status: 200 });
  return channelId;
}
const mail = { port: 587, security: 'none', from: 'alerts@lab.example', to: 'house@lab.example' };
const mailChannel = (more: Record<string, unknown> = {}) => channel('email', { ...mail, host: MAIL_HOST, ...more });
const pickyChannel = () => channel('email', { ...mail, host: PICKY_HOST });

async function save(way: ContactWay, address: string) {
  const wanted = { tenantId: room.tenantId, memberId: onCall.memberId, way, address, language: 'de' };
  return post('contact-ways', wanted, await asPerson(stack, onCall));
}
const confirm = async (way: ContactWay, code: string) =>
  onCall.person.rpc('confirm_contact_address', { p_tenant_id: room.tenantId, p_way: way, p_code: code });
const mine = async (way: ContactWay) => {
  const answer = await onCall.person.rpc('my_contact_ways', { p_tenant_id: room.tenantId });
  return myWaysSchema.parse(answer).ways.find((one) => one.way === way);
};
const lastCode = () => /\d{6}/.exec(new URLSearchParams(twilio.received.at(-1)?.body).get('Body') ?? '')?.[0] ?? '';
/** Proves an address of mail; the codes are read through a channel of the kept mail, so that one must be there. */
async function proveMail(): Promise<string> {
  const address = `private-${randomUUID()}@home.example`;
  expect(await save('email', address)).toMatchObject({ status: 200 });
  await dispatch();
  expect(await confirm('email', stack.mail.latestCode(address) ?? '')).toMatchObject({ confirmed: true });
  return address;
}
const warm = async () => {
  await room.bring([{ at: 0, temperature: -50 }]);
  await dispatch();
};
const toPeople = () =>
  stack.db.admin<{ way: string; event: string; state: string; problem: string | null }[]>`
    select way, event, state, problem from deliveries
    where tenant_id = ${room.tenantId} and member_id is not null order by created_at, event, way`;
const opened = async () => (await toPeople()).filter(({ event }) => event === 'opened');
const overview = async () =>
  z.array(channelSchema).parse(await room.administrator.person.rpc('channel_overview', { p_tenant_id: room.tenantId }));
const archive = (channelId: string) => stack.db.admin`update channels set archived = true where id = ${channelId}`;

describe('a channel that does not work', () => {
  /** Nobody but whoever has the database could break one so: the settings that are saved are checked. */
  const spoil = async (channelId: string) =>
    stack.db.admin`update channels set config = config - 'host' where id = ${channelId}`;

  it('keeps nobody from being mailed while there is another, which is then the first that is asked', async () => {
    const broken = await mailChannel();
    await spoil(broken);
    const working = await mailChannel();
    await warm();
    expect(await opened()).toMatchObject([{ way: 'email', state: 'delivered' }]);
    expect(stack.mail.list(mailOfOnCall)).toHaveLength(1);
    await room.bring([{ at: 60, temperature: -80 }]);
    await dispatch();
    const tries = await stack.db.admin`
      select through_channel_id, attempts from deliveries where tenant_id = ${room.tenantId} and way = 'email' and event = 'resolved'`;
    expect(tries).toEqual([{ through_channel_id: working, attempts: 1 }]);
  });

  it('is seen by an administrator, with the people whom nothing reached through it', async () => {
    const broken = await mailChannel();
    await spoil(broken);
    await warm();
    expect(await opened()).toMatchObject([{ state: 'dead', problem: 'config_invalid host' }]);
    const [seen] = await overview();
    expect(seen).toMatchObject({ failing: { problem: 'config_invalid host' }, deliveredAt: null });
    expect(seen?.dead).toContainEqual(expect.objectContaining({ event: 'opened', person: 'technician' }));
  });

  it('for a while only is passed over, too: the next try goes through the other one', async () => {
    const first = await mailChannel();
    const second = await mailChannel();
    await room.bring([{ at: 0, temperature: -50 }]);
    const throughWhich = async () => {
      await stack.db
        .admin`update deliveries set next_at = now() where tenant_id = ${room.tenantId} and state = 'waiting'`;
      await stack.db.admin`select public.claim_deliveries(20, 120)`;
      const [row] = await stack.db.admin<{ id: string; through: string }[]>`
        select id, through_channel_id as through from deliveries where tenant_id = ${room.tenantId} and way = 'email'`;
      await stack.db.admin`
        select public.settle_delivery(${room.tenantId}, ${row?.id ?? ''}, 'waiting', null, 'unreachable', now(), p_channel_fails => true)`;
      return row?.through;
    };
    expect([await throughWhich(), await throughWhich(), await throughWhich()]).toEqual([first, second, first]);
  });

  it('is asked again once somebody has seen to it', async () => {
    const channelId = await mailChannel();
    await spoil(channelId);
    await warm();
    await stack.db
      .admin`update channels set config = ${stack.db.admin.json({ ...mail, host: MAIL_HOST })} where id = ${channelId}`;
    expect(await overview()).toMatchObject([{ failing: null }]);
    await room.bring([{ at: 60, temperature: -80 }]);
    await dispatch();
    const [seen] = await overview();
    expect(seen?.deliveredAt).not.toBeNull();
  });
});

describe('a person’s own mailbox', () => {
  it('that is no more costs no alert: it goes to where they sign in', async () => {
    const first = await mailChannel();
    const address = await proveMail();
    await archive(first);
    await pickyChannel();
    picky.refuse(address);
    await warm();
    expect(picky.delivered).toContain(mailOfOnCall);
    expect(picky.delivered).not.toContain(address);
    expect(await opened()).toMatchObject([{ way: 'email', state: 'delivered' }]);
    expect(await mine('email')).toMatchObject({ hint: null, endedAt: expect.any(String) });
  });

  it('that cannot be opened any more costs no alert, either', async () => {
    await mailChannel();
    await proveMail();
    await stack.db.admin`update contact_ways set address_sealed = 'junk' where member_id = ${onCall.memberId}`;
    await warm();
    expect(await opened()).toMatchObject([{ way: 'email', state: 'delivered' }]);
    expect(stack.mail.list(mailOfOnCall)).toHaveLength(1);
  });
});

describe('whoever has set nothing', () => {
  it('is told in the language of the channel', async () => {
    await mailChannel({ language: 'de' });
    await warm();
    expect(stack.mail.list(mailOfOnCall)[0]?.subject).toContain('Probe: Temperatur über -70');
  });
});

describe('a code', () => {
  it('that has run out does not go out any more, and says so', async () => {
    await channel('twilio', twilioConfig);
    expect(await save('sms', NUMBER)).toMatchObject({ status: 200 });
    await stack.db.admin`
      update contact_ways set code_until = now() - interval '1 second' where tenant_id = ${room.tenantId}`;
    const before = twilio.received.length;
    await dispatch();
    expect(twilio.received).toHaveLength(before);
    expect((await mine('sms'))?.pending?.sent).toMatchObject({ state: 'dead', problem: 'code_expired' });
  });
});

describe('how the last code went', () => {
  it('is found by the index of what is about no alert, not among all the alerts somebody was told of', async () => {
    const [found] = await stack.db.admin<{ source: string }[]>`
      select prosrc as source from pg_proc where oid = 'private.last_said'::regproc`;
    const query = /return \(([\s\S]*)\);/.exec(found?.source ?? '')?.[1] ?? '';
    const asked = query
      .replaceAll(/p_(tenant|member)_id/g, `'${onCall.memberId}'`)
      .replaceAll(/p_(way|event)/g, `'sms'`);
    const plan = await stack.db.admin.begin(async (sql) => {
      // The tables of a test are too small for a plan to mean anything.
      await sql`set local enable_seqscan = off`;
      await sql`set local enable_sort = off`;
      return sql.unsafe(`explain ${asked}`);
    });
    expect(JSON.stringify(plan)).toContain('deliveries_member_idx');
  });
});

describe('a number', () => {
  it('that has answered STOP is said to have done so, since its owner can take that back', async () => {
    await channel('twilio', twilioConfig);
    await save('sms', NUMBER);
    twilio.answer(twilioError(400, 21610));
    await dispatch();
    expect((await mine('sms'))?.pending?.sent).toMatchObject({ problem: 'recipient_stopped HTTP 400 21610' });
  });

  it('that is proved anew while the one before is given up stays', async () => {
    await channel('twilio', twilioConfig);
    await save('sms', NUMBER);
    await dispatch();
    expect(await confirm('sms', lastCode())).toMatchObject({ confirmed: true });
    await room.bring([{ at: 0, temperature: -50 }]);
    const claimed = z
      .array(
        z.object({ deliveryId: z.string(), person: z.object({ way: z.string(), confirmedAt: z.string() }).nullable() }),
      )
      .parse((await stack.db.admin`select public.claim_deliveries(20, 120) as claimed`)[0]?.['claimed']);
    const mineOf = claimed.find(({ person }) => person?.way === 'sms');
    await stack.db.admin`update contact_ways set confirmed_at = clock_timestamp() where member_id = ${onCall.memberId}`;
    const gone = (confirmedAt: string | undefined) => stack.db.admin`
      select public.settle_delivery(p_tenant_id => ${room.tenantId}, p_delivery_id => ${mineOf?.deliveryId ?? ''}, p_state => 'dead',
        p_reference => null, p_problem => 'recipient_gone', p_next_at => null, p_gone => true, p_confirmed_at => ${confirmedAt ?? ''})`;
    await gone(mineOf?.person?.confirmedAt);
    expect(await mine('sms')).toMatchObject({ hint: '+49 ••• 43', endedAt: null });
    expect(await opened()).toContainEqual(expect.objectContaining({ way: 'sms', state: 'waiting' }));
    // The one that stands now, said of itself, is given up.
    twilio.answer(twilioError(400, 21211));
    await stack.db
      .admin`update deliveries set next_at = now() where tenant_id = ${room.tenantId} and state = 'waiting'`;
    await dispatch();
    expect(await mine('sms')).toMatchObject({ hint: null, endedAt: expect.any(String) });
  });
});
