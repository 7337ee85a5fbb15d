import { listFeedback } from '@vocero/api/contract/feedback';
import { listMergeSuggestions } from '@vocero/api/contract/merge-suggestions';
import { readOrganization } from '@vocero/api/contract/organizations';
import { readSynonyms } from '@vocero/api/contract/synonyms';
import { readThemeMap } from '@vocero/api/contract/theme-map';
import { createTheme, listThemes } from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { colourViolations, violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { learnThemes, send, untilRead, wordsAbout } from './comments.ts';
import { test as story } from './story.ts';

const topics = [
  'technician-no-show',
  'slow-evenings',
  'charged-twice',
  'phone-wait',
  'app-logout',
  'late-invoice',
  'cancel-contract',
];

const test = story.extend<{ learned: Call }>({
  learned: [
    async ({ call }, use) => {
      await send(
        call,
        topics.flatMap((topic) => wordsAbout(topic)),
      );
      await learnThemes(call);
      await use(call);
    },
    { scope: 'file' },
  ],
});

test('the map of themes is walked by the keyboard, and opens a theme', async ({
  learned,
  page,
  slug,
}) => {
  const { themes } = await learned(readThemeMap);
  expect(themes.length).toBeGreaterThanOrEqual(3);
  await page.goto(`/o/${slug}/board`);
  await page.getByRole('button', { name: 'Map' }).click();
  const picture = page.getByRole('group', { name: /^Map of themes/ });
  await picture.waitFor();
  expect(await picture.getByRole('link').count()).toBe(themes.length);
  expect(await violations(page)).toEqual([]);

  // One stop for Tab; Home is the theme with most comments, the arrows reach all the others.
  await picture.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  const reached = new Set([await focusedTheme(page)]);
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowRight', 'End']) {
    await page.keyboard.press(key);
    reached.add(await focusedTheme(page));
  }
  expect(reached.size).toBeGreaterThan(1);
  await page.keyboard.press('Home');
  const largest = themes.find(({ id }) => id === themes[0]?.id);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: largest?.label ?? '' }).waitFor();
});

test('the table beside the map has the same facts, and takes its place on a narrow screen', async ({
  freshPage,
  learned,
  session,
  slug,
}) => {
  const page = await freshPage({ storageState: session, width: 320 });
  await page.goto(`/o/${slug}/board?view=map`);
  await page.getByRole('group', { name: /^Map of themes/ }).waitFor();
  const table = page.getByRole('region', { name: 'Themes of the map as a table' });
  expect(await table.isVisible()).toBe(false);
  const toggle = page.getByRole('group', { name: 'Show', exact: true });
  await toggle.getByRole('button', { name: 'Table' }).click();
  await table.waitFor();
  const { items } = await learned(listThemes);
  expect(await table.getByRole('row').count()).toBe(items.length + 1);
  await table.getByRole('button', { name: 'Theme' }).click();
  expect(await table.getByRole('columnheader').first().getAttribute('aria-sort')).toBe('ascending');
  expect(await violations(page)).toEqual([]);
});

test('finer themes are looked at first, and nothing changes by looking', async ({
  learned,
  page,
  slug,
}) => {
  await page.goto(`/o/${slug}/settings/engine`);
  const panel = page.getByRole('region', { name: 'How fine themes are' });
  await panel.getByRole('radio', { name: /^Fine/ }).check();
  await panel.getByRole('button', { name: 'Preview' }).click();
  await panel.getByRole('heading', { name: /^Would move \d+ of \d+ comments/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect((await learned(readOrganization)).sensitivity).toBe('medium');

  await panel.getByRole('button', { name: 'Cancel' }).click();
  expect(await panel.getByRole('radio', { name: /^Medium/ }).isChecked()).toBe(true);
  await panel.getByRole('radio', { name: /^Broad/ }).check();
  await panel.getByRole('button', { name: 'Use “Broad”' }).click();
  await page.getByText('“Broad” is in use now').waitFor();
  expect((await learned(readOrganization)).sensitivity).toBe('broad');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await learned(readOrganization)).sensitivity).toBe('medium');
  await untilRead(learned);
});

test('without an endpoint the panel says that nothing leaves the machine', async ({
  page,
  slug,
}) => {
  await page.goto(`/o/${slug}/settings/engine`);
  const panel = page.getByRole('region', { name: 'What leaves this machine' });
  await panel.getByText('Nothing. Themes are found here').waitFor();
  await panel.getByText('EMBEDDINGS_URL').waitFor();
  expect(await panel.getByText('has not been asked').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await colourViolations(page)).toEqual([]);
});

test('words for one thing are typed, pasted, kept and asked about before they are lost', async ({
  learned,
  page,
  slug,
}) => {
  await page.goto(`/o/${slug}/settings/kinds`);
  await page.getByRole('link', { name: 'Theme engine' }).click();
  const panel = page.getByRole('region', { name: 'Your own words for one thing' });
  await panel.getByRole('button', { name: 'Add a row' }).click();
  await page.keyboard.type('decoder');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.getByText('Two words at least').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type(', set-top box,  risiver');

  await panel.getByRole('button', { name: 'Add many' }).click();
  await page
    .getByRole('textbox', { name: 'Rows' })
    .fill('# ours\nfibre, fibra, optika\nfibre, fibra, optika\n');
  await page.getByText('1 new row.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();

  // Leaving asks first, by a link as by the browser's way back.
  await page.getByRole('link', { name: 'People' }).click();
  const guard = page.getByRole('dialog', { name: 'Leave without saving?' });
  await guard.getByRole('button', { name: 'Stay' }).click();
  await page.goBack();
  await guard.getByRole('button', { name: 'Stay' }).click();
  expect(new URL(page.url()).pathname).toBe(`/o/${slug}/settings/engine`);

  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The themes are being learned with these words.').waitFor();
  const lines = ['fibre, fibra, optika', 'decoder, set-top box, risiver'];
  expect((await learned(readSynonyms)).lines).toEqual(lines);
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Invite' }).waitFor();
  await untilRead(learned);
});

test('two people who change the words at once both keep theirs', async ({
  freshPage,
  learned,
  session,
  slug,
}) => {
  const open = async () => {
    const page = await freshPage({ storageState: session, refusals: [409] });
    await page.goto(`/o/${slug}/settings/engine`);
    const panel = page.getByRole('region', { name: 'Your own words for one thing' });
    await panel.getByRole('button', { name: 'Add a row' }).click();
    return { page, panel };
  };
  const [one, other] = [await open(), await open()];
  const save = ({ panel }: typeof one) =>
    panel.getByRole('button', { name: 'Save', exact: true }).click();

  await one.page.keyboard.type('boiler, caldera');
  await save(one);
  await one.page.getByText('The themes are being learned').waitFor();
  await other.page.keyboard.type('meter, contador');
  await save(other);
  await other.panel.getByText('Somebody else saved the list meanwhile.').waitFor();
  expect(await violations(other.page)).toEqual([]);
  await other.panel.getByRole('button', { name: 'Take theirs and add my rows' }).click();
  await save(other);
  await other.page.getByText('The themes are being learned').waitFor();
  const { lines } = await learned(readSynonyms);
  expect(lines).toEqual(expect.arrayContaining(['boiler, caldera', 'meter, contador']));
  await untilRead(learned);
});

test('two themes that are not the same are not suggested again', async ({
  learned,
  page,
  slug,
}) => {
  await makeTwins(learned, wordsAbout('charged-twice'));
  const before = (await learned(listMergeSuggestions)).items;
  expect(before.length).toBeGreaterThan(0);
  await page.goto(`/o/${slug}/board`);
  const card = page.getByRole('region', { name: 'Would you merge these two?' });
  await card.getByRole('button', { name: 'Look' }).click();
  await card
    .getByRole('radio', { name: /^This title stays/ })
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await card.getByRole('button', { name: 'Not the same' }).click();
  await page.getByText('these two will not be suggested again').waitFor();
  await expect
    .poll(async () => (await learned(listMergeSuggestions)).items.length)
    .toBe(before.length - 1);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(async () => (await learned(listMergeSuggestions)).items.length)
    .toBe(before.length);
  await card.getByRole('button', { name: 'Not the same' }).click();
  await expect
    .poll(async () => (await learned(listMergeSuggestions)).items.length)
    .toBe(before.length - 1);
  await page.reload();
  await page.getByRole('article').first().waitFor();
  const [gone] = before;
  const left = (await learned(listMergeSuggestions)).items;
  expect(left.map(({ first, second }) => [first.id, second.id])).not.toContainEqual([
    gone?.first.id,
    gone?.second.id,
  ]);
  if (left.length > 0) await card.getByText(suggestions(left.length), { exact: true }).waitFor();
});

test('a comment says why it is where it is, and why not elsewhere', async ({
  learned,
  page,
  slug,
}) => {
  const themes = (await learned(listThemes)).items;
  // What people placed says who did, and not how alike it is.
  const [from, to] = themes.filter(({ label }) => !TWINS.includes(label));
  if (!from || !to) throw new Error('fewer than two themes were found');
  await page.goto(`/o/${slug}/themes/${from.id}`);
  const quote = page.getByRole('region', { name: 'What they said' }).getByRole('listitem').first();
  await quote.getByText(/alike \(\d\.\d+\)/).waitFor();
  expect(await quote.locator('mark').count()).toBeGreaterThan(0);
  const words = await quote.getByRole('blockquote').first().innerText();
  await quote.getByRole('button', { name: 'Nearest comment' }).click();
  await quote.getByRole('blockquote').nth(1).waitFor();

  await quote.getByRole('button', { name: /^Why not another theme/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Why not another theme?' });
  // Before anything is chosen it says why not the theme that the comment is nearest to otherwise, if any.
  await dialog.getByText(/is nearer than|more words in common with|No other theme is/).waitFor();
  await dialog.getByLabel('Find a theme').fill(to.label);
  await dialog.getByRole('option').filter({ hasText: to.label }).first().click();
  await dialog.getByText(/is nearer than/).waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Move it there' }).click();
  await page.getByText(`Moved to “${to.label}”.`).waitFor();
  const { items } = await learned(listFeedback, { query: { theme: to.id, limit: 200 } });
  expect(items.map(({ text }) => text)).toContain(words);
});

/** Two themes that somebody made by hand, and that say the same. */
const TWINS = ['Money taken twice', 'Two payments for one month'];

/** Makes two themes by hand that say the same, and has them learned. */
async function makeTwins(call: Call, texts: readonly string[]) {
  for (const label of TWINS) {
    const feedbackIds = await send(call, texts);
    await call(createTheme, { body: { label, feedbackIds } });
  }
  await learnThemes(call);
}

const suggestions = (n: number) => (n === 1 ? '1 suggestion' : `${n} suggestions`);

/** The id of the theme whose circle has the focus. */
const focusedTheme = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-theme') ?? null);
