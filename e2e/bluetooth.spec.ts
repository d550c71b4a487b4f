import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { bluetoothSwitches, broadcastSwitches, emulateProbe } from './fixtures/bluetooth.ts';
import { chromiumLaunch } from './fixtures/browser.ts';
import { serveRoomPage, type RoomPage } from './fixtures/room-page.ts';
import { test } from './fixtures/test.ts';

/** Reads a probe with the product's own room, and writes down what it hears. */
const PAGE = `<!doctype html><title>Probe</title><link rel="icon" href="data:,">
<button id="ask">Choose</button><button id="once">Read once</button><button id="start">Read on</button><button id="stop">Stop</button>
<p>State: <output id="state"></output></p><p>Reading: <output id="reading"></output></p><p>Count: <output id="count">0</output></p>
<script type="module">
  import { openProbeSession } from '/lib/bluetooth/index.ts';
  const show = (id, text) => (document.getElementById(id).textContent = text);
  const at = (id, act) => document.getElementById(id).addEventListener('click', () => Promise.resolve(act()).catch((error) => show('state', error.name + ' ' + error.code)));
  const write = ({ measurement: { temperature, humidity, pressure, battery }, probe }) =>
    show('reading', [probe.driver, temperature, humidity, pressure, battery].join(' '));
  const session = openProbeSession();
  let count = 0;
  session.onState((state) => show('state', state));
  session.onReading((reading) => { write(reading); show('count', String(++count)); });
  show('state', session.state);
  at('ask', async () => show('state', (await session.requestProbe()) === null ? 'none' : 'chosen'));
  at('once', async () => write(await session.readOnce()));
  at('start', () => session.start());
  at('stop', () => session.stop());
</script>`;

const RUUVI = [...Buffer.from('0512FC5394C37C0004FFFC040CAC364200CDCBB8334C884F', 'hex')];

test.describe('a probe beside the browser', () => {
  let room: RoomPage;
  let browser: Browser;
  let page: Page;

  const open = async (switches: readonly string[]): Promise<void> => {
    browser = await chromium.launch(chromiumLaunch(...switches));
    page = await browser.newPage();
    await page.goto(room.url);
  };
  const state = () => page.locator('#state');
  const reading = () => page.locator('#reading');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  test.beforeAll(async () => {
    room = await serveRoomPage(PAGE, ['web-bluetooth-utils']);
  });
  test.afterEach(() => browser.close());
  test.afterAll(() => room.close());

  test('is chosen and read once', async () => {
    await open(bluetoothSwitches);
    await expect(state()).toHaveText('idle');
    const probe = await emulateProbe(browser, page, {
      climate: { temperature: -80.25, humidity: 12.5, pressure: 1013.25, battery: 88 },
    });
    await press('Choose');
    await expect(state()).toHaveText('chosen');
    await press('Read once');
    await expect(reading()).toHaveText('environmental-sensing -80.25 12.5 1013.25 88');
    await expect(state()).toHaveText('idle');
    expect(probe.calls).toBe(1);
  });

  test('is read on, and called again when it was lost', async () => {
    await open(bluetoothSwitches);
    await expect(state()).toHaveText('idle');
    const probe = await emulateProbe(browser, page, { climate: { temperature: -80 } });
    await press('Choose');
    await expect(state()).toHaveText('chosen');
    await press('Read on');
    await expect(reading()).toContainText('environmental-sensing -80');
    await expect(state()).toHaveText('reading');
    probe.setTemperature(-71.5);
    await expect(reading()).toContainText('-71.5');
    await probe.goAway();
    await expect(state()).toHaveText('lost');
    probe.setTemperature(-60);
    probe.comeBack();
    await expect(reading()).toContainText('-60');
    await expect(state()).toHaveText('reading');
    await press('Stop');
    await expect(state()).toHaveText('idle');
  });

  test('is heard when it only broadcasts', async () => {
    await open(broadcastSwitches);
    await expect(state()).toHaveText('idle');
    const probe = await emulateProbe(browser, page, {
      name: 'Ruuvi 884F',
      manufacturerData: { 0x0499: RUUVI },
      takesCalls: false,
    });
    await press('Choose');
    await expect(state()).toHaveText('chosen');
    await press('Read on');
    await expect(async () => {
      await probe.broadcast();
      await expect(reading()).toContainText('ruuvi 24.3 53.49 1000.44', { timeout: 1_000 });
    }).toPass();
    await expect(state()).toHaveText('reading');
  });

  test('stays unasked in a browser without Web Bluetooth, which loads nothing of it', async () => {
    const loaded: string[] = [];
    browser = await chromium.launch(chromiumLaunch());
    page = await browser.newPage();
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(room.url);
    await expect(state()).toHaveText('unsupported');
    await press('Choose');
    await expect(state()).toHaveText('BluetoothError bluetooth_unsupported');
    expect(loaded.filter((url) => url.includes('web-bluetooth-utils'))).toEqual([]);
  });
});
