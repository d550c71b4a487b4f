import { expect, test, vi } from 'vitest';
import { createColdRoom } from '../tests/cold-chain/cold-room.ts';
import { startSchedule } from './schedule.ts';
import { createTestDatabase } from './testing.ts';

test('the schedule tells of silent sensors by itself, once', async () => {
  const database = await createTestDatabase();
  const room = await createColdRoom(database);
  await room.limit({ silentAfterSeconds: 3600 });
  await room.bring([{ at: 0, temperature: -80 }]);
  const schedule = await startSchedule({ url: database.urlAs('postgres'), every: 20 });
  const told = () => database.admin`select kind from alerts where tenant_id = ${room.tenantId}`;
  await vi.waitFor(async () => expect(await told()).toHaveLength(1), { timeout: 20_000 });
  await schedule.stop();
  expect(await told()).toHaveLength(1);
  await database.drop();
});
