import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createDepartment } from '@vocero/api/contract/organizations';
import { createRemedy } from '@vocero/api/contract/remedies';
import { grantRemedy } from '@vocero/api/contract/remedy-grants';
import { changeTheme, createTheme } from '@vocero/api/contract/themes';
import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { send, untilRead, wordsAbout } from './comments.ts';
import { test } from './story.ts';

const CONTACTS = 120;

/** So many comments about double charges, which Billing causes. @returns their ids. */
async function causeByBilling(call: Call): Promise<string[]> {
  const words = wordsAbout('charged-twice');
  const texts = Array.from({ length: CONTACTS }, (_, at) => words[at % words.length]!);
  const ids = await send(call, texts);
  const { id: departmentId } = await call(createDepartment, { body: { name: 'Billing' } });
  const theme = await call(createTheme, { body: { label: 'Charged twice', feedbackIds: ids } });
  const body = { version: 1, departmentId };
  await call(changeTheme, { params: { id: theme.id }, body });
  await untilRead(call);
  return ids;
}

test(
  'what Billing causes is charged to it: 120 contacts of 6 minutes at 0.80, and a remedy',
  { timeout: 150_000 },
  async ({ call, page, slug }) => {
    const [first] = await causeByBilling(call);
    await page.goto(`/o/${slug}/reports`);
    await page.getByRole('link', { name: 'Charge-back' }).click();
    const billing = page.getByRole('row', { name: /^Billing/ });
    await billing.getByRole('link', { name: '120', exact: true }).waitFor();
    await page.getByText('Contacts have no price yet').waitFor();
    await page.getByRole('link', { name: 'Set a price' }).click();
    await page.getByLabel('Minutes of work per contact').fill('6');
    await page.getByLabel('Price of a minute').fill('0.80');
    await page.getByLabel('Charge-back statements').selectOption('are charged to departments');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Saved').first().waitFor();

    await page.goto(`/o/${slug}/charge-back`);
    await billing.getByText('€576.00').first().waitFor();
    await page.getByText('Charged.', { exact: true }).waitFor();
    await page.getByText('This month is still running').waitFor();
    expect(await violations(page)).toEqual([]);

    const { id: remedyId } = await call(createRemedy, {
      body: { name: 'Voucher', code: 'v', ownLimit: 50 },
    });
    const asked = { id: randomUUID(), remedyId, amount: 12.35, feedbackId: first! };
    await call(grantRemedy, { body: asked });
    await billing.getByText('€588.35').waitFor();
    await billing.getByRole('button', { name: /€12\.35/ }).click();
    const dialog = page.getByRole('dialog', { name: /Billing/ });
    await dialog.getByText('Voucher').waitFor();
    await page.keyboard.press('Escape');

    const link = page.getByRole('link', { name: 'CSV file' });
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const line = readFileSync(await file.path(), 'utf8').split('\r\n')[1]!;
    for (const cell of ['is charged', 'Billing', '120', '576', '12.35', '588.35']) {
      expect(line).toContain(`"${cell}"`);
    }

    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBe(0);
    await billing.getByRole('link', { name: '120', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Comments' }).waitFor();
    expect(page.url()).toContain('department=');
  },
);
