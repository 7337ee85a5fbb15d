import { readEngine } from '@vocero/api/contract/home';
import { listMembers } from '@vocero/api/contract/people';
import {
  listThemeFeedback,
  listThemes,
  moveTheme,
  readTheme,
  type Theme,
} from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Call } from './calls.ts';
import { learnThemes, send, untilLearnedAfter, wordsAbout } from './comments.ts';
import { test } from './story.ts';

const topics = ['technician-no-show', 'slow-evenings', 'charged-twice', 'phone-wait', 'app-logout'];

test(
  'a merge of two decided themes is undone whole, at once or after the engine learned again',
  { timeout: 150_000 },
  async ({ call, page, slug }) => {
    await send(
      call,
      topics.flatMap((topic) => wordsAbout(topic)),
    );
    await learnThemes(call);
    const [into, from] = (await call(listThemes)).items;
    if (!into || !from) throw new Error('fewer than two themes were found');
    await decide(call, into, 'Every visit gets a two-hour window.');
    await decide(call, from, 'The night staff see the load of the lines.');
    const before = [await stateOf(call, into), await stateOf(call, from)];
    const now = async () => [await stateOf(call, into), await stateOf(call, from)];
    // Its name is not waited for: what the engine learns may name a theme anew.
    const open = async ({ id }: Theme) => {
      await page.goto(`/o/${slug}/themes/${id}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    };

    await open(from);
    await merge(page, from, into);
    await undoMessage(page);
    await expect.poll(now).toEqual(before);

    await open(from);
    await merge(page, from, into);
    const merged = await call(readTheme, { params: { id: into.id } });
    expect(merged.count).toBe(into.count + from.count);
    const { lastLearnedAt } = await call(readEngine);
    await page.goto(`/o/${slug}/home`);
    await page.getByRole('button', { name: 'Learn again' }).click();
    await untilLearnedAfter(call, lastLearnedAt);
    expect(await stateOf(call, from)).toMatchObject({ status: 'merged', count: 0 });

    await open(into);
    const history = page.getByRole('region', { name: 'History' });
    await history.getByRole('button', { name: 'Undo Merged' }).click();
    await page.getByText('Undone.').waitFor();
    // What the engine itself placed meanwhile goes back when it learns with both again.
    await expect.poll(() => stateOf(call, from)).toEqual(before[1]);
    await learnThemes(call);
    expect(await now()).toEqual(before);

    // The page of the one that was gone shows all of it again.
    await open(from);
    const panel = (name: string) => page.getByRole('region', { name });
    await panel('Decision and action').getByText('The night staff see').first().waitFor();
    await panel('Five whys').getByText(`Why “${from.label}”`).waitFor();
    await page.getByText(/^Decided since/).waitFor();
  },
);

/** Gives a theme all that a decided one has. */
async function decide(call: Call, { id, label }: Theme, decision: string) {
  const [member] = (await call(listMembers)).items;
  const { version } = await call(readTheme, { params: { id } });
  await call(moveTheme, {
    params: { id },
    body: {
      ...{ version, to: 'decided', ownerId: member!.id, shouldExist: 'no' },
      whys: [{ text: `Why “${label}”`, isRoot: true, category: 'process' }],
      ...{ decisionKind: 'simplify', decision },
    },
  });
}

/** What people made of a theme: its comments, and what was found out and decided. */
async function stateOf(call: Call, { id }: Theme) {
  const theme = await call(readTheme, { params: { id } });
  const { items } = await call(listThemeFeedback, { params: { id }, query: { limit: 200 } });
  const { status, count, owner, shouldExist, whys, decisionKind, decision } = theme;
  const comments = items.map((comment) => comment.id).sort();
  return { status, count, owner, shouldExist, whys, decisionKind, decision, comments };
}

async function merge(page: Page, from: Theme, into: Theme) {
  await page.getByRole('button', { name: 'Merge…' }).click();
  const dialog = page.getByRole('dialog', { name: `Merge “${from.label}” into another theme` });
  await dialog.getByLabel('Find a theme').fill(into.label);
  await dialog.getByRole('option').filter({ hasText: into.label }).first().click();
  await dialog.getByText(/comments? moves? to/).waitFor();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('was merged into').first().waitFor();
}

async function undoMessage(page: Page) {
  const messages = page.getByRole('region', { name: 'Messages' });
  await messages.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('Undone.').waitFor();
}
