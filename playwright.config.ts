import { defineConfig, type ViewportSize } from '@playwright/test';
import { chromiumLaunch } from './e2e/fixtures/browser.ts';

/**
 * A test runs on the phone unless its title or its describe's carries `@tablet` or `@desktop`; add `@phone` to run it
 * there as well. So a test tells its story on the device it happens on.
 */
const device = (name: 'phone' | 'tablet' | 'desktop', viewport: ViewportSize, grep: RegExp) => ({
  name,
  grep,
  use: {
    viewport,
    deviceScaleFactor: name === 'desktop' ? 1 : 2,
    isMobile: name === 'phone',
    hasTouch: name !== 'desktop',
  },
});

const { args, ...browser } = chromiumLaunch();
const address = process.env['E2E_BASE_URL'];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // One stack serves all, as it would in a laboratory; each test works in a site or a box of its own.
  globalSetup: './e2e/global-setup.ts',
  // A story waits for one thing after the other: two at a time take two thirds of the time on two cores, and more find no core.
  workers: 2,
  // A test that passes at the second try is a defect that users meet at the first.
  retries: 0,
  forbidOnly: true,
  // Limits against hanging alone: a slow machine is no defect.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '.local/checks/e2e.json' }]],
  use: {
    ...(address !== undefined && { baseURL: address }),
    browserName: 'chromium',
    ...('channel' in browser && { channel: browser.channel }),
    launchOptions: { args, ...('executablePath' in browser && { executablePath: browser.executablePath }) },
    // What a person would have given up on; a test that waits for a button for ever tells nothing.
    actionTimeout: 60_000,
    // A device that opens the app fetches all of it into its worker, which takes longer than most stories do. Those that are about the worker or
    // need it have a device that has it already (`installed.ts`), or say `allow` and wait.
    serviceWorkers: 'block',
    locale: 'en',
    timezoneId: 'Europe/Berlin',
    // A failure leaves a picture and the words of the page. Keeping every step of every story costs an eighth of all the work: `--trace on` does it.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    device('phone', { width: 390, height: 844 }, /^(?!.*@(tablet|desktop))|@phone/s),
    device('tablet', { width: 1024, height: 768 }, /@tablet/),
    device('desktop', { width: 1440, height: 900 }, /@desktop/),
  ],
});
