import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SetCalibrationArgs } from '../../../lib/domain/sensors/commands/set-calibration.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';

let database: TestDatabase;
let room: ColdRoom;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  room = await createColdRoom(database);
});
afterAll(() => database.drop());

const moment = (at: number) => new Date(BEGIN + at * 1000).toISOString();

async function calibrate(from: number, offset: number, over: Partial<SetCalibrationArgs> = {}): Promise<void> {
  const result = await room.administrator.say('set_calibration.v1', {
    ...{ calibrationId: randomUUID(), sensorId: room.sensorId, quantity: 'temperature', validFrom: moment(from) },
    ...{ offset, certificate: 'DKD 4711', dueOn: '2027-01-01', ...over },
  });
  expect(result.status).toBe('applied');
}

const stored = () => database.admin`
  select temperature, temperature_raw as raw from readings where tenant_id = ${room.tenantId} order by taken_at`;

describe('the calibration of a sensor', () => {
  it('is added to what the sensor says from its day on, and what it said is kept', async () => {
    await calibrate(100, -0.5);
    await room.bring([
      { at: 0, temperature: -80 },
      { at: 100, temperature: -80 },
    ]);
    expect(await stored()).toMatchObject([
      { temperature: -80, raw: null },
      { temperature: -80.5, raw: -80 },
    ]);
  });

  it('of a late reading is the one that was valid when it was measured', async () => {
    await calibrate(0, 1);
    await calibrate(1000, 2);
    await room.bring([{ at: 2000, temperature: -80 }]);
    await room.bring([{ at: 500, temperature: -80 }]);
    expect(await stored()).toMatchObject([{ temperature: -79 }, { temperature: -78 }]);
  });

  it('leaves what was taken before it was known as it was reported', async () => {
    await room.bring([{ at: 0, temperature: -80 }]);
    await calibrate(0, 5);
    await room.bring([{ at: 0, temperature: -80 }]);
    expect(await stored()).toMatchObject([{ temperature: -80, raw: null }]);
  });

  it('does not make another value of one that is brought again', async () => {
    await calibrate(0, 5);
    await room.bring([{ at: 0, temperature: -80 }]);
    // Refused as one that differs, this would throw.
    await room.bring([{ at: 0, temperature: -80 }]);
    expect(await stored()).toMatchObject([{ temperature: -75, raw: -80 }]);
  });

  it('decides whether a limit is passed, and stands in the sums', async () => {
    await room.limit({ high: -70 });
    await calibrate(0, 15);
    await room.bring([{ at: 0, temperature: -80 }]);
    const excursions = await database.admin`select peak from excursions where tenant_id = ${room.tenantId}`;
    expect(excursions).toMatchObject([{ peak: -65 }]);
    const sums = await database.admin`
      select temperature_max from reading_rollups where tenant_id = ${room.tenantId} and span = 'hour'`;
    expect(sums).toMatchObject([{ temperature_max: -65 }]);
    const [state] = await database.admin`select temperature from sensor_states where tenant_id = ${room.tenantId}`;
    expect(state).toMatchObject({ temperature: -65 });
  });

  it('of one quantity leaves the others alone', async () => {
    await calibrate(0, 3, { quantity: 'humidity' });
    await room.bring([{ at: 0, temperature: -80 }]);
    expect(await stored()).toMatchObject([{ temperature: -80, raw: null }]);
  });

  it('is written into the audit chain', async () => {
    await calibrate(0, 1);
    const rows = await database.admin`
      select payload from audit_log where tenant_id = ${room.tenantId} and payload::text like '%DKD 4711%'`;
    expect(rows).toHaveLength(1);
  });
});
