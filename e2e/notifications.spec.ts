import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { AlertPush } from '../lib/domain/alerts/push.ts';
import { startPushService } from '../supabase/local/testing/push-service.ts';
import { anotherPhone } from './fixtures/devices.ts';
import { test } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { card, keptOnDevice, openNotifications, synced } from './pages/shell.ts';

/**
 * Lets the browser subscribe to a push service of the tests, since it can subscribe to no real one here. Everything else is the real thing: what
 * arrives there is encrypted for this device, and is handed to its service worker as the browser would.
 */
async function subscribeTo(page: Page, subscription: object) {
  await page.addInitScript((given) => {
    const made = { options: { applicationServerKey: null }, toJSON: () => given, unsubscribe: async () => true };
    const kept = () => (localStorage.getItem('e2e-subscribed') === null ? null : made);
    Object.assign(PushManager.prototype, {
      subscribe: async () => {
        localStorage.setItem('e2e-subscribed', 'yes');
        return made;
      },
      getSubscription: async () => kept(),
    });
  }, subscription);
}

/** Hands a message to the service worker, as the browser does when its push service has one. */
async function deliver(page: Page, push: AlertPush) {
  const cdp = await page.context().newCDPSession(page);
  const registrationId = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [found] = registrations;
      if (found) resolve(found.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const origin = new URL(page.url()).origin;
  const message = { origin, registrationId: await registrationId, data: JSON.stringify(push) };
  await cdp.send('ServiceWorker.deliverPushMessage', message);
  await cdp.detach();
}

/** Where Yuki reads mail at home. */
const PRIVATE = 'yuki@home.example';
const mailsSchema = z.array(z.object({ subject: z.string(), code: z.string().nullable() }));

/** What the mail catcher has for an address, the newest first. */
async function mailsTo(page: Page, to: string) {
  const answer = await page.request.get(`/mail/messages.json?to=${to}`);
  return mailsSchema.parse(await answer.json());
}

interface ShownNotification {
  title: string;
  body: string;
  actions: string[];
}

/** The notifications that lie on the screen of the phone. */
const shown = (page: Page): Promise<ShownNotification[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map((one) => ({
      title: one.title,
      body: one.body,
      actions: (Reflect.get(one, 'actions') as { title: string }[]).map(({ title }) => title),
    }));
  });

/** Taps the button of the notification. The worker is asked directly: the page may be anywhere, or nowhere. */
async function tapAcknowledge(page: Page) {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('There is no service worker');
  await worker.evaluate(async () => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      NotificationEvent: new (type: string, init: object) => Event;
      dispatchEvent(event: Event): boolean;
    };
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification, action: 'acknowledge' }));
  });
}

test('an alert reaches a phone whose app is closed, and is taken on from its lock screen', async ({
  browser,
  page,
}) => {
  const service = await startPushService();
  // Whoever is on call is told of every freezer.
  const latestPush = () => service.received.findLast(({ title }) => title.includes('Freezer 2 probe'));
  await page.context().grantPermissions(['notifications']);
  await subscribeTo(page, service.subscription);

  await test.step('a technician switches notifications on for this phone', async () => {
    await signIn(page, 'technician2');
    await synced(page);
    await keptOnDevice(page);
    await openNotifications(page);
    const notifications = card(page, 'Notifications on this device');
    await notifications.getByRole('button', { name: 'Switch on' }).click();
    await expect(notifications.getByText('Alerts reach this device.')).toBeVisible();
  });

  await test.step('and proves a mail address of their own, for when the phone is flat', async () => {
    const ways = card(page, 'Mail and text messages');
    await expect(ways.getByText('technician2@northwind.example')).toBeVisible();
    await expect(ways.getByText('Your laboratory has no channel for text messages.', { exact: false })).toBeVisible();
    await ways.getByRole('button', { name: 'Use another address' }).click();
    const address = ways.getByRole('textbox', { name: 'Your other address' });
    await address.fill('no address');
    await ways.getByRole('button', { name: 'Send me a code' }).click();
    await expect(ways.getByText('This is no mail address.', { exact: false })).toBeVisible();
    await address.fill(PRIVATE);
    await ways.getByRole('button', { name: 'Send me a code' }).click();
    await expect.poll(() => mailsTo(page, PRIVATE)).toMatchObject([{ code: expect.stringMatching(/^\d{6}$/) }]);
    const [mail] = await mailsTo(page, PRIVATE);
    await ways.getByRole('textbox', { name: 'Code' }).fill(mail?.code ?? '');
    await ways.getByRole('button', { name: 'Confirm' }).click();
    await expect(ways.getByText('y•••@home.example')).toBeVisible();
    // Undecided until they say so: another address is no wish.
    await ways.getByRole('button', { name: 'Always mail me' }).click();
    await expect(ways.getByRole('button', { name: 'Always mail me' })).toHaveCount(0);
  });

  const { context, page: supervisor } = await anotherPhone(browser);
  await test.step('somewhere a freezer is too warm', async () => {
    await signIn(supervisor, 'supervisor', '/en/sensors');
    await synced(supervisor);
    await supervisor.getByRole('link', { name: 'Freezer 2 probe' }).click();
    await supervisor.getByRole('button', { name: 'Record a reading' }).click();
    const sheet = supervisor.getByRole('dialog');
    await sheet.getByRole('textbox', { name: 'Temperature' }).fill('-30');
    await sheet.getByRole('button', { name: 'Record' }).click();
    await expect(supervisor.getByText(/recorded for Freezer 2 probe/).first()).toBeVisible();
  });

  await test.step('the phone shows it, with a button, in the person’s language', async () => {
    await expect.poll(() => latestPush()).toMatchObject({ event: 'opened' });
    await deliver(page, AlertPush.parse(latestPush()));
    await expect
      .poll(() => shown(page))
      .toMatchObject([{ title: expect.stringContaining('Freezer 2'), actions: ['Acknowledge'] }]);
  });

  await test.step('and their own mailbox has it, too', async () => {
    await expect
      .poll(() => mailsTo(page, PRIVATE))
      .toContainEqual(expect.objectContaining({ subject: expect.stringContaining('Freezer 2 probe') }));
  });

  await test.step('a tap on the button takes it on without opening the app', async () => {
    await tapAcknowledge(page);
    await expect.poll(() => shown(page)).toMatchObject([{ body: 'Acknowledged in your name', actions: [] }]);
    await supervisor.goto('/en/alerts');
    const alert = supervisor.getByRole('article', { name: 'Freezer 2 probe' });
    await expect(alert.getByText('Acknowledged', { exact: true })).toBeVisible();
    await alert.getByRole('link', { name: 'Freezer 2 probe' }).click();
    await expect(supervisor.getByText('Yuki Tanaka acknowledged it')).toBeVisible();
    await expect(
      card(supervisor, 'Who was told')
        .getByText(/Yuki Tanaka/)
        .first(),
    ).toBeVisible();
  });
  await test.step('and it is over when the freezer is cold again', async () => {
    await supervisor.goto('/en/sensors');
    await supervisor.getByRole('link', { name: 'Freezer 2 probe' }).click();
    await supervisor.getByRole('button', { name: 'Record a reading' }).click();
    const sheet = supervisor.getByRole('dialog');
    await sheet.getByRole('textbox', { name: 'Temperature' }).fill('-79');
    await sheet.getByRole('button', { name: 'Record' }).click();
    await expect.poll(() => latestPush()).toMatchObject({ event: 'resolved' });
  });
  await test.step('and the phone does not go on saying that it is told when the server knows nothing of that any more', async () => {
    await page.evaluate(() => {
      for (const [key, text] of Object.entries(localStorage)) {
        if (!key.startsWith('tracseq.push.')) continue;
        localStorage.setItem(
          key,
          String(text).replace(/"subscriptionId":"[^"]+"/, `"subscriptionId":"${crypto.randomUUID()}"`),
        );
      }
    });
    await page.reload();
    await expect(card(page, 'Notifications on this device').getByRole('button', { name: 'Switch on' })).toBeVisible();
  });
  await context.close();
  service.close();
});

test('an administrator sets up a channel, tries it, and plans who is called @desktop', async ({ page }) => {
  await signIn(page, 'administrator', '/en/administration');
  await synced(page);

  await test.step('a mail channel, tried at once', async () => {
    await page.getByRole('link', { name: /^Alert channels/ }).click();
    await page.getByRole('button', { name: 'New channel' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('textbox', { name: 'Name', exact: true }).fill('Night shift');
    await sheet.getByRole('button', { name: 'Save the channel' }).click();
    await expect(sheet.getByText('Please fill this in.').first()).toBeVisible();
    await sheet.getByRole('textbox', { name: 'Mail server' }).fill('mail.tracseq.example');
    await sheet.getByRole('textbox', { name: 'Port' }).fill('587');
    await sheet.getByRole('combobox', { name: 'Encryption' }).selectOption('none');
    await sheet.getByRole('textbox', { name: 'Sender’s address' }).fill('alerts@northwind.example');
    await sheet.getByRole('textbox', { name: 'Recipient’s address' }).fill('night@northwind.example');
    await sheet.getByRole('button', { name: 'Save the channel' }).click();
    const saved = page.getByRole('dialog', { name: 'Night shift' });
    await saved.getByRole('button', { name: 'Send a test message' }).click();
    await expect(saved.getByText(/^Test message arrived/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /^Night shift.*Last got through/s })).toBeVisible();
  });

  await test.step('two people on call in turn, and whoever it is is called at once', async () => {
    await page.goto('/en/administration/duty');
    await page.getByRole('button', { name: 'New schedule' }).click();
    const schedule = page.getByRole('dialog', { name: 'New schedule' });
    await schedule.getByRole('textbox', { name: 'Name', exact: true }).fill('Freezers at night');
    for (const person of ['Tomas Lind', 'Sara Okafor']) {
      await schedule.getByRole('combobox', { name: 'People, in turn' }).selectOption({ label: person });
    }
    await schedule.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Freezers at night.*Tomas Lind/s })).toBeVisible();
    // Whoever works with keys goes on where they were.
    await expect(page.getByRole('button', { name: 'New schedule' })).toBeFocused();

    await page.getByRole('button', { name: 'New policy' }).click();
    const policy = page.getByRole('dialog', { name: 'New policy' });
    await policy.getByRole('textbox', { name: 'Name', exact: true }).fill('Cascade of calls');
    await policy.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(policy.getByText('Every step must tell somebody', { exact: false })).toBeVisible();
    await policy.getByRole('combobox', { name: 'Whoever is on call' }).selectOption({ label: 'Freezers at night' });
    await policy.getByRole('button', { name: 'Save', exact: true }).click();
    const row = page.getByRole('button', { name: /^Cascade of calls.*1 step/s });
    await row.click();
    // Other stories are told without it.
    await page.getByRole('dialog').getByRole('button', { name: 'Take out of use' }).click();
    await expect(row.getByText('Out of use')).toBeVisible();
  });

  await test.step('and a maintenance, ended when it is done', async () => {
    await page.getByRole('button', { name: 'New maintenance' }).click();
    const sheet = page.getByRole('dialog', { name: 'New maintenance' });
    await sheet.getByRole('combobox', { name: 'Where' }).fill('Freezer 1 probe');
    await sheet.getByRole('option', { name: 'Freezer 1 probe' }).click();
    await sheet.getByRole('textbox', { name: 'Why' }).fill('Defrosting');
    await sheet.getByRole('button', { name: 'Enter the maintenance' }).click();
    await expect(page.getByText('Defrosting')).toBeVisible();
    await page.getByRole('button', { name: 'End now' }).click();
    await expect(page.getByText('Defrosting')).toBeHidden();
  });
});

test('whoever is called is asked once whether this phone shall tell them, and Home says so until they have decided', async ({
  page,
}) => {
  await page.context().grantPermissions(['notifications']);
  await signIn(page, 'technician2');
  await synced(page);
  const asked = page.getByRole('main').getByRole('link', { name: 'Shall this device tell you of alerts?' });
  await asked.click();
  const notifications = card(page, 'Notifications on this device');
  await notifications.getByRole('button', { name: 'Not on this device' }).click();
  await expect(notifications.getByRole('button', { name: 'Not on this device' })).toBeHidden();

  await test.step('and is not asked again', async () => {
    const answered = page.waitForResponse((answer) => answer.url().includes('/rest/v1/contact_ways'));
    await page.getByRole('navigation').getByRole('link', { name: 'Home', exact: true }).click();
    await answered;
    await expect(page.getByRole('heading', { name: 'Needs me' })).toBeVisible();
    await expect(asked).toHaveCount(0);
    await openNotifications(page);
  });

  await test.step('without a network the page says what it cannot know', async () => {
    await keptOnDevice(page);
    await page.context().setOffline(true);
    await page.reload();
    await expect(notifications.getByRole('button', { name: 'Switch on' })).toBeVisible();
    await expect(card(page, 'Quiet hours').getByText('This is kept on the server', { exact: false })).toBeVisible();
    await page.context().setOffline(false);
    await expect(card(page, 'Quiet hours').getByRole('switch', { name: 'Hold warnings back' })).toBeVisible();
  });
});

test('an auditor finds out why they set no ways of their own', async ({ page }) => {
  await signIn(page, 'auditor', '/en/notifications');
  await expect(card(page, 'Mail and text messages').getByText('Auditors look after no freezers')).toBeVisible();
});
