import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import type { Bench } from '../../lib/bench/bench.ts';
import { percentile } from '../../lib/bench/figure.ts';
import { freePort } from '../../supabase/local/ports.ts';
import { chromiumLaunch } from '../fixtures/browser.ts';
import { settle, startProduct } from './phone.ts';

/** Lighthouse's categories and what we promise of each. */
const CATEGORIES = { performance: 95, accessibility: 100, 'best-practices': 100 };
const nameOf = (category: string): string => `lighthouse-${category}`;

/** Pages in the order they are opened: the first as a stranger sees it, the others as somebody who has signed in on this phone. */
const PAGES = [
  { path: '/en/sign-in', signedIn: false },
  { path: '/en', signedIn: true },
  { path: '/en/scan?mode=find', signedIn: true },
];

/** Lighthouse's own advice for machines that do other work as well: several runs, and the middle one. */
const RUNS = 3;

/**
 * Lighthouse with its own settings for phones. Each figure is the worst of the pages, and of each page the middle one of several runs; the points of each page, and every audit that cost
 * some, stand beside the figures. The pages of somebody signed in keep their session and with it the service worker, as a second visit does.
 */
const bench: Bench = {
  names: Object.keys(CATEGORIES).map(nameOf),
  async run(report) {
    const product = await startProduct();
    const profile = await mkdtemp(join(tmpdir(), 'lighthouse-'));
    const port = await freePort();
    const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    const open = () =>
      chromium.launchPersistentContext(profile, {
        ...chromiumLaunch(`--remote-debugging-port=${port}`, ...camera),
        viewport: null,
      });
    try {
      const worst = new Map<string, number>();
      for (const { path, signedIn } of PAGES) {
        if (signedIn) await signInHere(await open(), product.address);
        const runs = new Map<string, number[]>();
        for (let run = 0; run < RUNS; run += 1) {
          // A browser of its own for each: in one that has shown the app, starting the profiler takes the page's time.
          const context = await open();
          try {
            for (const [category, points] of await pointsOf(`${product.address}${path}`, port, signedIn)) {
              runs.set(category, [...(runs.get(category) ?? []), points]);
            }
          } finally {
            await context.close();
          }
        }
        for (const [category, points] of runs) {
          worst.set(category, Math.min(percentile(points, 0.5), worst.get(category) ?? 100));
        }
      }
      for (const [category, promised] of Object.entries(CATEGORIES)) {
        const value = worst.get(category) ?? Number.NaN;
        report({ name: nameOf(category), value, unit: 'points', target: `≥ ${promised}` });
      }
    } finally {
      await rm(profile, { recursive: true });
      await product.stop();
    }
  },
};
export default bench;

/** Leaves somebody signed in on this phone, with the laboratory and the app on it. */
async function signInHere(context: BrowserContext, address: string): Promise<void> {
  try {
    const page = await context.newPage();
    await page.goto(`${address}/en`);
    const synced = page.getByText('Synced', { exact: true }).filter({ visible: true }).first();
    const form = page.getByRole('button', { name: 'Sign in' });
    await synced.or(form).first().waitFor();
    if (await form.isVisible()) await settle(page, 'technician', `${address}/en`);
  } finally {
    await context.close();
  }
}

async function pointsOf(url: string, port: number, keepsSession: boolean): Promise<[string, number][]> {
  const { categories, audits, environment } = await reportOf(url, port, keepsSession);
  // How fast this machine is by Lighthouse's own measure: it divides by four whatever that is.
  process.stderr.write(`${new URL(url).pathname}: benchmark index ${Math.round(environment.benchmarkIndex)}\n`);
  return Object.entries(categories).map(([id, { score, auditRefs }]) => {
    const lost = auditRefs.filter((ref) => ref.weight > 0 && (audits[ref.id]?.score ?? 1) < 1);
    const why = lost.map((ref) => `${ref.id} ${audits[ref.id]?.displayValue ?? ''}`.trim());
    const points = Math.round((score ?? 0) * 100);
    process.stderr.write(`${new URL(url).pathname}: ${id} ${points}${why.length > 0 ? ` (${why.join(', ')})` : ''}\n`);
    return [id, points];
  });
}

/** How often Lighthouse is asked: now and then a new browser records the page but not its beginning, and Lighthouse wants to be run again. */
const ATTEMPTS = 3;

async function reportOf(url: string, port: number, keepsSession: boolean, attempt = 1) {
  // A large library, loaded only where it is used.
  const { default: lighthouse } = await import('lighthouse');
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: Object.keys(CATEGORIES),
    disableStorageReset: keepsSession,
  });
  if (!result) throw new Error(`Lighthouse says nothing of ${url}`);
  const { runtimeError } = result.lhr;
  if (runtimeError?.code === 'NO_NAVSTART' && attempt < ATTEMPTS) return reportOf(url, port, keepsSession, attempt + 1);
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  return result.lhr;
}
