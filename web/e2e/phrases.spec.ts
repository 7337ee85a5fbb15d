import { createFeedback } from '@vocero/api/contract/feedback';
import { createTheme } from '@vocero/api/contract/themes';
import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { test } from './story.ts';

const day = 86_400_000;

/** Notes of an agent, one after another, each on a day of its own. @returns their ids. */
async function note(call: Call, text: (i: number) => string, days: readonly number[]) {
  const ids: string[] = [];
  for (const [i, ago] of days.entries()) {
    const occurredAt = new Date(Date.now() - ago * day).toISOString();
    const { id } = await call(createFeedback, {
      body: { channel: 'agent', language: 'en', text: text(i), occurredAt },
    });
    ids.push(id);
  }
  return ids;
}

const before = Array.from({ length: 24 }, (_, i) => 8 + i);

test('what agents note more than before is found in their notes and read in its context', async ({
  call,
  page,
  slug,
}) => {
  await note(call, (i) => `The bus was late by ${i} minutes.`, [...before, 1, 2, 3]);
  const about = () => 'Router update broke the Wi-Fi, says a customer.';
  const feedbackIds = await note(call, about, [1, 2, 3, 4, 5, 6]);
  await call(createTheme, { body: { label: 'Router update', feedbackIds } });

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.waitForURL(`**/o/${slug}/phrases`);
  const list = page.getByRole('list', { name: 'Phrases' });
  const phrase = list.getByRole('button', { name: /router update broke/i });
  await phrase.waitFor();
  expect(await phrase.innerText()).toContain('6 comments, 0 expected');
  expect(await list.getByText('bus', { exact: false }).count()).toBe(0);

  const lines = page.getByRole('region', { name: /in context/ });
  const line = lines.getByRole('button', { name: /Wi-Fi/i }).first();
  await line.waitFor();
  expect(await lines.getByRole('listitem').count()).toBe(6);
  expect(await lines.getByRole('link', { name: 'Router update' }).count()).toBe(6);
  expect(await violations(page)).toEqual([]);

  await line.press('Enter');
  await lines.getByText('Router update broke the Wi-Fi, says a customer.').waitFor();
  expect(await line.getAttribute('aria-expanded')).toBe('true');
  await line.press('Enter');

  await page.getByLabel('Show').selectOption({ label: 'Most used' });
  await list.getByRole('button', { name: /bus was late/ }).waitFor();
  const current = list.locator('[aria-current="true"]');
  const first = await current.innerText();
  await page.keyboard.press('Tab');
  await current.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => current.innerText()).not.toBe(first);
  expect(new URL(page.url()).searchParams.get('key')).not.toBeNull();

  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);

  await page.goto(`/o/${slug}/phrases?channel=phone`);
  await page.getByText('No phrase stands out').waitFor();
});
