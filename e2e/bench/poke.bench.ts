import type { Page, Request } from 'playwright';
import type { Bench } from '../../lib/bench/bench.ts';
import { percentile } from '../../lib/bench/figure.ts';
import { phone, settle, startBed, tablet } from './phone.ts';

const TUBES = 30;

declare global {
  interface Window {
    /** When the board showed an event on this position of the box, in milliseconds since 1970. */
    shownAt: (position: string) => Promise<number>;
  }
}

/**
 * A tube is put away on a phone, and a supervisor's tablet shows it on the live board: milliseconds from the phone's call to `apply_commands`
 * going out, so the applying is counted too, until the tablet has painted the event. Both browsers run at the machine's speed, each tube
 * starts when the one before is on the board. The baseline is what the phone's own call took.
 */
const bench: Bench = {
  names: ['poke-to-screen'],
  async run(report) {
    const bed = await startBed();
    try {
      const board = await (await tablet(bed)).newPage();
      await board.addInitScript(watchBoard);
      await settle(board, 'supervisor', '/en/live');
      const page = await (await phone(bed)).newPage();
      await settle(page, 'technician', '/en/scan?mode=put-away');
      await page.getByRole('button', { name: 'Type a code' }).click();
      await typeCode(page, 'B-3212');
      await page.getByRole('listitem').filter({ hasText: 'Things go here now' }).waitFor();
      const [times, calls]: [number[], number[]] = [[], []];
      for (let tube = 0; tube < TUBES; tube += 1) {
        const position = `${String.fromCharCode(65 + Math.floor(tube / 13))}${String((tube % 13) + 1).padStart(2, '0')}`;
        const shown = board.evaluate((at) => window.shownAt(at), `Box B-3212, ${position}`);
        const called = page.waitForRequest((request) => request.url().endsWith('/rpc/apply_commands'));
        await typeCode(page, `NB${String(101 + tube).padStart(6, '0')}`);
        const { sent, took } = await timingOf(await called);
        times.push((await shown) - sent);
        calls.push(took);
      }
      const [value, baseline] = [percentile(times, 0.95), percentile(calls, 0.95)];
      report({ name: 'poke-to-screen', value, unit: 'ms', target: '≤ 500', baseline });
    } finally {
      await bed.close();
    }
  },
};
export default bench;

async function typeCode(page: Page, code: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Code' });
  await field.fill(code);
  await field.press('Enter');
}

async function timingOf(request: Request): Promise<{ sent: number; took: number }> {
  const response = await request.response();
  await response?.finished();
  const { startTime, requestStart, responseEnd } = request.timing();
  return { sent: startTime + requestStart, took: responseEnd - requestStart };
}

/** Runs in the board's page before the product's scripts. */
function watchBoard(): void {
  window.shownAt = (text) =>
    new Promise((resolve) => {
      const look = (): void => {
        const isShown = [...document.querySelectorAll('li')].some((row) => row.textContent.includes(text));
        if (!isShown) return;
        watch.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
          port2.postMessage(null);
        });
      };
      const watch = new MutationObserver(look);
      watch.observe(document, { childList: true, characterData: true, subtree: true });
      look();
    });
}
