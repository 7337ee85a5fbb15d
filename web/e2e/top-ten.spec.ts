import { readFileSync } from 'node:fs';
import { putDriver } from '@vocero/api/contract/drivers';
import { changeMeasures } from '@vocero/api/contract/measures';
import { listMembers } from '@vocero/api/contract/people';
import { placeFeedback } from '@vocero/api/contract/placements';
import { mergeTheme } from '@vocero/api/contract/theme-merges';
import { changeTheme, createTheme, readTheme } from '@vocero/api/contract/themes';
import { readTopTen, readTopTenWeek, type TopTen } from '@vocero/api/contract/top-ten';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import { untilWeeksClosed } from './calendar.ts';
import type { Call } from './calls.ts';
import { sendLate, untilRead, wordsAbout } from './comments.ts';
import { test as story } from './story.ts';

const labels = [
  ...['Nobody came', 'Charged twice', 'Slow evenings', 'Phone wait', 'Logged out'],
  ...['Late bill', 'No instructions', 'Boiler part', 'Other price', 'Fault is back', 'Cancelling'],
];

/** Weeks begin on Monday: so many days ago it was a Thursday of the last full week. */
const thursday = ((new Date().getUTCDay() + 6) % 7) + 4;

interface Closed {
  ids: string[];
  /** The last closed week, as it was just after. */
  before: TopTen;
}

const test = story.extend<{ closed: Closed }>({
  closed: [async ({ call }, use) => use(await closeTwoWeeks(call)), { scope: 'file' }],
});

/** Eleven themes in two full weeks and in the running one; the largest has an owner. */
async function closeTwoWeeks(call: Call): Promise<Closed> {
  await call(changeMeasures, { body: { driverName: 'orders', minuteCost: 0.8 } });
  const firstDay = new Date(Date.now() - (thursday + 17) * 86_400_000).toISOString().slice(0, 10);
  await call(putDriver, { params: { firstDay }, body: { days: 28, amount: 4_000 } });
  const ids: string[] = [];
  for (const [at, label] of labels.entries()) {
    const text = wordsAbout('technician-no-show')[at] ?? label;
    const said = (daysAgo: number, times: number) =>
      Array.from({ length: times }, () => ({ text, daysAgo }));
    const comments = [...said(thursday, 13 - at), ...said(thursday + 7, at + 1), ...said(0, 1)];
    const feedbackIds = await sendLate(call, comments);
    ids.push((await call(createTheme, { body: { label, feedbackIds } })).id);
  }
  await own(call, ids[0]!);
  await untilRead(call);
  const start = (await untilWeeksClosed(call, 2))[0]!.start;
  return { ids, before: await call(readTopTenWeek, { params: { week: start } }) };
}

async function own(call: Call, id: string) {
  const [member] = (await call(listMembers)).items;
  const { version } = await call(readTheme, { params: { id } });
  await call(changeTheme, { params: { id }, body: { version, ownerId: member!.id } });
}

const patience = { timeout: 150_000 };
const weekAt = (slug: string, week: string) => `/o/${slug}/top-ten?week=${week}`;

test(
  'a closed week stays the same to the letter while the running one goes on',
  patience,
  async ({ call, closed: { ids, before }, page, slug }) => {
    expect(before.rows.map(({ label }) => label)).toEqual(labels.slice(0, 10));
    await page.goto(`/o/${slug}/top-ten`);
    const table = page.getByRole('table', { name: /^Top ten/ });
    await table.getByRole('rowheader').nth(9).waitFor();
    expect(await loudestFirst(page)).toBe('9 of these themes have no owner.');
    expect(await table.getByText('No owner').count()).toBe(9);
    expect(await violations(page)).toEqual([]);
    const frozen = await table.innerText();
    expect(frozen).toContain('n = 13 in 1,000');
    const running = await runningNumbers(page, slug);

    const [first, second, third] = ids;
    const { version } = await call(readTheme, { params: { id: first! } });
    await call(mergeTheme, { params: { id: first! }, body: { into: second!, version } });
    await own(call, third!);
    const late = await sendLate(call, [
      { text: wordsAbout('phone-wait')[0]!, daysAgo: thursday },
      { text: wordsAbout('phone-wait')[1]!, daysAgo: 0 },
    ]);
    await call(placeFeedback, { body: { act: 'move', feedbackIds: late, themeId: third! } });
    await untilRead(call);

    await page.goto(weekAt(slug, before.start));
    await table.getByRole('rowheader').nth(9).waitFor();
    expect(await table.innerText()).toBe(frozen);
    expect(await call(readTopTenWeek, { params: { week: before.start } })).toEqual(before);
    expect(await runningNumbers(page, slug)).not.toBe(running);
    const now = (await call(readTopTen)).rows;
    expect(now.find(({ themeId }) => themeId === third)).toMatchObject({
      contacts: 2,
      ownerName: 'Ada Admin',
    });
    expect(now.map(({ themeId }) => themeId)).not.toContain(first);
  },
);

test(
  'the file and the paper hold what the page shows',
  patience,
  async ({ closed, page, slug }) => {
    const { before } = closed;
    await page.goto(weekAt(slug, before.start));
    const button = page.getByRole('link', { name: 'CSV file' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const [heading, ...lines] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    const column = (name: string) => cellsOf(heading!).indexOf(name);
    const read = lines.map(cellsOf).map((cells) => ({
      rank: Number(cells[column('Rank')]),
      label: cells[column('Theme')],
      contacts: Number(cells[column('Contacts')]),
      ownerName: cells[column('Owner')] || null,
    }));
    expect(before.rows).toMatchObject(read);
    expect(read).toHaveLength(10);

    await page.getByRole('navigation').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('table').isVisible()).toBe(true);
  },
);

test(
  'a link opens the week to people without an account or scripts, until it is taken back',
  patience,
  async ({ closed: { before }, freshPage, page, slug }) => {
    await page.goto(weekAt(slug, before.start));
    await page.getByRole('button', { name: 'Share…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this week' });
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    const url = await dialog.getByLabel('Address').inputValue();
    expect(await violations(page)).toEqual([]);

    const opened = [
      await freshPage({ refusals: [404] }),
      await freshPage({ refusals: [404], javaScript: false, width: 320 }),
    ];
    for (const report of opened) {
      await report.goto(url);
      await report.getByText('9 of these themes have no owner.').waitFor();
      for (const { label, contacts } of before.rows) {
        const row = report.getByRole('row').filter({ hasText: label });
        await row.getByText(String(contacts), { exact: true }).first().waitFor();
      }
      expect(await overflow(report)).toBe(0);
      expect(await report.getByRole('table').getByRole('link').count()).toBe(0);
    }
    expect(await violations(opened[0]!)).toEqual([]);

    await dialog.getByRole('button', { name: 'Take back' }).click();
    const sure = page.getByRole('dialog', { name: 'Take this link back?' });
    await sure.getByRole('button', { name: 'Take back' }).click();
    await dialog.getByText('None.').waitFor();
    for (const report of opened) {
      await report.reload();
      await report.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    }
  },
);

/** What stands largest on the page, if it comes before the table. */
async function loudestFirst(page: Page): Promise<string> {
  const loud = page.getByText(/of these themes ha(s|ve) no owner\./);
  const top = async (of: ReturnType<Page['getByRole']>) => (await of.boundingBox())?.y ?? 0;
  expect(await top(loud)).toBeLessThan(await top(page.getByRole('table')));
  return /\d+ .*owner\./.exec(await loud.innerText())?.[0] ?? '';
}

async function runningNumbers(page: Page, slug: string): Promise<string> {
  await page.goto(weekAt(slug, 'running'));
  await page.getByText('This week is still running').waitFor();
  await page.getByRole('rowheader').first().waitFor();
  return page.getByRole('table').innerText();
}

/** The cells of a line in which every cell is quoted. */
const cellsOf = (line: string): string[] =>
  line
    .replace(/^\ufeff?"|"$/g, '')
    .split('","')
    .map((cell) => cell.replaceAll('""', '"'));
