import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import type { Bench } from '../../lib/bench/bench.ts';
import { percentile } from '../../lib/bench/figure.ts';
import { signInAtForm } from '../fixtures/people.ts';
import { type Hands, handsOf, readingOf, sensorWithLimit } from '../fixtures/hands.ts';
import { type Bed, ROUNDS, settle, slowDown, startBed, tablet } from './phone.ts';

const READINGS = 20;
const ALERTS = 500;

declare global {
  interface Window {
    /** When the wall showed an alert of a sensor, in milliseconds since 1970. */
    wallShowed: (name: string) => Promise<number>;
  }
}

/**
 * The supervisor's wall on a tablet. `reading-to-screen`: a warm reading of a gateway, from its batch going out to the edge function until the wall has
 * painted the alert, at the machine's speed. `alert-wall-500`: from a tap on "Alerts" until the wall with 500 open alerts is painted, slowed down; its
 * baseline is as many bare elements on the same page.
 */
const bench: Bench = {
  names: ['reading-to-screen', 'alert-wall-500'],
  async run(report, wanted) {
    const bed = await startBed();
    try {
      const office = await (await tablet(bed)).newPage();
      await signInAtForm(office, 'administrator');
      const hands = await handsOf(office, bed.address);
      const wall = await (await tablet(bed)).newPage();
      await wall.addInitScript(watchWall);
      await settle(wall, 'supervisor', '/en/alerts');
      if (wanted.has('reading-to-screen')) {
        const value = percentile(await readingsToScreen(hands, wall), 0.95);
        report({ name: 'reading-to-screen', value, unit: 'ms', target: '≤ 1000' });
      }
      if (wanted.has('alert-wall-500')) {
        const { ours, bare } = await drawWall(bed, hands, wall);
        report({
          name: 'alert-wall-500',
          value: percentile(ours, 0.5),
          unit: 'ms',
          target: '≤ 200',
          baseline: percentile(bare, 0.5),
        });
      }
    } finally {
      await bed.close();
    }
  },
};
export default bench;

/** One sensor after the other warms up; each began a little longer ago than the one before, so that it stands above it. */
async function readingsToScreen(hands: Hands, wall: Page): Promise<number[]> {
  const sensors = Array.from({ length: READINGS }, (_, n) => ({ id: randomUUID(), name: `Watched ${n + 1}.` }));
  await hands.say(sensors.flatMap(({ id, name }) => sensorWithLimit(id, name, { containerId: hands.freezerId })));
  const bring = await hands.gateway();
  await bring(sensors.map(({ id }) => readingOf(id, -80, 7200)));
  const times: number[] = [];
  for (const [n, { id, name }] of sensors.entries()) {
    const shown = wall.evaluate((sensor) => window.wallShowed(sensor), name);
    const sent = await bring([readingOf(id, -50, 60 + 30 * n)]);
    times.push((await shown) - sent);
  }
  return times;
}

async function drawWall({ address }: Bed, hands: Hands, wall: Page): Promise<{ ours: number[]; bare: number[] }> {
  const sensors = Array.from({ length: ALERTS }, () => randomUUID());
  await hands.say(sensors.flatMap((id, n) => sensorWithLimit(id, `Probe ${n + 1}`, { containerId: hands.freezerId })));
  const bring = await hands.gateway();
  await bring(sensors.map((id, n) => readingOf(id, -50, 60 + n)));
  await wall.goto(`${address}/en`);
  await wall.getByText('Synced', { exact: true }).filter({ visible: true }).first().waitFor();
  const link = wall
    .getByRole('link', { name: /^Alerts/ })
    .filter({ visible: true })
    .first();
  await slowDown(wall);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await link.waitFor();
    const drawn = wall.evaluate(untilDrawn, ALERTS);
    await link.click();
    ours.push(await drawn);
    await wall.goBack();
    bare.push(await wall.evaluate(drawBare, ALERTS));
  }
  return { ours, bare };
}

/** Runs in the page before the product's scripts. */
function watchWall(): void {
  window.wallShowed = (name) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (![...document.querySelectorAll('article')].some((row) => row.ariaLabel === name)) return;
        watch.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
          port2.postMessage(null);
        });
      };
      const watch = new MutationObserver(look);
      watch.observe(document, { childList: true, subtree: true });
      look();
    });
}

/** Milliseconds from the next tap until the wall says that there are so many and its rows fill the screen. Runs in the page. */
function untilDrawn(alerts: number): Promise<number> {
  return new Promise((resolve) => {
    let tapped = 0;
    document.addEventListener('click', (event) => (tapped = event.timeStamp), { capture: true, once: true });
    const watch = new MutationObserver(() => {
      const count = [...document.querySelectorAll('main p')].some(
        ({ textContent }) => Number(/^(\d+) open alerts$/.exec(textContent)?.[1] ?? 0) >= alerts,
      );
      // Asking where a row ends makes the page lay itself out: not before there are any.
      if (!count) return;
      const rows = document.querySelectorAll('main article');
      const last = rows[rows.length - 1]?.getBoundingClientRect().bottom ?? 0;
      if (last < innerHeight) return;
      watch.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - tapped);
        port2.postMessage(null);
      });
    });
    watch.observe(document, { childList: true, characterData: true, subtree: true });
  });
}

/** Milliseconds until as many bare elements are painted. Runs in the page. */
function drawBare(rows: number): Promise<number> {
  const started = performance.now();
  const list = document.createElement('div');
  list.style.cssText = 'position:fixed;inset:0;overflow:auto';
  for (let row = 0; row < rows; row += 1) {
    const line = document.createElement('div');
    line.style.height = '12rem';
    list.append(line);
  }
  document.body.append(list);
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        list.remove();
        resolve(performance.now() - started);
      };
      port2.postMessage(null);
    });
  });
}
