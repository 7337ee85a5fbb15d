import { createFeedback } from '@vocero/api/contract/feedback';
import { listThemes } from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { learnThemes, send, wordsAbout } from './comments.ts';
import { operator } from './product.ts';
import { test } from './story.ts';

const topics = ['technician-no-show', 'slow-evenings', 'charged-twice', 'phone-wait'];

test('a prevented theme that is heard again turns Regressed on the open board', async ({
  call,
  freshPage,
  session,
  slug,
}) => {
  const [held, ...others] = wordsAbout(topics[0]!);
  await send(call, [...others, ...topics.slice(1).flatMap((topic) => wordsAbout(topic))]);
  await learnThemes(call);
  const { items: themes } = await call(listThemes);
  const theme = themes.find(({ quote }) => others.includes(quote ?? ''));
  expect(theme).toBeDefined();
  const { id, label } = theme!;

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
  const answer = await page.request.post(createFeedback.path, {
    headers: { authorization: `Bearer ${key}` },
    data: { channel: 'form', text: held },
  });
  expect(answer.status()).toBe(201);
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
