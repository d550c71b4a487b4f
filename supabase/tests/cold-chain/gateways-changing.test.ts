import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';
import {
  asAdministrator,
  asPerson,
  callFunction,
  makeGateway,
  type MadeGateway,
  renewSecret,
  signed,
} from './gateway.ts';

/*
 * What an administrator does to a gateway that is there, through the function that makes its secrets, and what the gateway hears of it.
 */

let stack: TestStack;
let room: ColdRoom;
let gateway: MadeGateway;

beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  room = await createColdRoom(stack.db);
  gateway = await makeGateway(stack, room);
});

/** Sends a reading as the gateway does. */
function bring(at: number, { secret = gateway.secret } = {}) {
  const takenAt = new Date(BEGIN + at * 1000).toISOString();
  const batch = { readings: [{ sensorId: room.sensorId, takenAt, temperature: -80 }] };
  const headers = signed(JSON.stringify(batch), secret);
  return callFunction(stack, `ingest-readings?gateway=${gateway.gatewayId}`, batch, headers);
}
const call = (more: Record<string, unknown> = {}) => ({
  ...{ p_tenant_id: room.tenantId, p_gateway_id: gateway.gatewayId },
  ...more,
});
const setArchived = (archived: boolean) =>
  room.administrator.person.rpc('set_gateway_archived', call({ p_archived: archived }));

describe('its secret', () => {
  it('is a new one when an administrator asks: the old one is refused from then on, and the new one taken', async () => {
    const renewed = await renewSecret(stack, room, gateway.gatewayId);
    expect(renewed).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await bring(0)).toMatchObject({ status: 401, body: { code: 'tenant_unknown' } });
    expect(await bring(0, { secret: renewed })).toMatchObject({ status: 200, body: { accepted: 1 } });
  });

  it('stays when somebody else asks for a new one, or somebody asks in a way that says nothing', async () => {
    const renewal = { tenantId: room.tenantId, gatewayId: gateway.gatewayId, renew: true };
    const administrator = await asAdministrator(stack, room);
    const { renew: _, ...nothing } = renewal;
    const asked = [
      [renewal, await asPerson(stack, await room.enrol('supervisor')), 403, 'not_permitted'],
      [renewal, await asAdministrator(stack, await createColdRoom(stack.db)), 403, 'tenant_unknown'],
      [{ ...renewal, gatewayId: randomUUID() }, administrator, 404, 'gateway_not_found'],
      [nothing, administrator, 400, 'arguments_invalid'],
      [{ ...renewal, name: 'Cellar' }, administrator, 400, 'arguments_invalid'],
      [{ ...renewal, renew: false }, administrator, 400, 'arguments_invalid'],
    ] as const;
    for (const [body, headers, status, code] of asked)
      expect(await callFunction(stack, 'gateways', body, headers)).toMatchObject({ status, body: { code } });
    expect(await bring(0)).toMatchObject({ status: 200, body: { accepted: 1 } });
  });
});

describe('out of use', () => {
  it('it is told so, and nobody else is; back in use it is heard with the secret it has', async () => {
    await setArchived(true);
    expect(await bring(0)).toEqual({ status: 403, body: { code: 'gateway_archived', details: {} } });
    const { secret } = await makeGateway(stack, room);
    expect(await bring(0, { secret })).toMatchObject({ status: 401, body: { code: 'tenant_unknown' } });
    await setArchived(false);
    expect(await bring(0)).toMatchObject({ status: 200, body: { accepted: 1 } });
  });

  it('it brings nothing, and what it brought before stays', async () => {
    await bring(0);
    await setArchived(true);
    await bring(60);
    const [counted] = await stack.db
      .admin`select count(*)::int as rows from readings where tenant_id = ${room.tenantId}`;
    expect(counted).toEqual({ rows: 1 });
  });

  it('it is refused by the database itself, whatever the function that asked had looked up before', async () => {
    await setArchived(true);
    const asked = stack.db.admin.begin(async (sql) => {
      await sql`select set_config('role', 'service_role', true), set_config('request.jwt.claims', '{"role":"service_role"}', true)`;
      await sql`select public.ingest_readings(${room.tenantId}, ${gateway.gatewayId}, ${randomUUID()}, '[]'::jsonb)`;
    });
    await expect(asked).rejects.toMatchObject({ message: 'gateway_archived' });
  });
});

describe('a change', () => {
  const calls: readonly [string, Record<string, unknown>][] = [
    ['rename_gateway', { p_name: 'Cellar' }],
    ['renew_gateway_secret', { p_secret_sealed: 'sealed anew' }],
    ['set_gateway_archived', { p_archived: true }],
  ];
  const stored = async () => {
    const [row] = await stack.db.admin`
      select name, secret_sealed, archived from gateways where tenant_id = ${room.tenantId} and id = ${gateway.gatewayId}`;
    return row;
  };
  const trail = () => stack.db.admin<{ action: string; payload: unknown }[]>`
    select action, payload from audit_log where tenant_id = ${room.tenantId} and action like '%gateway%' order by seq`;

  it.each(calls)(
    '(%s) is made by an administrator alone, by no supervisor and from no other laboratory',
    async (name, more) => {
      const before = await stored();
      for (const role of ['technician', 'supervisor', 'auditor'] as const) {
        const { person } = await room.enrol(role);
        await expect(person.rpc(name, call(more))).rejects.toMatchObject({ message: 'not_permitted' });
      }
      const { administrator: stranger, tenantId } = await createColdRoom(stack.db);
      await expect(stranger.person.rpc(name, call(more))).rejects.toMatchObject({ message: 'tenant_unknown' });
      const asTheirs = { ...call(more), p_tenant_id: tenantId };
      await expect(stranger.person.rpc(name, asTheirs)).rejects.toMatchObject({ message: 'gateway_not_found' });
      expect(await stored()).toEqual(before);
      await room.administrator.person.rpc(name, call(more));
      expect(await stored()).not.toEqual(before);
    },
  );

  it('leaves a line in the audit trail, none where nothing changes, and the chain holds', async () => {
    const { person } = room.administrator;
    for (const [name, more] of calls) await person.rpc(name, call(more));
    await person.rpc('rename_gateway', call({ p_name: ' Cellar ' }));
    await person.rpc('set_gateway_archived', call({ p_archived: true }));
    await person.rpc('set_gateway_archived', call({ p_archived: false }));
    const { gatewayId } = gateway;
    const named = { gatewayId, name: 'Cellar' };
    expect((await trail()).map(({ action, payload }) => [action, payload])).toEqual([
      ['register_gateway', { gatewayId, name: 'Basement' }],
      ['rename_gateway', { ...named, formerName: 'Basement' }],
      ['renew_gateway_secret', named],
      ['archive_gateway', named],
      ['restore_gateway', named],
    ]);
    expect(await person.rpc('verify_audit_chain', { p_tenant_id: room.tenantId })).toMatchObject({ ok: true });
  });

  it('is refused where it is to a name that says nothing, a secret that is none, or neither in use nor out of it', async () => {
    const before = await stored();
    for (const [name, more] of [
      ['rename_gateway', { p_name: '  ' }],
      ['rename_gateway', { p_name: 'x'.repeat(121) }],
      ['renew_gateway_secret', { p_secret_sealed: '' }],
      ['set_gateway_archived', { p_archived: null }],
    ] as const) {
      const asked = room.administrator.person.rpc(name, call(more));
      await expect(asked, name).rejects.toMatchObject({ message: 'arguments_invalid' });
    }
    expect(await stored()).toEqual(before);
  });
});
