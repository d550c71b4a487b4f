import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'playwright';
import { bareLooks } from '../../lib/bench/bare-looks.ts';
import type { Bench, Report } from '../../lib/bench/bench.ts';
import { percentile } from '../../lib/bench/figure.ts';
import { blank, cameraSwitches, cameraVideo, type Label, type Scene } from '../fixtures/camera.ts';
import { type Bed, phone, settle, slowDown, startBed } from './phone.ts';
import { watchScans } from './scan-watch.ts';

const TUBES = 40;
const SYMBOLS = ['data_matrix', 'code_128', 'qr_code'] as const;
const MODULE = { data_matrix: 8, code_128: 3, qr_code: 6 };

/** Tubes that the demo has, in the middle of the guide, turned a little. */
const labels = Array.from({ length: TUBES }, (_, index): Label => {
  const symbol = SYMBOLS[index % SYMBOLS.length] ?? 'data_matrix';
  const text = `NB${String(index + 1).padStart(6, '0')}`;
  return { symbol, text, module: MODULE[symbol], angle: (index * 7) % 20, x: 0.42, y: 0.5 };
});

/** Time to open the screen and to name the box; then one tube after the other; then nothing. */
const film: readonly Scene[] = [
  { ...blank(450), noise: 0 },
  ...labels.flatMap((label, index) => [
    { labels: [label], frames: 24, marked: true, seed: index },
    blank(9 + (index % 5)),
  ]),
  { ...blank(900), noise: 0 },
];

/**
 * Tubes are held before the camera of a phone without a network and put away one after the other: milliseconds from the first picture of the
 * camera with the code until the command is committed with strict durability and the result painted. The page is slowed down, the decoders'
 * workers are not, since the browser slows pages alone. The baseline is the bare work on the same phone: one look at such a picture by
 * zxing-wasm and one `add` into IndexedDB with strict durability.
 */
const bench: Bench = {
  names: ['scan-to-durable'],
  async run(report) {
    const path = await cameraVideo(film);
    try {
      const bed = await startBed(...cameraSwitches(path));
      try {
        await measure(bed, report);
      } finally {
        await bed.close();
      }
    } finally {
      await rm(dirname(path), { recursive: true });
    }
  },
};
export default bench;

async function measure(bed: Bed, report: Report): Promise<void> {
  const context = await phone(bed);
  await context.addInitScript(watchScans);
  const page = await context.newPage();
  await settle(page, 'technician', '/en');
  await context.setOffline(true);
  await slowDown(page);
  await page.goto('/en/scan?mode=put-away');
  await nameBox(page, 'B-3112');
  await page.waitForFunction(isOver, TUBES, { timeout: 180_000, polling: 500 });
  const seen = await page.evaluate(() => window.scanWatch.seen);
  const kept = await page.evaluate(keptCommands);
  if (kept < seen.length) throw new Error(`${seen.length} results were shown, and ${kept} commands are kept`);
  const times = seen.map(({ inPicture, shown }) => shown - inPicture);
  process.stderr.write(`scan-to-durable: ${times.length} of ${TUBES} tubes taken, ${listed(times)} ms\n`);
  const baseline = percentile(await bareLooks(labels), 0.95) + percentile(await page.evaluate(bareAdds), 0.95);
  report({ name: 'scan-to-durable', value: percentile(times, 0.95), unit: 'ms', target: '≤ 200', baseline });
}

const listed = (times: readonly number[]): string => times.map((time) => Math.round(time)).join(' ');

async function nameBox(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Type a code' }).click();
  const field = page.getByRole('textbox', { name: 'Code' });
  await field.fill(code);
  await field.press('Enter');
  await page.getByRole('listitem').filter({ hasText: 'Things go here now' }).waitFor();
  await page.getByRole('button', { name: 'Close typing' }).click();
}

/** All tubes have been in the picture, the last one long ago. Runs in the page. */
function isOver(tubes: number): boolean {
  const { views, lastView } = window.scanWatch;
  return views >= tubes && performance.now() - lastView > 3_000;
}

/** How many commands the outbox of this phone holds. Runs in the page. */
async function keptCommands(): Promise<number> {
  const found = (await indexedDB.databases()).find(({ name }) => /:[0-9a-f-]{36}$/.test(name ?? ''));
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(found?.name ?? '');
    asked.onerror = () => reject(asked.error ?? new Error('The store cannot be opened'));
    asked.onsuccess = () => {
      const counted = asked.result.transaction('outbox').objectStore('outbox').count();
      counted.onsuccess = () => resolve(counted.result);
      counted.onerror = () => reject(counted.error ?? new Error('The outbox cannot be read'));
    };
  });
}

/** Milliseconds of `add`s into a database of nothing else. Runs in the page. */
async function bareAdds(): Promise<number[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open('bare');
    asked.onupgradeneeded = () => asked.result.createObjectStore('rows', { autoIncrement: true });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('The bare database cannot be opened'));
  });
  const times: number[] = [];
  for (let n = 0; n < 40; n += 1) {
    const started = performance.now();
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').add({ name: 'place_sample.v1', args: { position: 'A01' }, n });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('A bare add was aborted'));
    });
    times.push(performance.now() - started);
  }
  return times;
}
