import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evidencePath } from '../../../lib/domain/readings/photo.ts';
import { evidenceAs } from '../../../lib/supabase/evidence.ts';
import { type Client, signedIn } from '../../local/gateway/testing.ts';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom, reading } from './cold-room.ts';

/*
 * Photos of readings that retention has deleted: the edge function in Deno deletes the files through Storage, and the audit log says so.
 */

let stack: TestStack;
let room: ColdRoom;
let phone: Client;
beforeAll(async () => {
  stack = await startTestStack();
  room = await createColdRoom(stack.db);
  const [row] = await stack.db.admin<{ email: string }[]>`
    select email from auth.users where id = ${room.administrator.userId}`;
  phone = await signedIn(stack, row?.email ?? '');
});
afterAll(() => stack.close());

const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
const fileOf = (commandId: string) => ({
  tenantId: room.tenantId,
  commandId,
  bytes: bytes.buffer,
  type: 'image/jpeg',
});
const send = (commandId: string) =>
  evidenceAs(() => Promise.resolve(phone), room.administrator.userId)(fileOf(commandId));

/** A typed reading with its photo; answers the command that brought both. */
async function typed(at: number): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { id } = await room.administrator.say('record_readings.v2', {
    ...{ sensorId: room.sensorId, source: 'manual', readings: [reading(at, -79)], photo: { sha256 } },
  });
  expect((await send(id)).status).toBe(200);
  return id;
}

/** As if it had been typed sixteen years ago, and its reading deleted since. */
async function aged(commandId: string): Promise<void> {
  await stack.db.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`update reading_photos set taken_at = taken_at - interval '16 years' where command_id = ${commandId}`;
  });
}

const isThere = async (commandId: string) =>
  (await phone.storage.from('evidence').download(evidencePath({ tenantId: room.tenantId, commandId }))).data !== null;

async function removePhotos(key = stack.secretKey) {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${stack.url}/functions/v1/remove-photos`, { method: 'POST', headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

it('a photo goes when its reading has gone, and no other; its hash and the audit log keep that there was one', async () => {
  const [young, old] = [await typed(0), await typed(60)];
  await aged(old);
  expect(await removePhotos()).toEqual({ status: 200, body: { removed: 1 } });
  expect(await isThere(young)).toBe(true);
  expect(await isThere(old)).toBe(false);
  const rows = await stack.db.admin`select from reading_photos where command_id = ${old}`;
  expect(rows).toHaveLength(1);
  const audit = await stack.db.admin<{ payload: unknown }[]>`
    select payload from audit_log where tenant_id = ${room.tenantId} and action = 'delete_photos'`;
  expect(audit).toMatchObject([{ payload: { count: 1, commandIds: [old] } }]);
  expect(await removePhotos()).toEqual({ status: 200, body: { removed: 0 } });
  // A phone that was away for long brings it too late.
  expect((await send(old)).status).toBe(403);
});

it('a picture that has gone is not looked at again, and of what announced it nothing else can be changed', async () => {
  const old = await typed(90);
  await aged(old);
  const left = () =>
    stack.db.admin`
      select command_id from reading_photos where tenant_id = ${room.tenantId} and picture_removed_at is null
      and taken_at < now() - interval '15 years'`;
  expect(await left()).toEqual([{ command_id: old }]);
  expect(await removePhotos()).toMatchObject({ body: { removed: 1 } });
  expect(await left()).toEqual([]);
  // The way to the old ones leads over an index in which those that have gone are not.
  const plan = await stack.db.admin.begin(async (sql) => {
    await sql`set local enable_seqscan = off`;
    return await sql`
      explain select from reading_photos where tenant_id = ${room.tenantId} and taken_at < now() and picture_removed_at is null`;
  });
  expect(JSON.stringify(plan)).toContain('reading_photos_there_idx');
  await expect(stack.db.admin`update reading_photos set sha256 = sha256`).rejects.toThrow();
  await expect(stack.db.admin`delete from reading_photos`).rejects.toThrow();
});

it('a photo stays while somebody has to answer for what its reading shows', async () => {
  const id = await typed(120);
  await aged(id);
  await stack.db.admin`
    insert into alerts (tenant_id, id, kind, severity, sensor_id, started_at, opened_at)
    select tenant_id, gen_random_uuid(), 'sensor_silent', 'critical', sensor_id, taken_at, taken_at
    from reading_photos where command_id = ${id}`;
  expect(await removePhotos()).toMatchObject({ body: { removed: 0 } });
  expect(await isThere(id)).toBe(true);
});

it('nobody without the key of the service removes any', async () => {
  expect((await removePhotos('sb_publishable_tracseq_storage_embedded')).status).toBe(403);
});
