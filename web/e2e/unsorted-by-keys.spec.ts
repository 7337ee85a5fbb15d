import { listUnsorted, placeFeedback } from '@vocero/api/contract/placements';
import { listThemes } from '@vocero/api/contract/themes';
import { expect } from 'vitest';
import { learnThemes, send, wordsAbout } from './comments.ts';
import { test } from './story.ts';

const topics = ['technician-no-show', 'slow-evenings', 'charged-twice', 'phone-wait'];

test('the unsorted tray is worked by keys: accept, create, snooze, not relevant, undo', async ({
  call,
  page,
  slug,
}) => {
  const ids = await send(
    call,
    topics.flatMap((topic) => wordsAbout(topic)),
  );
  await learnThemes(call);
  await call(placeFeedback, { body: { act: 'take_out', feedbackIds: ids.slice(0, 6) } });
  const { items, total } = await call(listUnsorted);
  expect(total).toBeGreaterThanOrEqual(5);
  const suggested = items.findIndex(({ suggestions }) => suggestions.length > 0);
  expect(suggested).toBeGreaterThanOrEqual(0);

  await page.goto(`/o/${slug}/unsorted`);
  const tray = page.getByRole('list', { name: 'Unsorted comments' });
  await tray.getByRole('listitem').first().waitFor();
  const waiting = async () => {
    const tray = await call(listUnsorted);
    return tray.total - tray.snoozed;
  };
  await page.getByText(`${total} comments wait for a theme.`).waitFor();
  for (let at = 0; at < suggested; at += 1) await page.keyboard.press('j');
  await page
    .getByRole('button', { name: /^Place here/ })
    .first()
    .waitFor();

  await page.keyboard.press('a');
  await page.getByText('1 comment placed as suggested.').waitFor();
  expect(await waiting()).toBe(total - 1);

  await page.keyboard.press('c');
  await page.getByRole('dialog', { name: 'New theme' }).waitFor();
  await page.keyboard.type('A thing of its own');
  await page.keyboard.press('Enter');
  await page.getByText('New theme with 1 comment.').waitFor();
  expect((await call(listThemes, { query: { q: 'thing of its own' } })).items).toHaveLength(1);

  await page.keyboard.press('s');
  await page.getByText('1 comment put off for 7 days.').waitFor();
  expect(await waiting()).toBe(total - 3);
  await page.getByRole('button', { name: 'Put off (1)' }).waitFor();
  await page.getByText(`${total - 3} comments wait for a theme.`).waitFor();

  await page.keyboard.press('d');
  await page.getByText('1 comment set aside as not relevant.').waitFor();
  expect(await waiting()).toBe(total - 4);

  for (const back of [1, 2, 3, 4]) {
    await page.keyboard.press('u');
    await expect.poll(waiting).toBe(total - 4 + back);
  }
  expect((await call(listThemes, { query: { q: 'thing of its own' } })).items).toHaveLength(0);
});
