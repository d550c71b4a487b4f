import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import { deviceReport, envelope, operator, type Operator } from '../laboratory.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let technician: Operator;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  laboratory = await createFurnishedLaboratory(database);
  technician = await laboratory.enrol('technician');
});

const place = (position: string) => ({ containerId: laboratory.boxId, position });

async function state() {
  const [row] = await database.admin<
    { samples: string; commands: string; audit: string; version: string; events: string }[]
  >`
    select (select count(*) from samples where tenant_id = t) as samples, (select count(*) from commands where tenant_id = t) as commands,
      (select count(*) from audit_log where tenant_id = t) as audit, (select count(*) from custody_events where tenant_id = t) as events,
      (select version from tenant_clocks where tenant_id = t) as version
    from (values (${laboratory.tenantId}::uuid)) v (t)`;
  return row;
}

const call = (who: Operator, commands: unknown, device: unknown = deviceReport(who.deviceId)) =>
  who.person.rpc('apply_commands', { p_tenant_id: laboratory.tenantId, p_device: device, p_commands: commands });

describe('saying a command again', () => {
  it('answers `duplicate` with the first verdict and changes nothing', async () => {
    const command = { ...register(laboratory, { barcode: 'T1', place: place('A01') }), id: v7(), seq: 1 };
    const { results: first } = await technician.apply([command]);
    const before = await state();
    const { results: again } = await technician.apply([command]);
    expect(again).toEqual([{ id: command.id, status: 'duplicate', verdict: first[0]?.verdict }]);
    expect(await state()).toEqual(before);
  });

  it('answers `duplicate` to the second of two in one call', async () => {
    const command = { ...register(laboratory, { barcode: 'T1' }), id: v7(), seq: 1 };
    const { results } = await technician.apply([command, command]);
    expect(results.map(({ status }) => status)).toEqual(['applied', 'duplicate']);
    expect((await state())?.samples).toBe('1');
  });

  it('repeats a refusal and a conflict as they were, although they would not be ones now', async () => {
    await technician.apply([register(laboratory, { barcode: 'T1', place: place('A01') })]);
    const conflict = { ...register(laboratory, { barcode: 'T2', place: place('A01') }), id: v7(), seq: 21 };
    const refusal = { ...register(laboratory, { barcode: 'T1' }), id: v7(), seq: 22 };
    const { results: first } = await technician.apply([conflict, refusal]);
    expect(first.map(({ status }) => status)).toEqual(['conflict', 'rejected']);
    const { results: again } = await technician.apply([conflict, refusal]);
    expect(again.map(({ status, verdict }) => [status, verdict.status, verdict.code])).toEqual([
      ['duplicate', 'conflict', 'position_occupied'],
      ['duplicate', 'rejected', 'barcode_duplicate'],
    ]);
  });

  it('tells nobody the verdict of somebody else with the same command id', async () => {
    const id = v7();
    await technician.apply([{ ...register(laboratory, { barcode: 'T1' }), id }]);
    const other = await laboratory.enrol('technician');
    const { results } = await other.apply([{ ...register(laboratory, { barcode: 'T2' }), id }]);
    expect(results[0]).toMatchObject({ status: 'rejected', verdict: { code: 'id_taken' } });
    expect((await state())?.samples).toBe('1');
  });
});

describe('sequence numbers', () => {
  it('refuses another command under a used one, and keeps it as evidence', async () => {
    await technician.apply([{ ...register(laboratory, { barcode: 'T1' }), seq: 7 }]);
    const forged = { ...register(laboratory, { barcode: 'T2' }), id: v7(), seq: 7 };
    const { results } = await technician.apply([forged]);
    expect(results[0]).toMatchObject({ status: 'rejected', verdict: { code: 'sequence_reused', details: { seq: 7 } } });
    const [row] = await database.admin`select code from commands where id = ${forged.id}`;
    expect(row?.['code']).toBe('sequence_reused');
    expect((await technician.apply([forged])).results[0]?.status).toBe('duplicate');
  });

  it('refuses the second use within one call', async () => {
    const { results } = await technician.apply([
      { ...register(laboratory, { barcode: 'T1' }), seq: 3 },
      { ...register(laboratory, { barcode: 'T2' }), seq: 3 },
    ]);
    expect(results.map(({ verdict }) => verdict.code)).toEqual([null, 'sequence_reused']);
  });

  it('takes commands in the order they come, whatever their numbers', async () => {
    const { results } = await technician.apply([
      { ...register(laboratory, { barcode: 'T9' }), seq: 9 },
      { ...register(laboratory, { barcode: 'T2' }), seq: 2 },
      { ...register(laboratory, { barcode: 'T5' }), seq: 5 },
    ]);
    expect(results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
    const [device] = await database.admin`select last_seq from devices where id = ${technician.deviceId}`;
    expect(device?.['last_seq']).toBe('9');
  });

  it('lets two devices count for themselves', async () => {
    const other = await laboratory.enrol('technician');
    await technician.apply([{ ...register(laboratory, { barcode: 'T1' }), seq: 1 }]);
    const { results } = await other.apply([{ ...register(laboratory, { barcode: 'T2' }), seq: 1 }]);
    expect(results[0]?.status).toBe('applied');
  });
});

describe('one bad command among good ones', () => {
  it('is set aside with its SQLSTATE when it hits an unexpected error; the others are applied', async () => {
    await database.admin.unsafe(`
      create function private.poison_v1(p private.command_context, args jsonb) returns private.command_outcome
      language plpgsql set search_path = '' as $$ begin perform 1 / 0; end $$;
      grant execute on function private.poison_v1(private.command_context, jsonb) to tracseq_command;
      insert into private.command_permissions values ('poison.v1', '{technician}');
      insert into private.command_functions values ('poison.v1', 'poison_v1')`);
    const { results } = await technician.apply([
      register(laboratory, { barcode: 'T1' }),
      { name: 'poison.v1', args: {} },
      register(laboratory, { barcode: 'T2' }),
    ]);
    expect(results.map(({ status, verdict }) => [status, verdict.code])).toEqual([
      ['applied', null],
      ['rejected', 'internal'],
      ['applied', null],
    ]);
    expect(results[1]?.verdict).toMatchObject({ kind: 'unknown', details: { sqlstate: '22012' } });
    await database.admin.unsafe(`
      delete from private.command_functions where name = 'poison.v1';
      delete from private.command_permissions where name = 'poison.v1';
      drop function private.poison_v1`);
  });

  it('leaves nothing of what it did before it was refused', async () => {
    const { results } = await technician.apply([
      register(laboratory, { barcode: 'T1', place: { containerId: laboratory.boxId, position: 'Z99' } }),
    ]);
    expect(results[0]?.verdict.code).toBe('position_invalid');
    expect(await state()).toMatchObject({ samples: '0' });
    const [code] =
      await database.admin`select from barcodes where tenant_id = ${laboratory.tenantId} and barcode = 'T1'`;
    expect(code).toBeUndefined();
  });

  it('fails the whole call when the database is in trouble, so that nothing is recorded as refused', async () => {
    await database.admin.unsafe(`
      create function private.trouble_v1(p private.command_context, args jsonb) returns private.command_outcome
      language plpgsql set search_path = '' as $$ begin raise exception using errcode = '40P01'; end $$;
      grant execute on function private.trouble_v1(private.command_context, jsonb) to tracseq_command;
      insert into private.command_permissions values ('trouble.v1', '{technician}');
      insert into private.command_functions values ('trouble.v1', 'trouble_v1')`);
    const before = await state();
    await expect(
      technician.apply([register(laboratory, { barcode: 'T1' }), { name: 'trouble.v1', args: {} }]),
    ).rejects.toMatchObject({ code: '40P01' });
    expect(await state()).toEqual(before);
    await database.admin.unsafe(`
      delete from private.command_functions where name = 'trouble.v1';
      delete from private.command_permissions where name = 'trouble.v1';
      drop function private.trouble_v1`);
  });
});

describe('who may say what', () => {
  it('refuses a command of a future version or an unknown name', async () => {
    const { results } = await technician.apply([
      { name: 'register_sample.v9', args: {} },
      { name: 'destroy_everything.v1', args: {} },
    ]);
    expect(results.map(({ verdict }) => verdict.code)).toEqual(['command_unknown', 'command_unknown']);
  });

  it('refuses a command that the role may not give, before looking at its arguments', async () => {
    const auditor = await laboratory.enrol('auditor');
    expect((await auditor.sayAny('register_sample.v1', { nonsense: true })).verdict.code).toBe('not_permitted');
    expect((await technician.sayAny('create_site.v1', {})).verdict.code).toBe('not_permitted');
  });

  it('judges by the role as it is at that command of the call', async () => {
    const supervisor = await laboratory.enrol('supervisor');
    await laboratory.administrator.say('change_role.v1', { memberId: supervisor.memberId, role: 'administrator' });
    const site = () => ({ name: 'create_site.v1', args: { siteId: randomUUID(), name: 'X', timeZone: 'UTC' } });
    const { results } = await supervisor.apply([
      site(),
      { name: 'change_role.v1', args: { memberId: supervisor.memberId, role: 'supervisor' } },
      site(),
    ]);
    expect(results.map(({ verdict }) => verdict.code)).toEqual([null, null, 'not_permitted']);
  });

  it('lets an administrator leave in the middle of a call: what follows is refused, what went before stays', async () => {
    const other = await laboratory.enrol('administrator');
    const { results } = await other.apply([
      register(laboratory, { barcode: 'T1' }),
      { name: 'remove_member.v1', args: { memberId: other.memberId } },
      register(laboratory, { barcode: 'T2' }),
    ]);
    expect(results.map(({ verdict }) => verdict.code)).toEqual([null, null, 'not_permitted']);
    expect((await state())?.samples).toBe('1');
    await expect(other.apply([])).rejects.toMatchObject({ code: 'PT403', message: 'tenant_unknown' });
  });

  it('answers a stranger and a forged tenant alike, and writes nothing', async () => {
    const stranger = operator(database, laboratory.tenantId, await database.createPerson(`${randomUUID()}@x.example`));
    const before = await state();
    for (const tenantId of [laboratory.tenantId, randomUUID()]) {
      await expect(
        stranger.person.rpc('apply_commands', {
          p_tenant_id: tenantId,
          p_device: deviceReport(randomUUID()),
          p_commands: [],
        }),
      ).rejects.toMatchObject({ code: 'PT403', message: 'tenant_unknown' });
    }
    expect(await state()).toEqual(before);
  });

  it('asks for sign-in when the token names nobody', async () => {
    const nobody = database.asPerson(null, { role: 'authenticated' });
    await expect(
      nobody.rpc('apply_commands', {
        p_tenant_id: laboratory.tenantId,
        p_device: deviceReport(randomUUID()),
        p_commands: [],
      }),
    ).rejects.toMatchObject({ code: 'PT401', message: 'auth_expired' });
  });
});

describe('devices', () => {
  it('takes a report without commands as a sign of life, and no version is spent on it', async () => {
    const before = await state();
    await call(technician, [], {
      ...deviceReport(technician.deviceId),
      queueLength: 12,
      oldestQueuedAt: '2026-01-01T00:00:00.000Z',
    });
    const [device] =
      await database.admin`select queue_length, last_contact_at > now() - interval '1 minute' as fresh from devices
      where id = ${technician.deviceId}`;
    expect(device).toEqual({ queue_length: 12, fresh: true });
    expect((await state())?.version).toBe(before?.version);
  });

  it('refuses the device of somebody else', async () => {
    await technician.apply([]);
    const other = await laboratory.enrol('technician');
    await expect(call(other, [], deviceReport(technician.deviceId))).rejects.toMatchObject({
      message: 'device_forbidden',
    });
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['an unknown field', { ...deviceReport(randomUUID()), extra: 1 }],
    ['a negative queue', { ...deviceReport(randomUUID()), queueLength: -1 }],
    ['a name of ten thousand letters', { ...deviceReport(randomUUID()), name: 'x'.repeat(10_000) }],
    ['an id that is none', { ...deviceReport('1') }],
  ])('refuses a report that is %s', async (_name, report) => {
    await expect(call(technician, [], report)).rejects.toMatchObject({ code: 'PT400', message: 'arguments_invalid' });
  });
});

describe('what the call itself may not be', () => {
  it('refuses more than 500 commands', async () => {
    const commands = Array.from({ length: 501 }, (_, at) => envelope({ name: 'x.v1', args: {}, seq: at + 1 }));
    await expect(call(technician, commands)).rejects.toMatchObject({ code: 'PT413', message: 'too_many_items' });
  });

  it.each([
    ['an object', {}],
    ['null', null],
    ['a text', 'register'],
    ['a list with a number in it', [1]],
    ['a command without an id', [{ seq: 1 }]],
    ['a command whose id is none', [{ id: 'x', seq: 1 }]],
  ])('refuses %s as a whole, with nothing written', async (_name, commands) => {
    const before = await state();
    await expect(call(technician, commands)).rejects.toMatchObject({ code: 'PT400', message: 'arguments_invalid' });
    expect(await state()).toEqual(before);
  });

  it.each([
    ['no sequence', { seq: undefined }],
    ['sequence zero', { seq: 0 }],
    ['a sequence beyond what devices count', { seq: 1e300 }],
    ['a broken sequence', { seq: 1.5 }],
    ['an unknown field', { extra: true }],
    ['arguments that are a list', { args: [] }],
    ['a time that is none', { deviceTime: 'yesterday' }],
    ['a time that does not exist', { deviceTime: '2026-02-30T00:00:00.000Z' }],
    ['an hour that does not exist', { deviceTime: '2026-02-03T24:00:00.000Z' }],
    ['a time with an offset', { deviceTime: '2026-02-03T04:00:00+02:00' }],
    ['a clock offset in words', { clockOffsetMs: 'fast' }],
    ['a name that is a number', { name: 7 }],
    ['ten megabytes of arguments', { args: { barcode: 'x'.repeat(10_000_000) } }],
  ])('refuses %s in one command alone', async (_name, broken) => {
    const good = envelope({ ...register(laboratory, { barcode: 'T1' }), seq: 50 });
    const bad = { ...envelope({ ...register(laboratory, { barcode: 'T2' }), seq: 51 }), ...broken };
    const answer = await call(technician, [bad, good]);
    expect(answer).toMatchObject({
      results: [
        { id: bad.id, status: 'rejected', verdict: { code: 'arguments_invalid', kind: 'validation' } },
        { id: good.id, status: 'applied' },
      ],
    });
    expect(await call(technician, [bad])).toMatchObject({ results: [{ status: 'duplicate' }] });
  });
});

it('writes one line of audit and one of the ledger for each command, whatever came of it', async () => {
  const before = await state();
  await technician.apply([
    register(laboratory, { barcode: 'T1', place: place('A01') }),
    register(laboratory, { barcode: 'T2', place: place('A01') }),
    register(laboratory, { barcode: 'T1' }),
    { name: 'nothing.v1', args: {} },
  ]);
  const after = await state();
  expect(Number(after?.commands) - Number(before?.commands)).toBe(4);
  expect(Number(after?.audit) - Number(before?.audit)).toBe(4);
});
