import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ToyDocs, toyModel } from '../testing/toy.ts';
import { toyDevice, toyId } from '../testing/toy-device.ts';
import { ToyServer } from '../testing/toy-server.ts';
import { directReader } from './direct-rows.ts';
import { heldReader } from './queries.ts';

const PLACES = ['north/A1', 'north/A2', null] as const;

/** A device with a sample for each place given, by both readers. */
async function readersOf(places: readonly (string | null)[]) {
  const server = new ToyServer();
  places.forEach((place, at) => server.change(toyId(at), { id: toyId(at), name: `Sample ${at}`, place }));
  const device = await toyDevice(server);
  await device.turn();
  return { device, direct: directReader<ToyDocs>(device.db, toyModel), dexies: heldReader<ToyDocs>(device.db) };
}

test('asked of IndexedDB itself, rows are what Dexie says they are, one after the other and all at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PLACES), { maxLength: 12 }), async (places) => {
      const { device, direct, dexies } = await readersOf(places);
      const ids = Array.from({ length: places.length + 1 }, (_, at) => toyId(at));
      for (const id of ids) expect(await direct.get('sample', id)).toEqual(await dexies.get('sample', id));
      expect(await direct.getMany('sample', ids)).toEqual(await dexies.getMany('sample', ids));
      expect(await direct.by('sample', 'place', 'north/A1')).toEqual(await dexies.by('sample', 'place', 'north/A1'));
      expect(await direct.all('sample')).toEqual(await dexies.all('sample'));
      device.close();
    }),
    { numRuns: 20 },
  );
});

test('a reader that has rested reads what has been written since', async () => {
  const { device, direct } = await readersOf([null]);
  expect(await direct.all('sample')).toHaveLength(1);
  await device.give('make_thing.v1', { thingId: toyId(7), name: 'Plasma' });
  expect(await direct.all('sample')).toHaveLength(2);
  device.close();
});

test('a store that is closed is no empty store', async () => {
  const { device, direct } = await readersOf([null]);
  device.close();
  await expect(direct.all('sample')).rejects.toThrow();
});
