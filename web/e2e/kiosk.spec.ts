import { createKiosk, makePairing } from '@vocero/api/contract/kiosks';
import { listFeedback } from '@vocero/api/contract/feedback';
import { createSurvey } from '@vocero/api/contract/surveys';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { test } from './story.ts';

const question = 'How were you treated?';

/** A kiosk of its own, with the link that makes a device of it. */
async function pairingLink(call: Call, name: string): Promise<string> {
  const survey = await call(createSurvey, { body: { kind: 'survey', name: 'At the counter' } });
  const { id } = await call(createKiosk, {
    body: { name, surveyId: survey.id, locales: ['en', 'bs'], pin: '2468' },
  });
  return (await call(makePairing, { params: { id } })).url;
}

/** Turns the page into a kiosk that stands by itself, under a clock that the story moves on. */
async function paired(page: Page, link: string): Promise<void> {
  await page.context().clock.install();
  await page.goto(link);
  await page.getByRole('heading', { name: question }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Five faces, two further questions and a comment, until the start screen is back. */
async function answer(page: Page, face: string): Promise<void> {
  await page.clock.runFor(2_500);
  await page.getByRole('button', { name: face, exact: true }).click();
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('button', { name: 'No comment' }).click();
  await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
  await page.clock.runFor(3_000);
  expect(await page.getByRole('heading', { name: 'Thank you!' }).isVisible()).toBe(true);
  await page.clock.runFor(1_500);
  await page.getByRole('heading', { name: question }).waitFor();
}

/** What the faces say of which the staff know, saddest first. */
async function faces(call: Call): Promise<number[]> {
  const { items } = await call(listFeedback);
  const treated = items
    .filter(({ channel }) => channel === 'kiosk')
    .map(({ scores }) => Number(scores['treated']));
  return treated.sort();
}

test('three answers without a network outlive the page and arrive once', async ({
  call,
  freshPage,
}) => {
  const context = (await freshPage()).context();
  const page = await context.newPage();
  await paired(page, await pairingLink(call, 'Counter'));
  await context.setOffline(true);
  for (const face of ['Very badly', 'Well', 'Very well']) await answer(page, face);
  await page.close();

  const again = await context.newPage();
  await again.goto('/k/');
  await again.getByRole('heading', { name: question }).waitFor();
  await again.getByRole('status').filter({ hasText: 'No network' }).waitFor();
  expect(await faces(call)).toEqual([]);

  // The server stores what comes, and nothing of what it says comes back.
  let lost = 0;
  await again.route('**/k/answers', async (route) => {
    await route.fetch().catch(() => undefined);
    lost += 1;
    await route.abort('internetdisconnected');
  });
  await context.setOffline(false);
  await again.clock.runFor(16_000);
  await expect.poll(() => lost, { timeout: 10_000 }).toBeGreaterThan(0);
  await again.unroute('**/k/answers');
  await again.clock.runFor(16_000);

  const waiting = () =>
    again.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const open = indexedDB.open('vocero-kiosk');
          open.onsuccess = () => {
            const count = open.result.transaction('waiting').objectStore('waiting').count();
            count.onsuccess = () => {
              open.result.close();
              resolve(count.result);
            };
          };
        }),
    );
  await expect.poll(waiting, { timeout: 10_000 }).toBe(0);
  expect(await faces(call)).toEqual([1, 4, 5]);
});

test('faces are pressed by keyboard; who is idle is asked before what they tapped is kept', async ({
  call,
  freshPage,
}) => {
  const page = await freshPage();
  await paired(page, await pairingLink(call, 'Back door'));
  expect(await violations(page)).toEqual([]);
  const buttons = page.getByRole('group', { name: question }).getByRole('button');
  for (const box of await Promise.all((await buttons.all()).map((face) => face.boundingBox()))) {
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(64);
  }

  await page.clock.runFor(2_500);
  await buttons.first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Was your problem solved?' }).waitFor();

  await page.clock.runFor(31_000);
  const notice = page.getByRole('dialog', { name: 'Are you still there?' });
  await notice.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await notice.waitFor({ state: 'hidden' });
  expect(await page.getByRole('heading', { name: 'Was your problem solved?' }).isVisible()).toBe(
    true,
  );

  await page.clock.runFor(31_000);
  await notice.getByRole('button', { name: 'I need more time' }).waitFor();
  await page.clock.runFor(21_000);
  await page.getByRole('heading', { name: question }).waitFor();
  await expect.poll(() => faces(call), { timeout: 10_000 }).toContain(2);
  expect((await faces(call)).filter((face) => face === 2)).toHaveLength(1);
});

test('staff leave with the PIN, also without a network, and the screen suits a phone', async ({
  call,
  freshPage,
}) => {
  const page = await freshPage({ losesConnection: true, width: 320 });
  await paired(page, await pairingLink(call, 'Front door'));
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: 'Bosanski' }).click();
  await page.getByRole('button', { name: 'Jak kontrast' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('bs');
  expect(await violations(page)).toEqual([]);

  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Napusti kiosk' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Napusti kiosk' });
  await dialog.getByLabel('PIN').fill('1111');
  await page.keyboard.press('Enter');
  await dialog.getByText('Ovaj PIN nije tačan.').waitFor();
  await dialog.getByLabel('PIN').fill('2468');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Front door je na pauzi' }).waitFor();
});
