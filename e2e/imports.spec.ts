import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test as testOnInstalled } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { badRows, check, chooseFile, csv, importAll, means, sameForAll } from './pages/imports.ts';
import { card, synced } from './pages/shell.ts';
import { cell, openByCode } from './pages/storage.ts';
import { test } from './fixtures/test.ts';

/** Real files of other systems lie beside the project, since their licences are their own. */
const MANIFESTS = join(import.meta.dirname, '../../shared/data/manifests');
const manifest = (name: string) => join(MANIFESTS, name);

/** Makes a container type in the administration. */
async function makeType(
  page: Page,
  name: string,
  kind: string,
  holds: string,
  grid?: { rows: string; columns: string },
) {
  await page.getByRole('button', { name: 'New type', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'New type' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(name);
  await sheet.getByRole('combobox', { name: 'Kind', exact: true }).selectOption({ label: kind });
  await sheet.getByRole('switch', { name: 'Has a grid of positions' }).setChecked(grid !== undefined);
  if (grid) {
    await sheet.getByLabel('Rows').fill(grid.rows);
    await sheet.getByLabel('Columns').fill(grid.columns);
  }
  await sheet.getByText('Containers', { exact: true }).first().click();
  await sheet.getByRole('checkbox', { name: holds, exact: true }).setChecked(true);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(card(page, 'Container types').getByRole('listitem').filter({ hasText: name })).toBeVisible();
}

test.describe('a spreadsheet @desktop', () => {
  test('with some bad rows: the good ones come in, and each bad one has its reason', async ({ page }) => {
    await signIn(page, 'technician');
    await synced(page);
    const file = csv('tubes.csv', [
      'Barcode;Sample type;Name;Box;Position',
      'IMP-0001;Serum;First;B-3211;A01',
      'IMP-0002;Sputum;Second;B-3211;A02',
      'IMP-0003;Plasma;Third;B-3211;Z99',
      'NB000001;Serum;Fourth;B-3211;A04',
      'IMP-0005;Serum;Fifth;B-NOWHERE;A05',
      'IMP-0006;Plasma;Sixth;B-3211;A06',
    ]);
    await chooseFile(page, file);
    await check(page);
    await expect(page.getByText('2 good rows', { exact: true })).toBeVisible();
    await expect(page.getByText('4 bad rows', { exact: true })).toBeVisible();
    for (const [at, row, reason] of [
      [0, '3', 'There is no such sample type here'],
      [1, '4', 'There is no position Z99'],
      [2, '5', 'The code NB000001 is already in use'],
      [3, '6', 'This place is not known in this laboratory'],
    ] as const) {
      await expect(badRows(page).nth(at).getByRole('cell').first()).toContainText(row);
      await expect(badRows(page).nth(at)).toContainText(reason);
    }
    await page.getByRole('button', { name: 'Import the 2 good rows' }).click();
    await expect(page.getByText('2 rows imported')).toBeVisible();
    await expect(page.getByText('4 bad rows were left out.')).toBeVisible();
    await expect(badRows(page)).toHaveCount(4);

    await openByCode(page, 'B-3211');
    await expect(cell(page, 'A01')).toHaveAccessibleName('A01, First');
    await expect(cell(page, 'A02')).toHaveAccessibleName('A02, free');
    await expect(cell(page, 'A06')).toHaveAccessibleName('A06, Sixth');
  });

  test('in which a code stands twice says in which row it stood first, and offers nothing where nothing can be imported', async ({
    page,
  }) => {
    await signIn(page, 'technician');
    await synced(page);
    const header = 'Barcode;Sample type;Name;Box;Position';
    const rows = [
      'IMP-0011;Serum;First;B-3211;H01',
      'IMP-0011;Serum;Again;;',
      'IMP-0012;Serum;Third;B-3211;h1',
      ';Serum;Fourth;;',
    ];
    await chooseFile(page, csv('twice.csv', [header, ...rows]));
    await check(page);
    const reasons = [
      'Row 2 of this file has the same code',
      'Row 2 of this file has the same position',
      'The barcode is missing',
    ];
    await expect(badRows(page)).toContainText(reasons);
    await expect(page.getByRole('button', { name: /^Import (all|\d)/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Import the good row' }).click();
    await expect(page.getByText('1 row imported')).toBeVisible();
    await expect(badRows(page)).toContainText(reasons);
    await expect(page.getByRole('button', { name: 'Download the bad rows to correct them' })).toBeVisible();

    await page.reload();
    await chooseFile(page, csv('none.csv', [header, 'NB000001;Serum;Known;;']));
    await check(page);
    await expect(page.getByText('No row can be imported as it stands.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0);
  });

  test('is told from what is none', async ({ page }) => {
    await signIn(page, 'technician');
    await synced(page);
    await page.goto('/en/import');
    const choose = page.getByLabel(/^Choose a spreadsheet/);
    await choose.setInputFiles({
      name: 'report.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj'),
    });
    await expect(page.getByText('This is no spreadsheet.')).toBeVisible();
    await choose.setInputFiles({
      name: 'lims.xls',
      mimeType: 'text/html',
      buffer: Buffer.from('<html>\n<table></table>'),
    });
    await expect(page.getByText('Save it as XLSX or CSV')).toBeVisible();
  });

  test('that is not imported yet is not lost by a step back, unless whoever takes it says so', async ({ page }) => {
    await signIn(page, 'technician');
    await synced(page);
    await chooseFile(page, csv('leaving.csv', ['Barcode;Sample type', 'IMP-0211;Serum']));
    await check(page);
    await page.goBack();
    const question = page.getByRole('alertdialog', { name: 'Leave before anything is imported?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('1 good row', { exact: true })).toBeVisible();
    await page.getByRole('navigation').getByRole('link', { name: 'Home', exact: true }).click();
    await question.getByRole('button', { name: 'Leave and start over later' }).click();
    await expect(page).toHaveURL(/\/en$/);
  });

  test('of another laboratory’s words is understood, and its words are remembered', async ({ page }) => {
    await signIn(page, 'technician');
    await synced(page);
    const rows = (barcode: string) => csv('words.csv', ['Barcode,Sample type', `${barcode},Blutserum`]);
    await chooseFile(page, rows('IMP-0101'));
    await means(page, 'Blutserum', 'Serum');
    await check(page);
    await importAll(page, 1);
    await chooseFile(page, rows('IMP-0102'));
    await expect(page.getByRole('combobox', { name: '“Blutserum” means' })).toHaveValue('Serum');
    await check(page);
    await importAll(page, 1);
  });

  test('that came in is a search away, and the next link leads where it says', async ({ page }) => {
    await signIn(page, 'technician');
    await synced(page);
    await chooseFile(page, csv('look.csv', ['Barcode;Sample type', 'LOOK-0301;Serum', 'LOOK-0302;Serum']));
    await check(page);
    await importAll(page, 2);
    await page.getByRole('link', { name: 'Look at it' }).click();
    await expect(page).toHaveURL(/\/en\/search\?q=LOOK-030$/);
    for (const code of ['LOOK-0301', 'LOOK-0302']) {
      await expect(page.getByRole('listitem').filter({ hasText: code }).first()).toBeVisible();
    }
    await page.getByRole('listitem').filter({ hasText: 'LOOK-0302' }).first().getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('LOOK-0302');
    await page.goBack();
    await expect(page).toHaveURL(/\/en\/search\?q=LOOK-030$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/en\/import$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/en$/);

    await chooseFile(page, csv('another.csv', ['Barcode;Sample type', 'LOOK-0303;Serum']));
    await check(page);
    await importAll(page, 1);
    await page.getByRole('button', { name: 'Import another file' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Storage', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Storage' })).toBeVisible();
    await page.getByRole('navigation').getByRole('link', { name: 'Home', exact: true }).click();
    await expect(page).toHaveURL(/\/en$/);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Storage' })).toBeVisible();
    await expect(page).toHaveURL(/\/en\/storage$/);
  });

  test('says before anything is imported how it is read, and which of its columns are not', async ({ page }) => {
    await signIn(page, 'supervisor');
    await synced(page);
    const rows = ['READ-R1,Reading rack,Rack 4x5,,,Harbour Campus', 'READ-B1,Reading box,Box 9x9,READ-R1,A01,'];
    await chooseFile(page, csv('inside.csv', ['Barcode,Name,Type,Inside,Position,Site', ...rows]));
    await page.getByRole('radio', { name: /^Places/ }).check();
    const unused = page.getByRole('status').filter({ hasText: 'Not used' });
    await expect(unused).toContainText('Not used: Inside');
    await page.getByLabel('Position').selectOption({ label: 'Not in the file' });
    await expect(unused).toContainText('Not used: Inside, Position');
    await check(page);
    await expect(unused).toContainText('Not used: Inside, Position');
    await unused.getByRole('button', { name: 'Use these columns' }).click();
    await page.getByLabel(/^Barcode of the place around it/).selectOption({ label: 'Inside' });
    await page.getByLabel('Position').selectOption({ label: 'Position' });
    await expect(unused).toHaveCount(0);
    await check(page);
    await expect(page.getByText('2 good rows', { exact: true })).toBeVisible();
    await expect(unused).toHaveCount(0);
    const read = page.getByRole('region', { name: 'The first 2 good rows as they are read' });
    await expect(read.getByRole('row').nth(2).getByRole('cell')).toHaveText([
      'Box 9x9',
      'Reading box',
      'READ-B1',
      /READ-R1\s*A01/,
      /empty/,
    ]);

    await chooseFile(page, csv('siteless.csv', ['Barcode,Name,Type', 'READ-R2,Reading rack,Rack 4x5']));
    await page.getByRole('radio', { name: /^Places/ }).check();
    await expect(page.getByText('Every place needs its site')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Check the rows' })).toBeDisabled();
    await sameForAll(page, 'Site', 'Harbour Campus');
    await check(page);
    await expect(page.getByText('1 good row', { exact: true })).toBeVisible();
  });

  test('with dates and quantities that cannot be read says how to write them, in the file to correct as well', async ({
    page,
  }) => {
    await signIn(page, 'technician');
    await synced(page);
    const cells = [
      ...['04/03/2024,1 mL', '4/3/24,1 mL', '2024-13-45,1 mL', '45000,1 mL', '#REF!,1 mL'],
      ...['2024-03-31,"1,234 mL"', '45000,?', '2206-03-31,1 mL', '2024-03-31,1'],
    ];
    const rows = cells.map((pair, at) => `DATE-000${at},Serum,${pair}`);
    await chooseFile(
      page,
      csv('dates.csv', ['Barcode,Sample type,Collected,Volume', ...rows, 'DATE-0009,Serum,2024-03-31,"2.5 mL"']),
    );
    await check(page);
    await expect(badRows(page)).toContainText([
      '04/03/2024 can mean April 3, 2024 or March 4, 2024. Write the day that is meant as 2024-04-03 or 2024-03-04.',
      'The year of 4/3/24 has two digits only. Write the date as 2024-03-31.',
      'There is no day 2024-13-45.',
      '45000 is a number, not a date.',
      '#REF! is an error of the spreadsheet program.',
      'Write 1234 or 1.234, whichever is meant.',
      /./,
      /./,
      '2206-03-31 is to come, and a sample cannot have been collected then. Correct the date in the file.',
      '1 has no unit. Write it in the cell, as in 1234.5 mL, or choose the column of units',
    ]);
    await expect(page.getByText('The server could not accept')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'The good row as it is read' }).getByRole('cell')).toHaveText([
      'DATE-0009',
      'Serum',
      '2.5\u00a0mL',
      'Mar 31, 2024',
    ]);

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the bad rows to correct them' }).click();
    const file = await readFile(await (await saved).path(), 'utf8');
    const [header, ...lines] = file.trim().split(/\r?\n/);
    expect(header).toMatch(/Volume,Why it was left out$/);
    expect(lines).toHaveLength(9);
    expect(lines[6]).toMatch(/Volume: .+ \| Collected: .+/);
  });

  test('chosen when the network has just gone is read all the same, and its check waits for it', async ({
    context,
    page,
  }) => {
    await signIn(page, 'technician');
    await synced(page);
    const reader = page.waitForEvent('worker');
    await page.goto('/en/import');
    await reader;
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page
      .getByLabel(/^Choose a spreadsheet/)
      .setInputFiles(csv('offline.csv', ['Barcode;Sample type', 'WAIT-0001;Serum']));
    await check(page);
    await expect(page.getByRole('heading', { name: 'Waiting for the network' })).toBeVisible();
    await expect(page.getByText('This did not work')).toHaveCount(0);
    await context.setOffline(false);
    await expect(page.getByText('1 good row', { exact: true })).toBeVisible();
  });

  testOnInstalled('that is being imported is there again after the page was left', async ({ context, page }) => {
    await signIn(page, 'technician');
    await synced(page);
    await chooseFile(page, csv('left.csv', ['Barcode,Sample type', 'IMP-0201,Serum', 'IMP-0202,Serum']));
    await check(page);
    const go = page.getByRole('button', { name: 'Import all 2 rows' });
    await expect(go).toBeEnabled();
    await context.setOffline(true);
    await go.click();
    await expect(page.getByText('You can leave this page')).toBeVisible();
    await page.getByRole('link', { name: 'Storage', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Storage' })).toBeVisible();
    await context.setOffline(false);
    await synced(page);
    await page.goto('/en/import');
    await expect(page.getByText('2 rows imported')).toBeVisible();
  });
});

test.describe('files of other systems @desktop', () => {
  test.skip(!existsSync(MANIFESTS), 'the real files are not beside the project (../shared/data/manifests)');

  test('FreezeMan’s new containers come in as they are', async ({ page }) => {
    await signIn(page, 'administrator', '/en/administration/layout');
    await synced(page);
    await makeType(page, 'Cold room', 'Room', 'Freezer');
    await makeType(page, 'Freezer 3 shelves', 'Freezer', 'Rack', { rows: '3', columns: '1' });
    await synced(page);

    await chooseFile(page, manifest('Container_creation_v4_2_0.xlsx'), 'ContainerCreation');
    await sameForAll(page, 'Site', 'Harbour Campus');
    await means(page, 'Tube box 7x7', 'Box 9x9');
    await means(page, 'Room', 'Cold room');
    await means(page, 'Tube rack 8x12', 'Rack 4x5');
    await check(page);
    await importAll(page, 4);

    await openByCode(page, 'TubeRack_1');
    const way = page.getByRole('navigation', { name: 'Where it is' });
    await expect(way).toContainText('Room_TestCreation');
    await expect(way).toContainText('Freezer_TestCreation');
  });

  test('FreezeMan’s moves and LabWhere’s scans are carried out', async ({ page }) => {
    await signIn(page, 'administrator');
    await synced(page);
    const places = csv('places.csv', [
      'Container type,Name,Barcode,Site',
      'Rack 4x5,Destination,LOCATION_CONTAINER,Harbour Campus',
      'Box 9x9,To be moved,CONTAINER2MOVE,Harbour Campus',
      'Bag,Bag 1234,BX1234,Harbour Campus',
      'Bag,Bag 5678,BX5678,Harbour Campus',
    ]);
    await chooseFile(page, places);
    await check(page);
    await importAll(page, 4);
    await chooseFile(page, csv('tubes.csv', ['Barcode,Sample type', 'PL1234,Urine', 'PL5678,Urine']));
    await check(page);
    await importAll(page, 2);

    await chooseFile(page, manifest('Container_move_v3_5_0.xlsx'), 'ContainerMove');
    await check(page);
    await importAll(page, 1);
    await chooseFile(page, manifest('labwhere_to_upload.csv'));
    await check(page);
    await importAll(page, 2);

    await synced(page);
    await openByCode(page, 'LOCATION_CONTAINER');
    await expect(cell(page, 'A01')).toHaveAccessibleName('A01, To be moved');
    await openByCode(page, 'BX1234');
    await expect(page.getByRole('listitem').filter({ hasText: 'PL1234' })).toBeVisible();
  });
});
