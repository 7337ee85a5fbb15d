import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addBaseline, addComments, engineTheme, verifyTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readEvidencePack } from '../contract/evidence-packs.ts';
import { changeMeasures } from '../contract/measures.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let admin: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  admin = await t.member('admin');
  ask = asker(t, admin.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, admin.orgId, work);

/** 40 comments of a theme, four a week, 20 of them by phone, and 60 others. */
async function heard() {
  const { id, ids } = await run(async (tx) => {
    const id = await engineTheme(tx, { label: 'Late *invoice*' });
    const own = Array.from({ length: 40 }, (_, i) => ({
      themeId: id,
      text: `Late ${i}`,
      daysAgo: 1 + Math.floor(i / 4) * 7,
    }));
    const ids = await addComments(tx, own);
    await addComments(
      tx,
      Array.from({ length: 60 }, () => ({ themeId: null, daysAgo: 10 })),
    );
    await tx`update theme set representative_id = ${ids[5]!} where id = ${id}`;
    return { id, ids };
  });
  await t.owner`
    update feedback set channel = 'phone', customer_ref = 'customer ' || substr(text, 6)
    where id = any(${ids.slice(0, 20)}::uuid[])`;
  await t.owner`update placement set by = 'person' where feedback_id = ${ids[0]!}`;
  return { id, ids };
}

const read = async (id: string) => (await ask(readEvidencePack, { params: { id } })).body;

const markdown = async (id: string, query = '', language = 'en') => {
  const answer = await t.app.request(`/api/v1/themes/${id}/evidence.md${query}`, {
    headers: { ...admin.headers, 'accept-language': language },
  });
  return { status: answer.status, text: await answer.text() };
};

test('the claim is a share of all comments of the weeks, with its interval', async () => {
  const { id } = await heard();
  const pack = await read(id);
  expect(pack.claim).toMatchObject({ count: 40, of: 100, share: 0.4 });
  // Wilson, 40 of 100: 0.309 to 0.498
  expect(pack.claim.low).toBeCloseTo(0.309, 3);
  expect(pack.claim.high).toBeCloseTo(0.498, 3);
  expect(pack.weeks.reduce((sum, { count }) => sum + count, 0)).toBe(40);
  expect(pack.weeks[0]!.all).toBeGreaterThan(0);
  expect(pack.customers).toEqual({ distinct: 20, known: 20 });
  expect(pack.channels.map(({ channel, count }) => [channel, count])).toEqual([
    ['form', 20],
    ['phone', 20],
  ]);
  expect(pack.method).toMatchObject({
    byPerson: { count: 1, of: 40 },
    unsorted: { count: 60, of: 100 },
    model: null,
  });
});

test('ten quotes: the most typical one, then a sample over time and channels, always the same', async () => {
  const { id, ids } = await heard();
  const { quotes } = await read(id);
  expect(quotes).toHaveLength(10);
  expect(quotes[0]).toMatchObject({ id: ids[5], representative: true });
  const sampled = quotes.slice(1);
  expect(sampled.some(({ representative }) => representative)).toBe(false);
  expect(new Set(quotes.map((quote) => quote.id)).size).toBe(10);
  // Of the 39 others 20 came by form and 19 by phone: nine are four and five, or five and four.
  const byPhone = sampled.filter(({ channel }) => channel === 'phone').length;
  expect([4, 5]).toContain(byPhone);
  const times = sampled.map(({ occurredAt }) => occurredAt);
  expect(times).toEqual([...times].sort());
  expect((await read(id)).quotes).toEqual(quotes);
});

test('a cost is given only where a minute has a price', async () => {
  const { id } = await heard();
  expect((await read(id)).cost).toMatchObject({ contacts: 40, minuteCost: null, total: null });
  expect((await markdown(id)).text).toContain('No price is set for a minute');
  await ask(changeMeasures, { body: { contactMinutes: 6, minuteCost: 0.8, currency: 'EUR' } });
  // 40 × 6 × 0.8
  expect((await read(id)).cost.total).toBeCloseTo(192, 9);
  expect((await markdown(id)).text).toContain('40 × 6 minutes × €0.80 a minute = €192.00');
});

test('verified falls of other themes are told, this one’s own and those that came back are not', async () => {
  const { id } = await heard();
  const fallen = async (label: string) => {
    const theme = await run((tx) =>
      engineTheme(tx, { label, status: 'prevented', ownerId: admin.memberId }),
    );
    const baseline = { from: '2026-01-05', until: '2026-02-02', weeks: 4, count: 80 };
    const target = { metric: 'count', goal: 5, on: '2026-06-01', weeks: 4 };
    await run(async (tx) => {
      const working = { ...target, baseline: { ...baseline, driver: null, spread: 1 } };
      await tx`update theme set target = ${tx.json(working)} where id = ${theme}`;
      await addBaseline(tx, theme, { ...baseline, count: 60 });
      await verifyTheme(tx, theme);
    });
    return theme;
  };
  const kept = await fallen('Late parcel');
  const back = await fallen('Lost key');
  await run((tx) => tx`update theme set regressed_at = now() where id = ${back}`);
  const { elsewhere } = await read(id);
  // The 60 of them that are still in the theme are 15 a week.
  expect(elsewhere).toMatchObject([
    { themeId: kept, before: { level: 15, count: 60 }, after: { level: null, count: 0 } },
  ]);
  expect((await read(kept)).elsewhere).toEqual([]);
});

test('the text puts first what answers the stance, escapes, and speaks the language asked for', async () => {
  const { id } = await heard();
  const headings = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  const plain = await markdown(id);
  expect(plain.text).toContain('# Evidence: Late \\*invoice\\*\n');
  expect(headings(plain.text)[0]).toBe('Week by week');
  const doubted = headings((await markdown(id, '?stance=doubts_data')).text);
  expect(doubted.slice(0, 2)).toEqual(['How this was worked out', 'What customers say']);
  expect([...doubted].sort()).toEqual([...headings(plain.text)].sort());
  expect((await markdown(id, '?lang=es')).text).toContain('## Lo que dicen los clientes');
  expect((await markdown(id, '', 'bs')).text).toContain('## Šta korisnici govore');
});

test('taking it along is written down, reading it is not', async () => {
  const { id } = await heard();
  await read(id);
  await markdown(id);
  const rows = await t.owner`
    select act, subject_label, after from audit_event where org_id = ${admin.orgId}`;
  expect(rows).toEqual([
    { act: 'export_downloaded', subjectLabel: 'evidence.md', after: { theme: id } },
  ]);
});

test('a theme that nobody speaks of has a pack that says so; another’s has none', async () => {
  const id = await run((tx) => engineTheme(tx, { label: 'Quiet' }));
  const pack = await read(id);
  expect(pack).toMatchObject({ claim: { count: 0, of: 0, share: null }, quotes: [], channels: [] });
  expect(pack.weeks).toHaveLength(1);
  expect((await markdown(id)).text).toContain('too few comments to give a share');
  const other = asker(t, (await t.member('admin')).headers);
  expect((await other(readEvidencePack, { params: { id } })).status).toBe(404);
  expect((await markdown('nothing')).status).toBe(404);
});
