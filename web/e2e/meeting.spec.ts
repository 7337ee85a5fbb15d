import { readRun } from '@vocero/api/contract/meetings';
import { listMembers } from '@vocero/api/contract/people';
import { changeTheme, readTheme } from '@vocero/api/contract/themes';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { planMeeting, type PlannedMeeting } from './council.ts';
import { makePerson, signIn } from './organization.ts';
import { test } from './story.ts';

const labels = ['Nobody came', 'Charged twice', 'Slow evenings'] as const;
const [noShow, twice, slow] = labels;
const patience = { timeout: 120_000 };

const addressOf = (slug: string, { councilId, day }: PlannedMeeting) =>
  `/o/${slug}/councils/${councilId}/meetings/${day}`;

const pageOf = (page: Page, label: string) => page.getByRole('heading', { level: 2, name: label });

/** A line of the live minutes; what is said to readers of the screen is none. */
const lineOf = (page: Page, text: string) =>
  page.getByRole('listitem').filter({ hasText: text }).last();

/** What the server holds of an entry, taken-back ones among them. */
const entriesOf = async (call: Call, { councilId, day }: PlannedMeeting) =>
  (await call(readRun, { params: { id: councilId, day } })).entries;

test(
  'a meeting of three items goes by keys from the agenda to its minutes, and is seen by another',
  patience,
  async ({ browser, call, freshPage, session, slug }) => {
    const planned = await planMeeting(call, 'Customers', labels);
    const lead = await freshPage({ storageState: session, losesConnection: true });
    await lead.goto(`/o/${slug}/councils/${planned.councilId}`);
    await lead.getByRole('link', { name: 'Start the meeting' }).press('Enter');
    await lead.getByText('0 of 1 needed is there.').waitFor();
    expect(await violations(lead)).toEqual([]);

    const reader = await signIn(browser, await makePerson(slug, 'reader', 'Rea Reader'));
    const watcher = await freshPage({ storageState: reader });
    await watcher.goto(addressOf(slug, planned));
    await watcher.getByText('The meeting has not begun.').waitFor();

    await lead.getByRole('checkbox', { name: 'Ada Admin' }).press('Space');
    await lead.getByText('The quorum is met.').waitFor();
    await lead.getByRole('button', { name: 'Start the meeting' }).press('Enter');
    await pageOf(lead, noShow).waitFor();
    await pageOf(watcher, noShow).waitFor();
    await lead.getByText('1 of 3', { exact: true }).waitFor();
    expect(await watcher.getByRole('button', { name: 'Decide' }).count()).toBe(0);
    expect(await violations(lead)).toEqual([]);

    await assignByKeys(lead);
    await lineOf(watcher, 'Assigned to Ada Admin').waitFor();

    await lead.keyboard.press('ArrowRight');
    await pageOf(watcher, twice).waitFor();
    await decideByKeys(lead, 'One bill is enough.');
    await lineOf(watcher, 'One bill is enough.').waitFor();

    await actWhileLost(lead);
    expect(await pageOf(watcher, twice).isVisible()).toBe(true);
    await lead.context().setOffline(false);
    await pageOf(watcher, slow).waitFor(); // the page that was turned to meanwhile
    await lead.getByText(/^Connection lost/).waitFor({ state: 'detached' });
    const texts = (await entriesOf(call, planned)).map(({ text }) => text);
    expect(texts.filter((text) => text === 'Ask the bank')).toHaveLength(1);
    expect(texts.filter((text) => text === 'Said by two partners')).toHaveLength(1);

    await declineByKeys(lead);
    await lineOf(watcher, 'The net is being rebuilt.').waitFor();
    await undoLast(lead);
    await lineOf(watcher, 'taken back').waitFor();

    await lead.keyboard.press('j');
    await lead.getByText('Will be told').waitFor();
    expect(await violations(lead)).toEqual([]);
    await lead.getByRole('button', { name: 'Close the meeting' }).press('Enter');
    await lead.waitForURL(`**${addressOf(slug, planned)}/minutes`);
    await watcher.getByText('This meeting is closed').waitFor();

    await checkMinutes(lead);
    await checkNextDate(lead);
  },
);

async function assignByKeys(page: Page) {
  await page.keyboard.press('2');
  await page.getByRole('form', { name: 'Assign' }).waitFor();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Control+Enter');
  await lineOf(page, 'Assigned to Ada Admin').waitFor();
}

async function decideByKeys(page: Page, decision: string) {
  await pageOf(page, twice).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('form', { name: 'Decide' }).waitFor();
  await page.keyboard.type('Simplify');
  await page.keyboard.press('Tab');
  await page.keyboard.type(decision);
  await page.keyboard.press('Control+Enter');
  await lineOf(page, 'Decided: Simplify').waitFor();
}

/** Two entries and a turned page without a connection: the screen goes on, nothing goes out. */
async function actWhileLost(page: Page) {
  await page.context().setOffline(true);
  await page.keyboard.press('6');
  await page.keyboard.type('Ask the bank');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('n');
  await page.keyboard.type('Said by two partners');
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 entries wait').waitFor();
  expect(await page.getByText('Waits to be sent').count()).toBe(2);
  await page.keyboard.press('ArrowRight');
  await pageOf(page, slow).waitFor();
}

async function declineByKeys(page: Page) {
  await page.keyboard.press('5');
  await page.keyboard.type('The net is being rebuilt.');
  await page.keyboard.press('Control+Enter');
  await lineOf(page, 'The net is being rebuilt.').waitFor();
}

async function undoLast(page: Page) {
  await page.getByRole('button', { name: /^Undo: Declined/ }).press('Enter');
  await lineOf(page, 'taken back').waitFor();
}

async function checkMinutes(page: Page) {
  await page.getByRole('heading', { level: 1, name: 'Minutes: Customers' }).waitFor();
  const todo = page.getByRole('row', { name: /Ask the bank/ });
  await todo.waitFor();
  await page.getByRole('row', { name: /^Ada Admin Answers for “Nobody came”/ }).waitFor();
  expect(await page.getByText('The net is being rebuilt.').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  const markdown = await page.getByRole('link', { name: 'Markdown file' }).getAttribute('href');
  expect(await (await page.request.get(markdown!)).text()).toContain('One bill is enough.');

  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
}

/** The next date, as a calendar reads it that others wrote. */
async function checkNextDate(page: Page) {
  const address = await page.getByRole('link', { name: /^\.ics/ }).getAttribute('href');
  const root = ICAL.Component.fromString(await (await page.request.get(address!)).text());
  const event = new ICAL.Event(root.getFirstSubcomponent('vevent')!);
  expect(event.summary).toContain('Customers');
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  expect(event.startDate.toString()).toContain(`${inAWeek}T09:30`);
}

test(
  'what was meant while others changed the theme is asked about, and a killed window loses nothing',
  patience,
  async ({ call, freshPage, session, slug }) => {
    const planned = await planMeeting(call, 'Second council', ['Long queue', 'Lost parcel']);
    const page = await freshPage({ storageState: session, losesConnection: true, refusals: [409] });
    await page.goto(addressOf(slug, planned));
    await page.getByRole('button', { name: 'Start the meeting' }).click();
    await pageOf(page, 'Long queue').waitFor();

    await page.context().setOffline(true);
    await page.keyboard.press('4');
    await page.keyboard.type('It may go by itself.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 entry waits').waitFor();
    await ownTheme(call, planned.themeIds[0]!);
    await page.context().setOffline(false);

    const asked = page.getByRole('alert', { name: 'This was not written' });
    await asked.getByText(/Long queue: Watched only: It may go by itself\./).waitFor();
    expect(await violations(page)).toEqual([]);
    await asked.getByRole('button', { name: /as it is now$/ }).click();
    await expect
      .poll(async () => (await entriesOf(call, planned)).map(({ text }) => text))
      .toEqual(['It may go by itself.']);
    await asked.waitFor({ state: 'detached' });

    const context = page.context();
    await context.setOffline(true);
    await page.keyboard.press('n');
    await page.keyboard.type('Written before the window was killed');
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 entry waits').waitFor();
    await page.goto('about:blank');
    await context.setOffline(false);
    await page.goto(addressOf(slug, planned));
    await lineOf(page, 'Written before the window was killed').waitFor();
    await expect
      .poll(async () => (await entriesOf(call, planned)).map(({ text }) => text))
      .toEqual(['It may go by itself.', 'Written before the window was killed']);
  },
);

async function ownTheme(call: Call, id: string) {
  const [member] = (await call(listMembers)).items;
  const { version } = await call(readTheme, { params: { id } });
  await call(changeTheme, { params: { id }, body: { version, ownerId: member!.id } });
}
