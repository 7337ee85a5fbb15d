import type { Page } from 'playwright-core';

/** The day that was so many days ago, as fields for dates take it. */
export const dayBefore = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Takes the next step of the theme whose page is open; what it lacks is asked for in a dialog. */
export const stepOn = (page: Page, status: string): Promise<void> =>
  page
    .getByRole('button', { name: `Move to ${status}` })
    .first()
    .click();

/** Sends the dialog that asks for what is missing. */
export async function sendMove(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Move to/ }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Is refused once: the dialog asks for what is missing, and is closed without an answer. */
export async function refuseStep(page: Page, status: string, asked: string): Promise<void> {
  await stepOn(page, status);
  const dialog = page.getByRole('dialog', { name: `Move to ${status}` });
  await dialog.getByLabel(asked).first().waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
}
