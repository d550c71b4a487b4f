import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestDevice } from '../testing/device.ts';
import { placeOf, toyDevice, toyId } from '../testing/toy-device.ts';
import { ToyServer } from '../testing/toy-server.ts';
import type { ToyDocs } from '../testing/toy.ts';
import { pullAll } from '../pull/pull.ts';
import { pushOnce } from '../push/push.ts';
import { catchUp } from './catch-up.ts';

const thing = toyId(1);
let device: TestDevice<ToyDocs>;

beforeEach(async () => {
  device = await toyDevice(new ToyServer());
});
afterEach(() => device.close());

test('what a pull brings back of a thing that was given up meanwhile is gone again before anybody decides on it', async () => {
  await device.give('make_thing.v1', { thingId: thing, name: 'Plasma' });
  await device.give('put_thing.v1', { thingId: thing, place: 'north/A1' });
  await pushOnce(device.lead);
  await device.give('drop_thing.v1', { thingId: thing });
  await pullAll(device.lead, true);
  expect(await placeOf(device, thing)).toBe('north/A1');

  await catchUp(device.db, device.lead.predictor);
  expect(await placeOf(device, thing)).toBeUndefined();
});
