import { createFeedback } from '@vocero/api/contract/feedback';
import { listThemeFeedback, listThemes } from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { learnThemes, send, wordsAbout } from './comments.ts';
import { address, operator } from './product.ts';
import { test } from './story.ts';

const topics = ['technician-no-show', 'slow-evenings', 'charged-twice', 'phone-wait'];

test('a prevented theme that is heard again turns Regressed on the open board', async ({
  call,
  freshPage,
  session,
  slug,
}) => {
  await send(
    call,
    topics.flatMap((topic) => wordsAbout(topic)),
  );
  await learnThemes(call);
  const [theme] = (await call(listThemes)).items;
  if (!theme) throw new Error('no theme was found');
  const { id, label } = theme;
  const said = await call(listThemeFeedback, { params: { id }, query: { limit: 5 } });

  const page = await freshPage({ storageState: session, refusals: [422] });
  await page.goto(`/o/${slug}/themes/${id}`);
  await followThrough(page);

  await page.goto(`/o/${slug}/board`);
  const card = page.getByRole('article', { name: label });
  await page
    .getByRole('region', { name: 'Prevented' })
    .getByRole('article', { name: label })
    .waitFor();
  expect(await card.getByText('Regressed').count()).toBe(0);

  const { key } = await operator<{ key: string }>(
    ...['key', 'create', '--org', slug, '--scopes', 'feedback:write'],
  );
  for (const { text } of said.items) {
    const answer = await fetch(`${address}${createFeedback.path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'form', text: `Once again: ${text}` }),
    });
    expect(answer.status).toBe(201);
  }
  await card.getByText('Regressed').waitFor();
});

/** Does on a theme's page what its way from heard to prevented asks for. */
async function followThrough(page: Page) {
  const goOn = (status: string) => page.getByRole('button', { name: `Move to ${status}` }).first();
  const dialog = page.getByRole('dialog');
  const sendDialog = async () => {
    await dialog.getByRole('button', { name: /^Move to/ }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await goOn('Grouped').click();
  await goOn('Owned').click();
  await dialog.getByLabel('Owner').selectOption({ label: 'Ada Admin' });
  await sendDialog();
  await goOn('Decided').click();
  await dialog.getByLabel('Decision').fill('Every visit gets a two-hour window.');
  await sendDialog();
  await goOn('Being fixed').click();
  await goOn('Verifying').click();
  await dialog.getByLabel('Action taken').fill('The windows are in the booking system.');
  await sendDialog();
  await goOn('Prevented').click();
  await page.getByText(/^Prevented since/).waitFor();
}
