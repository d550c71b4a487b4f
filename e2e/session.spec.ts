import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { anotherPhone } from './fixtures/devices.ts';
import { test } from './fixtures/installed.ts';
import { emailOf, enterPassword, signIn, signInAtForm } from './fixtures/people.ts';
import { scanBox, scanTube } from './pages/scan.ts';
import { card, keptOnDevice, more, pill, signOut, synced } from './pages/shell.ts';
import { cell, openByCode } from './pages/storage.ts';

const mailsSchema = z.array(z.object({ code: z.string().nullable() })).min(1);

/** Asks for a code at the sign-in, and answers what the mail says. */
async function askForCode(page: Page, email: string): Promise<string> {
  await page.getByText('Code by e-mail', { exact: true }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.getByText(`A code is on its way to ${email}`)).toBeVisible();
  const inbox = await page.request.get(`/mail/messages.json?to=${email}`);
  const [mail] = mailsSchema.parse(await inbox.json());
  return mail?.code ?? '';
}

test('what one person left unsent stays theirs while another works on the same phone, and goes out when they come back', async ({
  context,
  page,
}) => {
  await signInAtForm(page, 'technician', '/en/scan?mode=put-away');
  await synced(page);
  await keptOnDevice(page);
  await context.setOffline(true);
  await scanBox(page, 'B-1312');
  await scanTube(page, 'NB000259', 'A01');
  await scanTube(page, 'NB000260', 'A02');

  // The way out says what stays behind.
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await signOut(page);
  const question = page.getByRole('alertdialog', { name: 'Sign out on this device?' });
  await expect(question).toContainText('2 steps have not reached the server. Nothing is deleted');
  await question.getByRole('button', { name: 'Sign out' }).click();
  const theirs = card(page, 'Worked on this device').getByRole('button', { name: emailOf('technician') });
  await expect(theirs).toContainText('2 steps are safe here and waiting');
  await enterPassword(page, emailOf('technician'));
  await expect(page.getByText('What is safe on this device stays there until then.')).toBeVisible();

  // Somebody else works with the network back, and sees and sends nothing of it.
  await context.setOffline(false);
  await enterPassword(page, emailOf('technician2'));
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeAttached();
  await synced(page);
  await pill(page).click();
  await expect(page.getByText('Nothing done on this device yet')).toBeVisible();
  await openByCode(page, 'B-1312');
  await expect(cell(page, 'A01')).toHaveAccessibleName('A01, free');

  await signOut(page);
  await expect(theirs).toContainText('2 steps are safe here and waiting');
  await theirs.click();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(emailOf('technician'));
  await enterPassword(page, emailOf('technician'));
  await synced(page);
  await openByCode(page, 'B-1312');
  await expect(cell(page, 'A01')).toHaveAccessibleName(/^A01, D/);
  await expect(cell(page, 'A02')).toHaveAccessibleName(/^A02, D/);
});

test('a person whose link has expired is told so, and signs in with a code from an e-mail', async ({ page }) => {
  await page.goto('/en/outbox#error=access_denied&error_code=otp_expired&error_description=Email+link+has+expired');
  await expect(page.getByText('This link has expired. Ask for a new code.')).toBeVisible();
  await expect(page).toHaveURL(/\/en\/sign-in\?next=/);

  // An old refusal goes as soon as anything is changed. The address that was typed stays in another language; the password does not.
  await page.getByText('Password', { exact: true }).first().click();
  const password = page.getByRole('textbox', { name: 'Password' });
  await page.getByRole('textbox', { name: 'E-mail' }).fill(emailOf('auditor'));
  await password.fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const refusal = page.getByText('E-mail and password do not fit together');
  await expect(refusal).toBeVisible();
  await password.fill('');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Please fill this in.')).toBeVisible();
  await expect(refusal).toBeHidden();
  await password.fill('wrong');
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'E-Mail' })).toHaveValue(emailOf('auditor'));
  await expect(page.getByRole('textbox', { name: 'Passwort' })).toHaveValue('');
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption({ label: 'English' });

  const code = await askForCode(page, emailOf('auditor'));
  const field = page.getByRole('textbox', { name: 'Code', exact: true });
  await expect(field).toBeFocused();
  await field.fill(code === '000000' ? '111111' : '000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This code is wrong or no longer valid')).toBeVisible();
  await field.fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
});

test('whoever is removed sees nothing of the laboratory any more, keeps what they left unsent, and goes on when they are added again', async ({
  browser,
  context,
  page,
}) => {
  const office = await anotherPhone(browser);
  await signIn(office.page, 'administrator', '/en/administration/people');
  const add = async () => {
    await office.page.getByRole('button', { name: 'Add a person' }).click();
    const sheet = office.page.getByRole('dialog', { name: 'Add a person' });
    await sheet.getByRole('textbox', { name: 'E-mail' }).fill('guest@northwind.example');
    await sheet.getByRole('textbox', { name: 'Name' }).fill('Noor Haas');
    await sheet.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(sheet).toBeHidden();
  };
  await add();
  await page.goto('/en/sign-in?next=%2Fscan%3Fmode%3Dput-away');
  const code = await askForCode(page, 'guest@northwind.example');
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await synced(page);
  await keptOnDevice(page);
  await expect(more(page)).toHaveAccessibleName(/open alert/);
  await context.setOffline(true);
  await scanBox(page, 'B-1212');
  await scanTube(page, 'NB000252', 'A01');

  await office.page.getByRole('button', { name: /Noor Haas/ }).click();
  await office.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  // The list foresees it: the phone must not come back before the server knows.
  const told = office.page.waitForResponse((answer) => /remove_member/.test(answer.request().postData() ?? ''));
  await office.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await told;
  await expect(office.page.getByRole('button', { name: /Noor Haas/ })).toBeHidden();
  await context.setOffline(false);
  const gone = page.getByRole('heading', { name: 'You no longer belong to Northwind Biobank' });
  await expect(gone).toBeVisible();
  await expect(page.getByRole('alert').filter({ has: gone })).toContainText(
    '1 step is safe on this device and waiting',
  );
  await expect(more(page)).toHaveAccessibleName('More');
  await page.goto('/en/search?q=NB000080');
  await expect(gone).toBeVisible();
  await expect(page.getByText('NB000080')).toBeHidden();
  await context.setOffline(true);
  await page.reload();
  await expect(gone).toBeVisible();
  await page.getByRole('link', { name: 'See what waits' }).click();
  await expect(page.getByRole('main')).toContainText('to Box B-1212, A01');
  await context.setOffline(false);

  const toldAgain = office.page.waitForResponse((answer) => /add_member/.test(answer.request().postData() ?? ''));
  await add();
  await toldAgain;
  await page.goto('/en');
  await page.getByRole('button', { name: 'Look again' }).click();
  await synced(page);
  await openByCode(page, 'B-1212');
  await expect(cell(page, 'A01')).toHaveAccessibleName(/^A01, D/);

  // Another role reaches the open app.
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  const putAway = page.getByRole('main').getByRole('link', { name: 'Put away' });
  await expect(putAway).toBeVisible();
  await office.page.getByRole('button', { name: /Noor Haas/ }).click();
  const sheet = office.page.getByRole('dialog', { name: 'Noor Haas' });
  await sheet.getByRole('radio', { name: /^Auditor/ }).click();
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(putAway).toBeHidden();
  await office.context.close();
});

test('a person of two laboratories chooses one, and can change to the other', async ({ page }) => {
  await page.goto('/en');
  await enterPassword(page, 'both@labs.example');
  await expect(page.getByRole('heading', { name: 'Choose your laboratory' })).toBeVisible();
  await page.getByRole('button', { name: /Northwind Biobank/ }).click();
  await synced(page);
  await expect(page.getByRole('banner')).toContainText('Northwind');
  await page.goto('/en/storage');
  await expect(page.getByText('Harbour Campus')).toBeVisible();

  await more(page).click();
  await page.getByRole('button', { name: 'Change laboratory' }).click();
  await page.getByRole('button', { name: /Cascade Genomics/ }).click();
  await synced(page);
  await expect(page.getByRole('banner')).toContainText('Cascade');
  await page.goto('/en/storage');
  await expect(page.getByText('Seattle Core Lab')).toBeVisible();
  await expect(page.getByText('Harbour Campus')).toBeHidden();
});

test('what somebody left unsent in one laboratory is told in the other, asked about at the way out, and sent from there', async ({
  context,
  page,
}) => {
  await page.goto('/en/scan?mode=put-away');
  await enterPassword(page, 'both@labs.example');
  await page.getByRole('button', { name: /Northwind Biobank/ }).click();
  await synced(page);
  await keptOnDevice(page);
  await context.setOffline(true);
  await scanBox(page, 'B-2121');
  await scanTube(page, 'NB000261', 'A01');
  await expect(pill(page)).toHaveText(/Offline · 1/);

  // The choice says it, and Cascade opens without a network.
  await more(page).click();
  await page.getByRole('button', { name: 'Change laboratory' }).click();
  await expect(page.getByRole('button', { name: /Northwind Biobank/ })).toContainText(
    '1 step is safe here and waiting',
  );
  await page.getByRole('button', { name: /Cascade Genomics/ }).click();
  await expect(page.getByRole('banner')).toContainText('Cascade');
  await expect(pill(page)).toHaveText(/Offline · 1/);
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  const told = page.getByRole('main').getByText('Northwind Biobank: 1 step waits on this device.');
  await expect(told).toBeVisible();

  await signOut(page);
  const question = page.getByRole('alertdialog', { name: 'Sign out on this device?' });
  await expect(question).toContainText('1 step has not reached the server.');
  await expect(question).toContainText('Northwind Biobank');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('Escape');

  // The notice leads there, and back here it is still told.
  await pill(page).click();
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'Open Northwind Biobank' }).click();
  await expect(page.getByRole('banner')).toContainText('Northwind');
  await expect(page.getByRole('main')).toContainText('to Box B-2121, A01');
  await more(page).click();
  await page.getByRole('button', { name: 'Change laboratory' }).click();
  await page.getByRole('button', { name: /Cascade Genomics/ }).click();
  await expect(page.getByRole('banner')).toContainText('Cascade');
  await expect(told).toBeVisible();

  // With the network it goes out from here.
  await context.setOffline(false);
  await synced(page);
  await expect(told).toBeHidden();
  await expect(page.getByText('Everything is on the server', { exact: true })).toBeVisible();
  await more(page).click();
  await page.getByRole('button', { name: 'Change laboratory' }).click();
  await page.getByRole('button', { name: /Northwind Biobank/ }).click();
  await expect(page.getByRole('banner')).toContainText('Northwind');
  await synced(page);
  await openByCode(page, 'B-2121');
  await expect(cell(page, 'A01')).toHaveAccessibleName(/^A01, D/);
});

test('whoever wants to change to another laboratory and has only one is told so, and goes on where they were', async ({
  page,
}) => {
  await signInAtForm(page, 'technician', '/en/outbox');
  await synced(page);
  await more(page).click();
  await page.getByRole('button', { name: 'Change laboratory' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('Northwind Biobank is the only laboratory you belong to.')).toBeVisible();
  await expect(page).toHaveURL(/\/en\/outbox$/);
});

test('an auditor is offered nothing that their role refuses, on Home, in a box or by a link that somebody sent @desktop', async ({
  page,
}) => {
  await signInAtForm(page, 'auditor', '/en');
  await synced(page);
  const ways = page.getByRole('main');
  await expect(ways.getByRole('link', { name: /^Scan/ })).toBeVisible();
  await expect(ways.getByRole('link', { name: 'Put away' })).toHaveCount(0);
  await page.goto('/en/search?q=B-1112');
  await page
    .getByRole('link', { name: /B-1112/ })
    .first()
    .click();
  await page
    .getByRole('gridcell', { name: /, free$/ })
    .first()
    .click();
  await expect(page.getByText(/ is free$/)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Move' })).toHaveCount(0);
  await expect(ways.getByRole('link', { name: /Scan/ })).toHaveCount(0);
  await page.goto('/en/scan?mode=put-away');
  await expect(page.getByText('Hold a label into the frame to see where the thing belongs.')).toBeVisible();
});
