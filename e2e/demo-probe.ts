import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { addressOfDemo } from '../supabase/local/demo/running.ts';
import { bluetoothSwitches, emulateProbe } from './fixtures/bluetooth.ts';
import { chromiumLaunch } from './fixtures/browser.ts';
import { signInAtForm } from './fixtures/people.ts';

/*
 * `npm run demo:probe` opens a browser of the size of a phone on the running demo, with an emulated Bluetooth probe beside it: for somebody who has
 * no real one. What is typed into the terminal is what the probe does next.
 */
const HELP = 'Type a temperature in °C, "away" (out of reach) or "back", and press Enter. Close the browser to end.';
const START = -78.5;

const { values } = parseArgs({ options: { address: { type: 'string' } } });
const baseURL = values.address ?? addressOfDemo();
if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
  throw new Error('There is no screen here to show a browser on. Run it where you can see one.');

const browser = await chromium.launch({
  ...chromiumLaunch(...bluetoothSwitches, '--window-size=500,960'),
  headless: false,
});
const context = await browser.newContext({
  baseURL,
  viewport: { width: 500, height: 844 },
  isMobile: true,
  hasTouch: true,
});
const page = await context.newPage();
await signInAtForm(page, 'technician');
const probe = await emulateProbe(browser, page, { climate: { temperature: START, humidity: 31, battery: 88 } });
await page.goto('/en/sensors');
process.stdout.write(`
The probe beside this browser measures ${START} °C. Open a sensor, press Read a probe, then Choose a probe: the browser finds this one alone.
${HELP}
`);

const lines = createInterface({ input: process.stdin });
page.on('close', () => lines.close());
for await (const line of lines) {
  const said = line.trim();
  const degrees = Number(said.replace(',', '.'));
  if (said === 'away') await probe.goAway();
  else if (said === 'back') probe.comeBack();
  else if (said !== '' && Number.isFinite(degrees)) probe.setTemperature(degrees);
  else process.stdout.write(`${HELP}\n`);
}
await browser.close();
