import { expect } from '@playwright/test';
import { anotherPhone } from './fixtures/devices.ts';
import { signIn } from './fixtures/people.ts';
import { synced } from './pages/shell.ts';
import { test } from './fixtures/test.ts';

test('a reading typed on a phone wakes the wall, which names the samples at risk @tablet', async ({
  browser,
  page,
}) => {
  await test.step('the supervisor registers a sensor with limits of its own', async () => {
    await signIn(page, 'supervisor', '/en/sensors');
    await synced(page);
    await page.getByRole('link', { name: 'Sensors and limits' }).click();
    await page.getByRole('button', { name: 'New sensor' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('textbox', { name: 'Name' }).fill('Door display');
    await sheet.getByRole('combobox', { name: 'Measures' }).fill('Freezer 2');
    await sheet.getByRole('option', { name: /^Freezer 2/ }).click();
    await sheet.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: /^Door display/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Limits of its own' }).click();
    const limits = page.getByRole('dialog', { name: 'Limits of Door display' });
    // What is usual for the class is there already.
    await expect(limits.getByRole('textbox', { name: 'Not above' })).toHaveValue('-65');
    await limits.getByRole('textbox', { name: 'Delay' }).fill('0');
    await limits.getByRole('button', { name: 'Save the limits' }).click();
    await expect(page.getByRole('button', { name: /^Door display.*above −65 °C/ })).toBeVisible();
  });

  await page.goto('/en/alerts');
  await expect(page.getByRole('article', { name: 'Freezer 3 probe' })).toBeVisible();
  const ours = page.getByRole('article', { name: 'Door display' });
  await expect(ours).toBeHidden();
  // What is said next takes the place of what was said: the alerts of other stories, too.
  const spoken = page.locator('.sr-only[aria-live=assertive]');
  await spoken.evaluate((region) => {
    const listen = new MutationObserver(() => {
      region.setAttribute('data-heard', `${region.getAttribute('data-heard') ?? ''}\n${region.textContent}`);
    });
    listen.observe(region, { childList: true, characterData: true, subtree: true });
  });

  const { context: pocket, page: phone } = await anotherPhone(browser);
  await test.step('a technician types what the display says', async () => {
    await signIn(phone, 'technician');
    await phone.goto('/en/sensors');
    await phone.getByRole('link', { name: 'Door display' }).click();
    await phone.getByRole('button', { name: 'Record a reading' }).click();
    const field = phone.getByRole('dialog').getByRole('textbox', { name: 'Temperature' });
    await expect(field).toHaveValue('-');
    await field.fill('52.5');
    await phone.getByRole('dialog').getByRole('button', { name: 'Change the sign' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: 'Record' }).click();
    await expect(phone.getByText('−52.5 °C recorded for Door display').first()).toBeVisible();
  });

  await test.step('the wall shows it without a reload, and one tap takes it on', async () => {
    await expect(ours).toBeVisible();
    // Not before: what was recorded is safe on the phone, and has to leave it.
    await pocket.close();
    await expect(ours).toContainText('12.5 °C above the limit of −65 °C');
    await expect(spoken).toHaveAttribute('data-heard', /Door display/);
    await ours.getByRole('button', { name: /^Acknowledge/ }).click();
    await expect(ours.getByText('Acknowledged', { exact: true })).toBeVisible();
  });

  await test.step('the alert names who took it on, and keeps every comment, also one from a place without a network', async () => {
    await ours.getByRole('link', { name: 'Door display' }).click();
    await expect(page.getByText('Sara Okafor acknowledged it')).toBeVisible();
    const comment = async (words: string) => {
      await page.getByRole('textbox', { name: 'What was found or done' }).fill(words);
      await page.getByRole('button', { name: 'Save the note' }).click();
    };
    const noted = page.getByRole('listitem').filter({ hasText: 'Sara Okafor noted' });
    await comment('The door stood open');
    await expect(noted).toHaveCount(1);
    await page.context().setOffline(true);
    await comment('Ice on the seal');
    const waiting = page.getByRole('listitem').filter({ hasText: 'not on the server yet' });
    await expect(waiting).toContainText('Ice on the seal');
    await page.context().setOffline(false);
    await expect(noted).toContainText(['The door stood open', 'Ice on the seal']);
    await expect(waiting).toBeHidden();
  });

  await test.step('it names a sample in that freezer', async () => {
    await expect(page.getByRole('heading', { name: /^\d+ samples at risk$/ })).toBeVisible();
    await page
      .getByRole('link', { name: /NB000098|NB000099|NB00010\d/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/samples\?id=/);
    await expect(page.getByText('Freezer 2').filter({ visible: true }).first()).toBeVisible();
  });
});
