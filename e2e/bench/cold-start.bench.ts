import { gzipSync } from 'node:zlib';
import type { BrowserContext, Response } from 'playwright';
import type { Bench } from '../../lib/bench/bench.ts';
import { percentile } from '../../lib/bench/figure.ts';
import { type Bed, phone, ROUNDS, settle, slowDown, startBed } from './phone.ts';

const COLD_START = 'cold-start-scan';
const FIRST_LOAD = 'first-load-js';
const USABLE = 'scan-usable-js';
const SCAN = '/en/scan?mode=find';

/** The screen is there, out of the device's store, and takes a code. */
const usable = { name: 'Type a code' };

/**
 * How Scan starts. `cold-start-scan`: without a network, in a new page that the service worker serves, milliseconds from the start of the
 * navigation until the screen is painted on which a code can be scanned or typed; the middle of the rounds. `first-load-js`: the scripts
 * that the page itself names, which an empty browser downloads before anything else, as gzip. `scan-usable-js`: all scripts that came until
 * a code could be taken, so with the engine, the store and supabase-js, and with what the links in view fetched ahead meanwhile. Neither
 * counts the service worker and what it keeps for later.
 */
const bench: Bench = {
  names: [COLD_START, FIRST_LOAD, USABLE],
  async run(report, wanted) {
    const bed = await startBed('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream');
    try {
      const context = await phone(bed);
      const page = await context.newPage();
      await settle(page, 'technician', '/en');
      const signedIn = await context.storageState({ indexedDB: true });
      await page.close();
      if (wanted.has(COLD_START)) {
        await context.setOffline(true);
        const starts: number[] = [];
        for (let round = 0; round < ROUNDS; round += 1) starts.push(await coldStart(context));
        report({ name: COLD_START, value: percentile(starts, 0.5), unit: 'ms', target: '≤ 1500' });
      }
      await context.close();
      if (wanted.has(FIRST_LOAD) || wanted.has(USABLE)) {
        const { named, needed, total } = await firstLoad(bed, signedIn);
        process.stderr.write(`scripts of Scan with everything that is fetched ahead: ${total.toFixed(1)} KB\n`);
        report({ name: FIRST_LOAD, value: named, unit: 'KB', target: '≤ 200' });
        report({ name: USABLE, value: needed, unit: 'KB', target: '≤ 450' });
      }
    } finally {
      await bed.close();
    }
  },
};
export default bench;

async function coldStart(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(markUsable);
  await slowDown(page);
  await page.goto(SCAN, { waitUntil: 'commit' });
  await page.getByRole('button', usable).waitFor();
  const took = await page.evaluate(() => window.usable);
  await page.close();
  return took;
}

declare global {
  interface Window {
    /** When the screen was painted that takes a code. */
    usable: Promise<number>;
  }
}

/** Runs in the page before the product's scripts: asked from outside, the moment would be told late. */
function markUsable(): void {
  window.usable = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('button[aria-label="Type a code"]')) return;
      watch.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
    watch.observe(document, { childList: true, subtree: true });
  });
}

/** KB of scripts, as gzip: named by the page, come until the screen was usable, and come until nothing more did. */
async function firstLoad(bed: Bed, storageState: Awaited<ReturnType<BrowserContext['storageState']>>) {
  const context = await phone(bed, { storageState, serviceWorkers: 'block' });
  const page = await context.newPage();
  const scripts: Response[] = [];
  page.on('response', (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.push(response);
  });
  const document = await page.goto(SCAN);
  const html = (await document?.text()) ?? '';
  await page.getByRole('button', usable).waitFor();
  const before = [...scripts];
  await page.waitForLoadState('networkidle');
  const named = await kilobytes(scripts.filter((script) => html.includes(new URL(script.url()).pathname)));
  const [needed, total] = [await kilobytes(before), await kilobytes(scripts)];
  await context.close();
  return { named, needed, total };
}

async function kilobytes(scripts: readonly Response[]): Promise<number> {
  const bodies = await Promise.all(scripts.map((script) => script.body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
}
