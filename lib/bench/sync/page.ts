import { Dexie } from 'dexie';
import type { DocOf } from '../../domain/world/ports.ts';
import { worldCatalogue } from '../../domain/world/catalogue.ts';
import { worldModel } from '../../domain/world/indexes.ts';
import { localQueries } from '../../domain/world/local-queries.ts';
import { browserPorts, browserStorage } from '../../sync/browser/ports.ts';
import { createEngine } from '../../sync/create-engine.ts';
import type { SyncEngine } from '../../sync/engine.ts';
import type { RpcPort } from '../../sync/ports.ts';
import { keysOf } from '../../sync/store/keys.ts';
import { storeName } from '../../sync/store/open.ts';
import { defineDatabase, rowsOf } from '../../sync/store/schema.ts';
import { serverOver } from '../../sync/transport.ts';
import { ROWS, SITE, barcodeOf, boxId, sample, sampleId } from './rows.ts';

/*
 * Runs in a real browser page: the real engine on the real IndexedDB, fed by HTTP. The bench drives it through `window.bench`.
 */

const identity = {
  server: window.location.origin,
  tenantId: '0197a000-0000-7000-8000-000000000010',
  userId: '0197a000-0000-7000-8000-000000000020',
};
const SAMPLES = 200;
const PAGE = 2_000;

const rpc: RpcPort = {
  async call(name, args, signal) {
    const response = await fetch(`/rpc/${name}`, { method: 'POST', body: JSON.stringify(args), signal });
    const data: unknown = await response.json();
    return { status: response.status, data, error: null, retryAfterMs: null };
  },
};

async function engine(): Promise<SyncEngine<DocOf>> {
  return createEngine<DocOf>({
    identity,
    role: 'technician',
    device: { name: 'Bench', platform: 'Bench', appVersion: '1' },
    model: worldModel,
    catalogue: worldCatalogue,
    ports: {
      ...browserPorts(storeName(identity)),
      server: serverOver(rpc),
      attachments: { upload: () => Promise.reject(new Error('Nothing here has a picture')) },
      pokes: { subscribe: () => () => undefined },
    },
  });
}

/** Milliseconds from nothing to 50,000 rows held, checked and readable. */
async function pull(): Promise<number> {
  await Dexie.delete(storeName(identity));
  const started = performance.now();
  const opened = await engine();
  opened.start();
  while (!(await opened.status()).complete) await new Promise((resolve) => setTimeout(resolve, 50));
  const took = performance.now() - started;
  const held = await opened.held.count('sample');
  if (held !== ROWS) throw new Error(`${held} rows are held instead of ${ROWS}`);
  await opened.stop();
  return took;
}

/** Milliseconds that the same rows take into the same table with nothing but `bulkPut`. */
async function bare(): Promise<number> {
  const storage = browserStorage();
  const name = `${storeName(identity)}:bare`;
  await Dexie.delete(name);
  const db = defineDatabase(name, worldModel, storage);
  await db.open();
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const doc = sample(n);
    const origin = { scope: `site:${SITE}`, version: n + 1, round: 1 };
    return { id: doc.id, origin, doc, keys: keysOf<DocOf, 'sample'>(worldModel, 'sample', doc) };
  });
  const started = performance.now();
  for (let at = 0; at < ROWS; at += PAGE) await rowsOf(db, 'sample').bulkPut(rows.slice(at, at + PAGE));
  const took = performance.now() - started;
  await db.delete();
  return took;
}

/** Milliseconds of each of many look-ups of a scanned code among all rows. */
async function lookUp(): Promise<number[]> {
  const opened = await engine();
  const queries = localQueries(opened.held);
  const samples: number[] = [];
  for (let n = 0; n < SAMPLES; n += 1) {
    const wanted = (n * 7919) % ROWS;
    const started = performance.now();
    const found = await queries.byBarcode(barcodeOf(wanted));
    samples.push(performance.now() - started);
    if (found?.doc.id !== sampleId(wanted)) throw new Error(`${barcodeOf(wanted)} was not found`);
  }
  await opened.stop();
  return samples;
}

/** Milliseconds of each of many commands from the call to durable, predicted and readable. */
async function give(): Promise<number[]> {
  const opened = await engine();
  const samples: number[] = [];
  for (let n = 0; n < SAMPLES / 4; n += 1) {
    const args = { sampleId: sampleId(n * 31), place: { containerId: boxId(n), position: 'A01' } };
    const started = performance.now();
    await opened.enqueue({ name: 'place_sample.v1', args });
    samples.push(performance.now() - started);
  }
  await opened.stop();
  return samples;
}

declare global {
  interface Window {
    bench: { pull: typeof pull; bare: typeof bare; lookUp: typeof lookUp; give: typeof give };
  }
}
window.bench = { pull, bare, lookUp, give };
