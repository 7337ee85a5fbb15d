import { insertWords } from '@vocero/sql/bank-words';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme, type TestComment } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Endpoint } from '../contract/endpoint.ts';
import * as contract from '../contract/themes.ts';
import * as histories from '../contract/theme-history.ts';
import * as merges from '../contract/theme-merges.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let council: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  council = await t.member('council');
  ask = asker(t, council.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);

const repeat = (count: number, comment: TestComment) =>
  Array.from({ length: count }, () => comment);

test('counts all, 30 and 7 days, 12 weeks and the change, most of the last 30 days first', async () => {
  const { late, rude } = await run(async (tx) => {
    const late = await engineTheme(tx, { label: 'Late' });
    const rude = await engineTheme(tx, { label: 'Rude' });
    await addComments(tx, [
      ...repeat(3, { themeId: late, daysAgo: 1 }),
      ...repeat(4, { themeId: late, daysAgo: 20 }),
      ...repeat(5, { themeId: late, daysAgo: 40 }),
      ...repeat(2, { themeId: late, daysAgo: 400 }),
      { themeId: rude, daysAgo: 2 },
    ]);
    return { late, rude };
  });
  const { body } = await ask(contract.listThemes);
  expect(body.items.map((theme) => theme.id)).toEqual([late, rude]);
  expect(body.items[0]).toMatchObject({
    count: 14,
    count7: 3,
    count30: 7,
    weeks: [0, 0, 0, 0, 0, 0, 5, 0, 0, 4, 0, 3],
    change: 0.4, // 7 against 5
    unseen: 14,
  });
  expect(body.items[1]).toMatchObject({ count30: 1, change: null });
});

/** What else is said, 5 comments on the same day of each of eight weeks. */
const weeksOfOthers = Array.from({ length: 40 }, (_, i) => ({
  themeId: null,
  daysAgo: 1.5 + 7 * (i % 8),
}));

test('a last week is measured by the weeks before, and says by what', async () => {
  const rising = await run(async (tx) => {
    const themeId = await engineTheme(tx, { label: 'Rising' });
    await addComments(tx, [
      ...repeat(12, { themeId, daysAgo: 1.5 }),
      ...[1, 2, 3, 4, 5, 6, 7].map((week) => ({ themeId, daysAgo: 1.5 + 7 * week })),
      ...weeksOfOthers,
    ]);
    return themeId;
  });
  const { body } = await ask(contract.listThemes);
  expect(body.items[0]).toMatchObject({ count7: 12, flags: ['rising', 'no_owner'] });
  const { days, heard, expected, chance, reach } = body.items[0]!.trend;
  expect([days, heard]).toEqual([7, 12]);
  // On that day 17 of 59 comments are of the last week: of 7 before, 7 · 17/42 would be now.
  expect(expected).toBeCloseTo((7 * 17) / 42, 9);
  expect(chance).toBeLessThan(0.05);
  expect(reach).toBe('recurring');
  const detail = await ask(contract.readTheme, { params: { id: rising } });
  expect(detail.body.trend).toEqual(body.items[0]!.trend);
});

test('raises the flags that are due, and no others', async () => {
  const member = council.memberId;
  await run(async (tx) => {
    const young = await engineTheme(tx, { label: 'Young' });
    const rising = await engineTheme(tx, { label: 'Rising', status: 'owned', ownerId: member });
    await addComments(tx, [
      ...repeat(3, { themeId: young, daysAgo: 1.5 }),
      ...repeat(7, { themeId: rising, daysAgo: 1.5 }),
      { themeId: rising, daysAgo: 15.5 },
      ...weeksOfOthers,
    ]);
    await engineTheme(tx, { label: 'Late', status: 'owned', ownerId: member });
    await engineTheme(tx, { label: 'Back', status: 'owned', ownerId: member });
    await engineTheme(tx, { label: 'Done', status: 'prevented', ownerId: member });
    await tx`update theme set due_on = current_date - 1 where label in ('Late', 'Done')`;
    await tx`update theme set due_on = current_date + 1 where label = 'Back'`;
    await tx`update theme set regressed_at = now() where label in ('Back', 'Done')`;
  });
  const { body } = await ask(contract.listThemes);
  const flags = body.items.map((theme) => [theme.label, theme.flags]);
  expect(Object.fromEntries(flags)).toEqual({
    Young: ['new', 'no_owner'],
    Rising: ['rising'],
    Late: ['overdue'],
    Back: ['regressed'],
    Done: [],
  });
  const rising = await ask(contract.listThemes, { query: { flag: 'rising' } });
  expect(rising.body.items).toHaveLength(1);
});

test('the day something is due ends where the organisation is', async () => {
  await run(async (tx) => {
    await engineTheme(tx, { label: 'Due' });
    await tx`update organization set time_zone = 'Pacific/Kiritimati'`; // UTC+14
    await tx`update theme set due_on = (now() at time zone 'Pacific/Kiritimati')::date`;
  });
  expect((await ask(contract.listThemes, { query: { flag: 'overdue' } })).body.items).toHaveLength(
    0,
  );
  await run((tx) => tx`update organization set time_zone = 'UTC'`);
  await run((tx) => tx`update theme set due_on = (now() at time zone 'UTC')::date - 1`);
  expect((await ask(contract.listThemes, { query: { flag: 'overdue' } })).body.items).toHaveLength(
    1,
  );
});

async function listPage(cursor: string | undefined): Promise<ThemePage> {
  const query = cursor === undefined ? { limit: 2 } : { limit: 2, cursor };
  return (await ask(contract.listThemes, { query })).body;
}
type ThemePage = { items: { label: string }[]; nextCursor: string | null };

test('pages through all themes once, and refuses a made-up cursor', async () => {
  await run(async (tx) => {
    for (let i = 0; i < 5; i++) {
      const id = await engineTheme(tx, { label: `Theme ${i}` });
      await addComments(tx, repeat(i % 3, { themeId: id }));
    }
  });
  const labels: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await listPage(cursor);
    labels.push(...page.items.map((theme) => theme.label));
    cursor = page.nextCursor;
  }
  expect(labels).toEqual(['Theme 2', 'Theme 1', 'Theme 4', 'Theme 0', 'Theme 3']);
  expect(await ask(contract.listThemes, { query: { cursor: 'abc' } })).toMatchObject({
    status: 400,
    body: { code: 'bad_cursor' },
  });
});

test('finds words without their marks', async () => {
  await run((tx) => engineTheme(tx, { label: 'Račun kasni' }));
  expect((await ask(contract.listThemes, { query: { q: 'racun' } })).body.items).toHaveLength(1);
  expect((await ask(contract.listThemes, { query: { q: 'racun dva' } })).body.items).toHaveLength(
    0,
  );
});

test('a theme, whole: who said it, where, in which language, and what it still needs', async () => {
  const id = await run(async (tx) => {
    const id = await engineTheme(tx, { label: 'Late', status: 'grouped' });
    const [a, b] = await addComments(tx, repeat(3, { themeId: id }));
    await tx`update feedback set language = 'bs', customer_ref = 'c1' where id in (${a!}, ${b!})`;
    return id;
  });
  const { body } = await ask(contract.readTheme, { params: { id: id } });
  expect(body).toMatchObject({
    missing: ['owner'],
    next: 'owned',
    customers: { distinct: 1, known: 2 },
    languages: [{ value: 'bs', count: 2 }],
    channels: [{ value: 'form', count: 3 }],
    reasons: [],
    actions: [],
  });
});

test('quotes: the representative one first, then the newest, each once over all pages', async () => {
  const id = await run(async (tx) => {
    const id = await engineTheme(tx, { label: 'Late' });
    const days = [1, 2, 3, 4, 5];
    const ids = await addComments(
      tx,
      days.map((daysAgo) => ({ text: `Day ${daysAgo}`, themeId: id, daysAgo })),
    );
    await tx`update theme set representative_id = ${ids[2]!}`;
    return id;
  });
  const first = await ask(contract.listThemeFeedback, { params: { id: id }, query: { limit: 3 } });
  const texts = (items: { text: string }[]) => items.map((item) => item.text);
  expect(texts(first.body.items)).toEqual(['Day 3', 'Day 1', 'Day 2']);
  expect(first.body.items[0]!.representative).toBe(true);
  const second = await ask(contract.listThemeFeedback, {
    params: { id: id },
    query: { limit: 3, cursor: first.body.nextCursor! },
  });
  expect(texts(second.body.items)).toEqual(['Day 4', 'Day 5']);
  expect(second.body.nextCursor).toBeNull();
  const filtered = await ask(contract.listThemeFeedback, {
    params: { id: id },
    query: { channel: 'phone' },
  });
  expect(filtered.body.items).toEqual([]);
});

test('quotes that say something are found among all comments of the theme alone', async () => {
  const { id, ids } = await run(async (tx) => {
    const id = await engineTheme(tx, { label: 'Late' });
    const ids = await addComments(tx, [
      { text: 'The invoice was late', themeId: id, daysAgo: 9 },
      { text: 'The bus was late', themeId: id },
      { text: 'No invoice', themeId: null },
    ]);
    await insertWords(tx, [
      { id: ids[0]!, words: "'§' '§invoice':2" },
      { id: ids[1]!, words: "'§' '§bus':2" },
      { id: ids[2]!, words: "'§' '§invoice':2" },
    ]);
    return { id, ids };
  });
  const found = await ask(contract.listThemeFeedback, { params: { id }, query: { q: 'factura' } });
  expect(found.body.items.map((item) => item.id)).toEqual([ids[0]]);
});

test('what was looked at is not unseen until more is placed', async () => {
  const id = await run(async (tx) => {
    const id = await engineTheme(tx, { label: 'Late' });
    await addComments(tx, repeat(2, { themeId: id, daysAgo: 3 }));
    return id;
  });
  expect((await ask(contract.markThemeSeen, { params: { id: id } })).status).toBe(204);
  expect((await ask(contract.readTheme, { params: { id: id } })).body.unseen).toBe(0);
  await run((tx) => addComments(tx, [{ themeId: id, daysAgo: 9, placedDaysAgo: 0 }]));
  expect((await ask(contract.readTheme, { params: { id: id } })).body.unseen).toBe(1);
});

test('weeks begin on Monday at midnight where the organisation is, over a year of clock changes', async () => {
  const weeks = 60;
  const id = await run(async (tx) => {
    await tx`update organization set time_zone = 'Europe/Sarajevo'`;
    const id = await engineTheme(tx, { label: 'Late' });
    const ids = await addComments(tx, repeat(2 * weeks, { themeId: id }));
    // Two comments per week: one as it begins, one a second before it ends.
    await tx`
      update placement set occurred_at = (
        date_trunc('week', now() at time zone 'Europe/Sarajevo') - n / 2 * interval '7 days'
          + (n % 2) * interval '7 days' - (n % 2) * interval '1 second') at time zone 'Europe/Sarajevo'
      from unnest(${ids}::uuid[]) with ordinality as given (id, place),
        lateral (select (place - 1)::int as n) as numbered
      where feedback_id = given.id`;
    return id;
  });
  const { body } = await ask(contract.readThemeTrend, { params: { id: id }, query: { weeks } });
  expect(body.weeks.map((week) => week.count)).toEqual(Array(weeks).fill(2));
  for (const { start } of body.weeks) expect(new Date(start).getUTCDay()).toBe(1);
});

test('the trend marks when the status changed, without what was undone', async () => {
  const id = await run((tx) => engineTheme(tx, { label: 'Late' }));
  await ask(contract.moveTheme, { params: { id: id }, body: { version: 1, to: 'grouped' } });
  const watched = await ask(contract.moveTheme, {
    params: { id: id },
    body: { version: 2, to: 'watching' },
  });
  await ask(histories.undoEvent, { params: { id: watched.body.eventId! } });
  const { body } = await ask(contract.readThemeTrend, { params: { id: id } });
  expect(body.marks).toMatchObject([{ status: 'grouped' }]);
});

test('a key that may read themes reads them, another may not', async () => {
  const id = await run((tx) => engineTheme(tx, { label: 'Late' }));
  const reader = asker(t, (await t.key(council.orgId, ['themes:read'])).headers);
  const writer = asker(t, (await t.key(council.orgId, ['feedback:write'])).headers);
  const { listThemes, readTheme, listThemeFeedback, readThemeTrend } = contract;
  expect((await reader(listThemes)).status).toBe(200);
  expect((await writer(listThemes)).status).toBe(403);
  for (const endpoint of [readTheme, listThemeFeedback, readThemeTrend] as readonly Endpoint[]) {
    expect((await reader(endpoint, { params: { id } })).status).toBe(200);
    expect((await writer(endpoint, { params: { id } })).status).toBe(403);
  }
  expect((await reader(contract.createTheme, { body: { label: 'Mine' } })).status).toBe(403);
});

test('what belongs to another organisation and what is not there look the same', async () => {
  const id = await run((tx) => engineTheme(tx, { label: 'Late' }));
  const stranger = asker(t, (await t.member('admin')).headers);
  const absent = '01890000-0000-7000-8000-000000000001';
  const requests: [Endpoint, { query?: Record<string, unknown>; body?: object }][] = [
    [contract.readTheme, {}],
    [contract.listThemeFeedback, {}],
    [contract.readThemeTrend, {}],
    [histories.readThemeHistory, {}],
    [merges.previewSplit, {}],
    [merges.previewMerge, { query: { into: absent } }],
    [contract.markThemeSeen, {}],
    [contract.changeTheme, { body: { version: 1, label: 'Mine' } }],
    [contract.moveTheme, { body: { version: 1, to: 'watching' } }],
    [merges.mergeTheme, { body: { version: 1, into: absent } }],
    [merges.splitTheme, { body: { version: 1, label: 'A', feedbackIds: [absent] } }],
    [contract.addAction, { body: { what: 'Look' } }],
  ];
  for (const [endpoint, sent] of requests) {
    const foreign = await stranger(endpoint, { ...sent, params: { id } });
    expect(foreign).toEqual(await stranger(endpoint, { ...sent, params: { id: absent } }));
    expect(foreign.status).toBe(404);
  }
  expect((await stranger(contract.listThemes)).body.items).toEqual([]);
});
