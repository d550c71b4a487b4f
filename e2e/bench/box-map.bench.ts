import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { Bench } from '../../lib/bench/bench.ts';
import { percentile } from '../../lib/bench/figure.ts';
import { phone, ROUNDS, settle, slowDown, startBed } from './phone.ts';

const CELLS = 169;

/**
 * A box of 13x13 with 50 tubes, opened from its rack by a tap: milliseconds from the moment the finger leaves until the browser has painted all 169 positions.
 * All of it is counted: the navigation, the reading of the box and its tubes from the device's store, the rendering and the painting; the
 * network is off. The baseline is as many bare elements, made by script and painted on the same page, at the same speed.
 */
const bench: Bench = {
  names: ['box-map-13x13'],
  async run(report) {
    const bed = await startBed();
    try {
      const context = await phone(bed);
      const page = await context.newPage();
      await settle(page, 'technician', '/en/search?q=B-3111');
      await openRack(page);
      await context.setOffline(true);
      await slowDown(page);
      const [ours, bare]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(await openBox(page));
        await page.goBack();
        await page.getByRole('heading', { level: 1, name: /Rack/ }).waitFor();
        bare.push(await page.evaluate(drawBareGrid, CELLS));
      }
      const [value, baseline] = [percentile(ours, 0.5), percentile(bare, 0.5)];
      report({ name: 'box-map-13x13', value, unit: 'ms', target: '≤ 100', baseline });
    } finally {
      await bed.close();
    }
  },
};
export default bench;

/** To the rack in which the box stands: found by its code, then one step up. */
async function openRack(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /B-3111/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /B-3111/ }).waitFor();
  await page.getByRole('link', { name: /^Rack/ }).click();
  await page.getByRole('heading', { level: 1, name: /^Rack/ }).waitFor();
}

/**
 * Taps the box and answers how long it took from the finger's leaving until it was painted. A real tap at its place, once the rack is at rest: what
 * looks for the box in the page is not counted.
 */
async function openBox(page: Page): Promise<number> {
  const place = await page.getByRole('gridcell', { name: /B-3111/ }).boundingBox();
  if (!place) throw new Error('The box is not on the screen');
  await page.evaluate(() => new Promise((rested) => requestIdleCallback(rested)));
  const drawn = page.evaluate(
    (cells) =>
      new Promise<number>((resolve) => {
        let tapped = 0;
        document.addEventListener('click', (event) => (tapped = event.timeStamp), { capture: true, once: true });
        const watch = new MutationObserver(() => {
          if (document.querySelectorAll('[role="gridcell"]').length !== cells) return;
          watch.disconnect();
          requestAnimationFrame(() => {
            // What the page does once it is painted is not drawing: the first task after it ends the time, or the next frame if that begins earlier.
            const done = () => resolve(performance.now() - tapped);
            void scheduler.postTask(done, { priority: 'user-blocking' });
            requestAnimationFrame(done);
          });
        });
        watch.observe(document, { childList: true, subtree: true });
      }),
    CELLS,
  );
  await tap(page, { x: place.x + place.width / 2, y: place.y + place.height / 2 });
  return drawn;
}

/** Milliseconds that a finger rests on what it taps; a stylus or a glove rests longer. */
const CONTACT_MS = 80;

/** Taps as a finger does, which is down before it is up: Playwright's own tap has no time between the two. */
async function tap(page: Page, at: { readonly x: number; readonly y: number }): Promise<void> {
  const finger = await page.context().newCDPSession(page);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await rest(CONTACT_MS);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await finger.detach();
}

/** Milliseconds until as many bare elements are painted. Runs in the page. */
function drawBareGrid(cells: number): Promise<number> {
  const started = performance.now();
  const grid = document.createElement('div');
  grid.style.cssText = 'position:fixed;inset:0;display:grid;grid-template-columns:repeat(13,1fr)';
  for (let cell = 0; cell < cells; cell += 1) grid.append(document.createElement('div'));
  document.body.append(grid);
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const done = () => {
        grid.remove();
        resolve(performance.now() - started);
      };
      void scheduler.postTask(done, { priority: 'user-blocking' });
      requestAnimationFrame(done);
    });
  });
}
