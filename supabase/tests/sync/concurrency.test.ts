import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import { operator, type SaidCommand } from '../laboratory.ts';
import { checksumOf, emptyHold, pullAll } from './puller.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;

beforeAll(async () => {
  database = await createTestDatabase({ max: 24 });
  laboratory = await createFurnishedLaboratory(database);
});
afterAll(() => database.drop());

/** Devices of one person who may do field work: each is its own client with its own connection. */
async function devices(count: number) {
  const { userId } = await laboratory.enrol('technician');
  return Array.from({ length: count }, () => operator(database, laboratory.tenantId, userId));
}

/** Asks again when the server was too busy, as every device does. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof postgres.PostgresError) || error.code !== '57014') throw error;
    }
  }
}

describe('a cursor', () => {
  it('misses nothing while 16 clients commit 100,000 changes, and holds in the end what the server holds', async () => {
    const clients = await devices(16);
    const perClient = Math.ceil(100_000 / clients.length);
    // Few things changed often: every change moves a row to the end of the feed, where a hole would hide.
    const mine = await Promise.all(
      clients.map(async (client) => {
        const samples = Array.from({ length: 250 }, () => register(laboratory, { barcode: randomUUID() }));
        await client.apply(samples);
        return samples.map(({ args }) => args.sampleId);
      }),
    );
    const before = await version();
    const held = emptyHold('tenant');
    const progress = { writing: true };
    const reading = (async () => {
      const watcher = laboratory.administrator.person;
      let pages = 0;
      while (progress.writing) {
        await pullAll(watcher, laboratory.tenantId, held, 700, () => (pages += 1));
        await breathe();
      }
      return pages;
    })();
    await Promise.all(
      clients.map(async (_client, at) => {
        // The set-based half of apply_commands, without the commands: the lock, the flush, the counter updated last.
        for (let done = 0; done < perClient; done += 250) {
          await database.admin.begin(async (sql) => {
            const [clock] = await sql<{ version: string }[]>`
              select version from tenant_clocks where tenant_id = ${laboratory.tenantId} for update`;
            const ids = mine[at] ?? [];
            const [row] = await sql<{ version: string }[]>`
              select private.flush_changes(${laboratory.tenantId}, ${clock?.version ?? '0'}, ${ids.map(() => 'sample')}, ${ids}) as version`;
            await sql`update tenant_clocks set version = ${row?.version ?? '0'} where tenant_id = ${laboratory.tenantId}`;
          });
        }
      }),
    );
    progress.writing = false;
    const pages = await reading;
    await pullAll(laboratory.administrator.person, laboratory.tenantId, held, 5000);
    expect((await version()) - before).toBeGreaterThanOrEqual(100_000);
    expect(pages).toBeGreaterThan(10);
    expect(checksumOf(held)).toEqual(held.checksum);
    const fresh = await pullAll(laboratory.administrator.person, laboratory.tenantId, emptyHold('tenant'), 5000);
    expect(held.rows).toEqual(fresh.rows);
  }, 240_000);

  async function version(): Promise<number> {
    const [row] = await database.admin<{ version: string }[]>`
      select version from tenant_clocks where tenant_id = ${laboratory.tenantId}`;
    return Number(row?.version);
  }
});

describe('twenty devices with 500 queued commands each', () => {
  it('lose none and double none when all reconnect at once and each says everything twice', async () => {
    const clients = await devices(20);
    const queues = clients.map((_client, device) =>
      Array.from({ length: 500 }, (_, at): SaidCommand & { id: string; seq: number } => ({
        ...register(laboratory, { barcode: `Q-${device}-${at}` }),
        id: randomUUID(),
        seq: at + 1,
      })),
    );
    const statuses = await Promise.all(
      clients.map(async (client, device) => {
        const queue = queues[device] ?? [];
        const first: string[] = [];
        for (let at = 0; at < queue.length; at += 100) {
          const batch = queue.slice(at, at + 100);
          // The answer of the first call is lost on the way; the device asks again.
          const [once, again] = await Promise.all([
            patiently(() => client.apply(batch)),
            patiently(() => client.apply(batch)),
          ]);
          first.push(...[once, again].flatMap(({ results }) => results.map(({ status }) => status)));
        }
        return first;
      }),
    );
    const all = statuses.flat();
    const counted = (wanted: string) => all.filter((status) => status === wanted).length;
    expect({ applied: counted('applied'), duplicate: counted('duplicate') }).toEqual({
      applied: 10_000,
      duplicate: 10_000,
    });
    const [found] = await database.admin<{ samples: string; commands: string; events: string; codes: string }[]>`
      select (select count(*) from labware where tenant_id = t and barcode like 'Q-%') as samples,
        (select count(*) from commands where tenant_id = t and args ->> 'barcode' like 'Q-%') as commands,
        (select count(distinct e.sample_id) from custody_events e join labware l using (tenant_id, sample_id)
         where tenant_id = t and l.barcode like 'Q-%' and e.kind = 'received') as events,
        (select count(*) from barcodes where tenant_id = t and barcode like 'Q-%') as codes
      from (values (${laboratory.tenantId}::uuid)) v (t)`;
    expect(found).toEqual({ samples: '10000', commands: '10000', events: '10000', codes: '10000' });
  }, 240_000);

  it('that all claim the same nine positions leave one tube in each, and a conflict for every other', async () => {
    const clients = await devices(20);
    const results = await Promise.all(
      clients.map((client, device) => {
        const claims = Array.from({ length: 9 }, (_, at) =>
          register(laboratory, {
            barcode: `C-${device}-${at}`,
            place: { containerId: laboratory.otherBoxId, position: `A0${at + 1}` },
          }),
        );
        return patiently(() => client.apply(claims.map((claim, at) => ({ ...claim, id: randomUUID(), seq: at + 1 }))));
      }),
    );
    const statuses = results.flatMap((answer) => answer.results).map(({ status }) => status);
    const counted = (wanted: string) => statuses.filter((status) => status === wanted).length;
    expect([counted('applied'), counted('conflict')]).toEqual([9, 171]);
    const [found] = await database.admin`
      select (select count(*) from placements where container_id = ${laboratory.otherBoxId}) as placed,
        (select count(*) from conflicts where tenant_id = ${laboratory.tenantId} and state = 'open') as open,
        (select count(*) from samples where tenant_id = ${laboratory.tenantId} and location_unverified) as unverified`;
    expect(found).toEqual({ placed: '9', open: '171', unverified: '171' });
  }, 120_000);
});

describe('two boxes that are put into each other at once', () => {
  it('end up in a tree', async () => {
    const type = randomUUID();
    const [a, b] = [randomUUID(), randomUUID()];
    const box = (containerId: string) => ({
      name: 'create_container.v1',
      args: {
        containerId,
        siteId: laboratory.siteId,
        parentId: null,
        position: null,
        typeId: type,
        name: 'Bag',
        barcode: null,
      },
    });
    await laboratory.administrator.apply([
      {
        name: 'create_container_type.v1',
        args: {
          typeId: type,
          name: 'Bag',
          kind: 'bag',
          rows: null,
          columns: null,
          capacity: null,
          labelling: { scheme: 'row_column', rows: 'letters', columns: 'numbers', origin: 'top_left' },
          allowedChildren: ['bag'],
          temperatureClass: null,
          refusedHazards: [],
        },
      },
      box(a),
      box(b),
    ]);
    const [one, two] = await devices(2);
    const move = (containerId: string, parentId: string) => ({
      name: 'move_container.v1',
      args: { containerId, siteId: laboratory.siteId, parentId, position: null },
    });
    const answers = await Promise.all([one?.apply([move(a, b)]), two?.apply([move(b, a)])]);
    expect(answers.map((answer) => answer?.results[0]?.verdict.code ?? 'applied').toSorted()).toEqual([
      'applied',
      'hierarchy_cycle',
    ]);
  });
});
