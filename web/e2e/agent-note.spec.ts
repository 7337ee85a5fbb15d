import { listFeedback } from '@vocero/api/contract/feedback';
import { addStarterReasons } from '@vocero/api/contract/reasons';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { send, untilRead, wordsAbout } from './comments.ts';
import { test } from './story.ts';

const said = 'Technician never came, I waited all afternoon';

test('an agent writes down what was said in under 12 seconds of keys, and sees who else said it', async ({
  call,
  freshPage,
  session,
  slug,
}) => {
  await call(addStarterReasons);
  await send(call, [...wordsAbout('technician-no-show'), ...wordsAbout('charged-twice')]);
  await untilRead(call);

  const page = await freshPage({ storageState: session });
  await page.goto(`/o/${slug}/board`);
  await page.getByRole('article').first().waitFor();
  const keys = countKeys(page);

  await keys.press('n');
  const note = page.getByRole('dialog', { name: 'Note' });
  await note.getByLabel('What did the customer say?').waitFor();
  await keys.type(said);
  const similar = note.getByRole('complementary');
  await similar.getByText(/\d+ others said this in 14 days/).waitFor();
  expect(await similar.getByRole('listitem').count()).toBeGreaterThan(0);
  expect(await similar.getByRole('listitem').getByRole('link').count()).toBeGreaterThan(0);

  expect(await violations(page)).toEqual([]);

  await keys.press('Tab');
  await keys.type('nt');
  expect(await note.getByRole('combobox', { name: 'Contact reason' }).inputValue()).toContain(
    'nt ·',
  );
  await keys.press('1');
  expect(await note.getByLabel('Avoidable').isChecked()).toBe(true);
  await keys.press('Control+Enter');
  await note.getByText(/Saved as/).waitFor();
  expect(await note.getByLabel('What did the customer say?').inputValue()).toBe('');

  // 60 words a minute are 300 keys: 12 seconds are 60.
  expect(keys.count() - said.length).toBeLessThanOrEqual(8);
  expect(keys.count()).toBeLessThan(60);
  const { items } = await call(listFeedback, { query: { channel: 'agent' } });
  expect(items).toMatchObject([{ text: said, reasonCode: 'nt', kind: 'avoidable' }]);
});

/** A keyboard that counts what is pressed; a key held with another counts as two. */
function countKeys(page: Page) {
  let pressed = 0;
  return {
    press: async (keys: string) => {
      pressed += keys.split('+').length;
      await page.keyboard.press(keys);
    },
    type: async (text: string) => {
      pressed += text.length;
      await page.keyboard.type(text);
    },
    count: () => pressed,
  };
}
