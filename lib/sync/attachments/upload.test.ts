import { describe, expect, test } from 'vitest';
import { countUnsyncedIn } from '../store/count-unsynced.ts';
import { storeName } from '../store/open.ts';
import { SyncError } from '../ports.ts';
import { Phone, until, untilStatus } from '../testing/phone.ts';
import { toyId } from '../testing/toy-device.ts';
import { ToyServer } from '../testing/toy-server.ts';

const tube = toyId(1);
const picture = (...bytes: number[]) => ({ bytes: new Uint8Array(bytes).buffer, type: 'image/jpeg' });
const make = { name: 'make_thing.v1', args: { thingId: tube, name: 'Plasma' } };
const identity = { server: 'https://lab.example', tenantId: 'tenant', userId: 'user' };

/** A phone with one tab that can be taken off the network, and its server. */
async function phoneInHand() {
  const server = new ToyServer();
  const phone = new Phone(server);
  const tab = await phone.openTab();
  return { ...tab, phone, server };
}

describe('a picture of a command', () => {
  test('goes out by itself after its command, and is then no longer on the device', async () => {
    const { engine, phone } = await phoneInHand();
    const { id } = await engine.enqueue(make, picture(1, 2, 3));
    await untilStatus(engine, { pictures: 0, waiting: 0, pill: 'synced' });
    expect([...new Uint8Array(phone.attachments.stored.get(id) ?? [])]).toEqual([1, 2, 3]);
    await phone.close();
  });

  test('that does not go does not hold up its command, and is tried again', async () => {
    const { engine, phone, server } = await phoneInHand();
    phone.attachments.failure = () => new SyncError('transient', 'transient');
    const { id } = await engine.enqueue(make, picture(1));
    await untilStatus(engine, { waiting: 0, pictures: 1, pill: 'waiting' });
    expect(server.ledger.has(id)).toBe(true);
    phone.attachments.failure = () => undefined;
    phone.clock.pass(60_000);
    await untilStatus(engine, { pictures: 0 });
    expect(phone.attachments.stored.has(id)).toBe(true);
    await phone.close();
  });

  test('that is refused keeps no other from going', async () => {
    const { engine, phone } = await phoneInHand();
    const first = await engine.keep(make, picture(1));
    phone.attachments.failure = (commandId) =>
      commandId === first.id ? new SyncError('validation', 'arguments_invalid') : undefined;
    const second = await engine.enqueue(
      { name: 'put_thing.v1', args: { thingId: tube, place: 'north/A1' } },
      picture(2),
    );
    await until(() => {
      phone.clock.pass(60_000);
      return phone.attachments.stored.has(second.id);
    }, 'the second picture is there');
    expect(await engine.status()).toMatchObject({ pictures: 1 });
    await phone.close();
  });

  test('counts as what would be lost with the store, also when all commands are on the server', async () => {
    const { engine, phone } = await phoneInHand();
    phone.attachments.failure = () => new SyncError('forbidden', 'not_permitted');
    await engine.enqueue(make, picture(1));
    await untilStatus(engine, { waiting: 0, pictures: 1 });
    expect(await engine.outbox.unsyncedCount()).toBe(1);
    await phone.close();
    expect(await countUnsyncedIn(storeName(identity), phone.storage)).toBe(1);
  });

  test('survives the end of the app before it went', async () => {
    const { engine, phone } = await phoneInHand();
    phone.attachments.failure = () => new SyncError('transient', 'transient');
    const { id } = await engine.enqueue(make, picture(7));
    await untilStatus(engine, { waiting: 0, pictures: 1 });
    await phone.close();
    phone.attachments.failure = () => undefined;
    await phone.openTab();
    await until(() => phone.attachments.stored.has(id), 'the picture is there');
    await phone.close();
  });

  test('of a refused command waits with it, and goes under the name of the one that is given again', async () => {
    const { engine, phone } = await phoneInHand();
    await engine.enqueue(make);
    const { id } = await engine.enqueue(make, picture(9));
    await untilStatus(engine, { setAside: 1, pictures: 1 });
    expect(phone.attachments.tries).toBe(0);
    const again = await engine.outbox.retry(id);
    await untilStatus(engine, { setAside: 1, pictures: 1 });
    await engine.outbox.discard(again, 'not true');
    await untilStatus(engine, { setAside: 0, pictures: 0 });
    expect(phone.attachments.stored.size).toBe(0);
    await phone.close();
  });
});
