import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../fixtures/browser.ts';
import { signInAtForm } from '../fixtures/people.ts';
import { type E2eStack, startE2eStack } from '../stack.ts';

/** How much slower a phone is than this machine. */
const THROTTLE = 4;

/** The product, and a browser to open it with. */
export interface Bed {
  readonly address: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * Starts the whole product, or takes the running one whose address is in `E2E_BASE_URL`. What it says meanwhile goes beside the figures.
 */
export async function startProduct(): Promise<E2eStack> {
  const running = process.env['E2E_BASE_URL'];
  if (running !== undefined) return { address: running, stop: () => Promise.resolve() };
  return startE2eStack((line) => process.stderr.write(`${line}\n`));
}

/** Starts the product and a Chromium with these switches. */
export async function startBed(...switches: readonly string[]): Promise<Bed> {
  const product = await startProduct();
  try {
    const browser = await chromium.launch(chromiumLaunch(...switches));
    return {
      address: product.address,
      browser,
      async close() {
        await browser.close();
        await product.stop();
      },
    };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

/** A phone as people hold it. */
export function phone({ browser, address }: Bed, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    baseURL: address,
    locale: 'en',
    ...options,
  });
}

/** The tablet on the wall. */
export function tablet({ browser, address }: Bed): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1024, height: 768 }, hasTouch: true, baseURL: address, locale: 'en' });
}

/** Signs in and waits until the laboratory and the app itself are on the device, so that the network may go. */
export async function settle(page: Page, role: 'technician' | 'supervisor', path: string): Promise<void> {
  await signInAtForm(page, role, path);
  await page.getByText('Synced', { exact: true }).filter({ visible: true }).first().waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** From here on the page has a quarter of the machine's speed. Workers keep theirs: the browser slows pages alone. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
}

/** The middle one of an odd number of measurements. */
export const ROUNDS = 9;
