import { resolve } from 'node:path';
import { chromium } from 'playwright';
import { chromiumLaunch } from '../../e2e/fixtures/browser.ts';
import type { Bench } from './bench.ts';
import { percentile } from './figure.ts';
import { startBenchServer } from './sync/server.ts';
import type {} from './sync/page.ts';

/** How much slower a phone is than this machine. */
const THROTTLE = 4;

const PULL = 'pull-50000';
const LOOK_UP = 'barcode-lookup';
const GIVE = 'command-to-durable';

/** What the local store costs on a phone with 50,000 rows: in a real browser page, at a quarter of the machine's speed. */
const bench: Bench = {
  names: [PULL, LOOK_UP, GIVE],
  async run(report, wanted) {
    const server = await startBenchServer(resolve(import.meta.dirname, '../..'));
    const browser = await chromium.launch(chromiumLaunch());
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      await page.waitForFunction(() => 'bench' in window);
      const session = await page.context().newCDPSession(page);
      // The server makes its pages before anything is measured.
      await page.evaluate(() => window.bench.pull());
      await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
      if (wanted.has(PULL)) {
        const [value, baseline] = [
          await page.evaluate(() => window.bench.pull()),
          await page.evaluate(() => window.bench.bare()),
        ];
        report({ name: PULL, value: value / 1000, unit: 's', target: '≤ 15', baseline: baseline / 1000 });
      }
      if (wanted.has(LOOK_UP)) {
        const samples = await page.evaluate(() => window.bench.lookUp());
        report({ name: LOOK_UP, value: percentile(samples, 0.95), unit: 'ms', target: '≤ 20' });
      }
      if (wanted.has(GIVE)) {
        const samples = await page.evaluate(() => window.bench.give());
        report({ name: GIVE, value: percentile(samples, 0.95), unit: 'ms', target: '≤ 100' });
      }
    } finally {
      await browser.close();
      await server.close();
    }
  },
};
export default bench;
