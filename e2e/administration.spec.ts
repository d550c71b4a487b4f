import { expect, type Page } from '@playwright/test';
import { signIn } from './fixtures/people.ts';
import { card, synced } from './pages/shell.ts';
import { test } from './fixtures/test.ts';

/** What was done, each with its undo. */
const results = (page: Page) => page.getByRole('region', { name: 'Results' });

test('two types or sites in use cannot bear one name, what goes out of use says so, and a time zone that does not exist is asked about @desktop', async ({
  page,
}) => {
  await signIn(page, 'administrator', '/en/administration/layout');
  await synced(page);
  const types = card(page, 'Container types');
  const sheet = page.getByRole('dialog');
  const name = sheet.getByRole('textbox', { name: 'Name' });
  const add = async (text: string) => {
    await types.getByRole('button', { name: 'New type', exact: true }).click();
    await name.fill(text);
    const save = sheet.getByRole('button', { name: 'Save' });
    await expect(save).toBeInViewport();
    await save.click();
  };
  await add(' box  9X9');
  await expect(name).toHaveAccessibleDescription(/^Another container type in use is called this already\./);
  await name.fill('Tower 1');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(results(page)).toContainText('Tower 1 is made');

  // What is out of use leaves its name to others, and gets it back only when they do.
  const row = types.getByRole('listitem').filter({ hasText: 'Tower 1' });
  const outOfUse = row.filter({ hasText: 'Out of use' });
  await row.getByRole('button').click();
  await sheet.getByRole('button', { name: 'Take out of use' }).click();
  await expect(results(page)).toContainText('Tower 1 is out of use');
  await expect(outOfUse).toBeVisible();
  await results(page).getByRole('button', { name: 'Undo' }).last().click();
  await expect(outOfUse).toHaveCount(0);
  await row.getByRole('button').click();
  await sheet.getByRole('button', { name: 'Take out of use' }).click();
  await expect(outOfUse).toBeVisible();
  // What a hand rests on stays.
  const undo = results(page).getByRole('button', { name: 'Undo' }).last();
  const taken = results(page).getByText(/^Another container type in use is called this already\./);
  await undo.dispatchEvent('focusin');
  await add('tower 1');
  await expect(row).toHaveCount(2);
  await results(page)
    .locator('div')
    .filter({ hasText: 'Tower 1 is out of use' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(taken).toBeVisible();
  await outOfUse.getByRole('button').click();
  await sheet.getByRole('button', { name: 'Put back into use' }).click();
  await expect(name).toHaveAccessibleDescription(/^Another container type in use is called this already\./);
  await page.keyboard.press('Escape');

  const sites = card(page, 'Sites');
  await sites.getByRole('button', { name: 'New site' }).click();
  await name.fill('harbour campus');
  const zone = sheet.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('Mars/Olympus');
  await expect(sheet.getByText('Nothing fits what you typed')).toBeVisible();
  // The first press counts, the open list notwithstanding.
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(name).toHaveAccessibleDescription(/^Another site in use is called this already\./);
  await expect(zone).toHaveValue('Mars/Olympus');
  await expect(zone).toHaveAccessibleDescription('There is no such time zone. Choose one of the list.');
  await name.fill('Orbit');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(zone).toHaveAccessibleDescription('There is no such time zone. Choose one of the list.');
  await zone.fill('europe/lisbon');
  await zone.press('Tab');
  await expect(zone).toHaveValue('Europe/Lisbon');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});

test('a look that is not saved is not lost by a tap on a link, unless whoever taps says so', async ({ page }) => {
  await signIn(page, 'administrator', '/en/administration/branding');
  await synced(page);
  const name = page.getByRole('textbox', { name: 'Name of the laboratory' });
  await name.fill('Southwind Biobank');
  await page.getByRole('navigation').getByRole('link', { name: 'Storage', exact: true }).click();
  const question = page.getByRole('alertdialog', { name: 'Leave without saving the look?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(name).toHaveValue('Southwind Biobank');
  await page.goBack();
  await question.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Name and look' })).toBeHidden();

  // What is saved is not asked about.
  await page.goto('/en/administration/branding');
  await expect(name).toHaveValue('Northwind Biobank');
  // The second colour: others look at the names meanwhile.
  const colour = page.getByRole('main').locator('input[name=accent]');
  const before = await colour.inputValue();
  for (const text of ['#9a3412', before]) {
    await page.goto('/en/administration/branding');
    await colour.fill(text);
    await page.getByRole('button', { name: 'Save the look' }).click();
    await expect(results(page)).toContainText('The new look is on its way to every device');
    await page.getByRole('navigation').getByRole('link', { name: 'Storage', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Storage' })).toBeVisible();
  }
});

test('a name that was misspelt is corrected where the roles are given, and not into one that nobody could read', async ({
  page,
}) => {
  await signIn(page, 'administrator', '/en/administration/people');
  await synced(page);
  await page.getByRole('button', { name: 'Add a person' }).click();
  const sheet = page.getByRole('dialog');
  const name = sheet.getByRole('textbox', { name: 'Name' });
  await sheet.getByRole('textbox', { name: 'E-mail' }).fill('misspelt@northwind.example');
  await name.fill('Ida Brant');
  await sheet.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(sheet).toBeHidden();

  await page.getByRole('button', { name: /^Ida Brant/ }).click();
  await name.fill('Ida\u202eBrandt');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(name).toHaveAccessibleDescription(/\S/);
  await name.fill('Ida Brandt');
  await sheet.getByRole('radio', { name: /^Auditor/ }).click();
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(results(page)).toContainText('Ida Brandt is changed');
  const row = page.getByRole('button', { name: /^Ida Brandt/ });
  await expect(row).toContainText('Auditor');

  await row.click();
  await sheet.getByRole('button', { name: 'Withdraw the invitation' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw the invitation' }).click();
  await expect(row).toBeHidden();
});
