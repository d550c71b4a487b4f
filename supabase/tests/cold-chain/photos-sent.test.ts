import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evidencePath } from '../../../lib/domain/readings/photo.ts';
import { evidenceAs } from '../../../lib/supabase/evidence.ts';
import { type Client, signedIn } from '../../local/gateway/testing.ts';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import type { Operator } from '../laboratory.ts';
import { type ColdRoom, createColdRoom, reading } from './cold-room.ts';

/*
 * The way of a photo over HTTP: as a phone sends it, through the stock client and Storage, and as a colleague's screen asks for it.
 */
let stack: TestStack;
let room: ColdRoom;
let technician: Operator;
let phone: Client;
beforeAll(async () => {
  stack = await startTestStack();
  room = await createColdRoom(stack.db);
  technician = await room.enrol('technician');
  phone = await clientOf(technician);
});
afterAll(() => stack.close());

async function clientOf({ userId }: Operator): Promise<Client> {
  const [row] = await stack.db.admin<{ email: string }[]>`select email from auth.users where id = ${userId}`;
  return signedIn(stack, row?.email ?? '');
}

const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);

/** Types a reading with this photo; answers the file as a phone holds it. */
async function announce(at: number) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { id } = await technician.say('record_readings.v2', {
    ...{ sensorId: room.sensorId, source: 'manual', readings: [reading(at, -79)], photo: { sha256 } },
  });
  return { tenantId: room.tenantId, commandId: id, bytes: bytes.buffer, type: 'image/jpeg' };
}

it('arrives once, and a second try of the same is told that it is there', async () => {
  const file = await announce(0);
  const send = evidenceAs(() => Promise.resolve(phone), technician.userId);
  expect((await send(file)).status).toBe(200);
  expect((await send({ ...file, bytes: new Uint8Array([0]).buffer })).status).toBe(200);
  const colleague = await clientOf(await room.enrol('auditor'));
  const { data } = await colleague.storage.from('evidence').download(evidencePath(file));
  expect(new Uint8Array((await data?.arrayBuffer()) ?? [])).toEqual(bytes);
});

it('does not go in the name of somebody else who signed in on the same phone', async () => {
  const file = await announce(60);
  const send = evidenceAs(() => Promise.resolve(phone), room.administrator.userId);
  expect(await send(file)).toEqual({ status: 401, message: 'auth_expired' });
});

it('is refused under a name that no command of this person announced', async () => {
  const file = await announce(120);
  const administrator = await clientOf(room.administrator);
  const send = evidenceAs(() => Promise.resolve(administrator), room.administrator.userId);
  expect((await send(file)).status).toBe(403);
});

it('waits when nobody answers', async () => {
  const send = evidenceAs(() => Promise.reject(new Error('no network')), technician.userId);
  expect((await send(await announce(180))).status).toBe(0);
});
