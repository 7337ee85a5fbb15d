import type { Tx } from '@vocero/sql/connect';
import { listCouncils } from '@vocero/sql/councils';
import { findMinutes, listHeldMeetings } from '@vocero/sql/meeting-runs';
import { findMeeting } from '@vocero/sql/meetings';
import { findStatement, listClosedMonths } from '@vocero/sql/statements';
import { lockThemes, type LockedTheme } from '@vocero/sql/theme-columns';
import { listThemeWeeks, withoutDriver } from '@vocero/sql/theme-weeks';
import { judgeFall } from '@vocero/workers/engine/trends/fall';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCandidates } from '../candidate-reasons.ts';
import { Minutes } from '../contract/meetings.ts';
import { missingFor } from '../contract/status.ts';
import { Assumptions, Whys } from '../contract/theme-parts.ts';
import { readLedger } from '../ledger.ts';
import { makeModelCache } from '../model-cache.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { makeDemo } from './make.ts';
import { dayIn } from './world.ts';

/** Every weekday, a few minutes after its midnight or before the next one. */
const DAY = 86_400_000;
const midnight = Math.floor(Date.now() / DAY) * DAY;
const instants = [1, 2, 3, 4, 5, 6, 7].map(
  (days) => new Date(midnight - days * DAY + (days % 2 ? 5 : 23 * 60 + 55) * 60_000),
);

let t: TestApp;
const demos: { now: Date; slug: string; id: string }[] = [];
beforeAll(async () => {
  t = await testApp();
  for (const [i, now] of instants.entries()) {
    const slug = `demo-${i}`;
    const id = await t.sql.begin(async (tx) => {
      await makeDemo(tx, { slug, locale: 'en', passwordHash: 'none', now });
      const [row] = await tx<[{ id: string }]>`select app_org() as id`;
      return row.id;
    });
    demos.push({ now, slug, id });
  }
});
afterAll(() => t.close());

/** Looks at each of the seven in turn. */
async function inEach(look: (tx: Tx, demo: (typeof demos)[number]) => Promise<void>) {
  for (const demo of demos) {
    await t.sql.begin(async (tx) => {
      await tx`select set_config('app.org', ${demo.id}, true)`;
      await look(tx, demo);
    });
  }
}

const listThemes = async (tx: Tx) => {
  const rows = await tx<{ id: string }[]>`select id from theme where org_id = app_org()`;
  return lockThemes(
    tx,
    rows.map(({ id }) => id),
  );
};

const find = async (tx: Tx, label: string): Promise<LockedTheme> =>
  (await listThemes(tx)).find((theme) => theme.label === label)!;

const actsOf = async (tx: Tx, id: string) => {
  const rows = await tx<{ act: string }[]>`
    select act from theme_event where org_id = app_org() and theme_id = ${id} order by id`;
  return rows.map(({ act }) => act);
};

test('no theme stands where it could not have been moved, and its parts are as people may write them', () =>
  inEach(async (tx) => {
    const themes = await listThemes(tx);
    expect(themes).toHaveLength(12);
    for (const theme of themes) {
      expect(missingFor(theme.status, theme), theme.label).toEqual([]);
      Whys.parse(theme.whys);
      Assumptions.parse(theme.assumptions);
    }
    const statuses = new Set(themes.map(({ status }) => status));
    expect(statuses.size).toBe(7);
  }));

test('each move begins where the one before ended, and nothing happens in the future', () =>
  inEach(async (tx, { now }) => {
    const events = await tx<{ themeId: string; before: Row; after: Row; at: Date }[]>`
      select theme_id, before, after, created_at as at
      from theme_event where org_id = app_org() order by created_at, id`;
    const status = new Map<string, unknown>();
    for (const { themeId, before, after, at } of events) {
      expect(+at).toBeLessThanOrEqual(+now);
      if (!('status' in after)) continue;
      expect(before['status']).toBe(status.get(themeId) ?? 'heard');
      status.set(themeId, after['status']);
    }
    for (const theme of await listThemes(tx)) {
      expect(status.get(theme.id) ?? 'heard').toBe(theme.status);
    }
  }));
type Row = Record<string, unknown>;

test('contacts about the app fell: the test says so, and it was prevented after that', () =>
  inEach(async (tx) => {
    const theme = await find(tx, 'App logs customers out');
    expect(theme).toMatchObject({
      status: 'prevented',
      verification: { weeks: 4, count: 0, driver: null },
      prevention: { where: 'process', checkOn: expect.any(String) as string },
    });
    expect(theme.target!.baseline.weeks).toBe(4);
    expect(theme.target!.baseline.count).toBeGreaterThanOrEqual(12);
    expect(theme.verification!.probability).toBeLessThan(0.001);
    expect(+theme.verifiedAt!).toBeLessThan(+theme.statusSince);
  }));

test('late invoices were prevented, and came back to their owner by themselves', () =>
  inEach(async (tx) => {
    const theme = await find(tx, 'Invoice arrives late');
    expect(theme).toMatchObject({
      status: 'owned',
      regressedAt: expect.any(Date) as Date,
      verifiedAt: null,
      verification: null,
    });
    const acts = await actsOf(tx, theme.id);
    expect(acts.slice(-4)).toEqual(['verified', 'prevention_noted', 'moved', 'regressed']);
    expect(acts).toEqual(expect.arrayContaining(['cause_found', 'action_done', 'rated']));
    const rows = await tx`
      select from message where org_id = app_org() and theme_id = ${theme.id}
        and kind in ('assigned', 'verified', 'regressed')`;
    expect(rows).toHaveLength(3);
  }));

test('repairs are below their goal for three weeks, one too few to say more', () =>
  inEach(async (tx, { now }) => {
    const { id, actedOn, target } = await find(tx, 'Same fault comes back after the repair');
    const first = dayIn(new Date(actedOn!), 7);
    const weeks = await listThemeWeeks(tx, id, first, dayIn(now, 0));
    expect(judgeFall(target!, withoutDriver(weeks))).toMatchObject({
      state: 'waiting',
      below: [true, true, true],
    });
  }));

test('targets are per week or per 100 visits, counted from the comments', () =>
  inEach(async (tx) => {
    const phone = await find(tx, 'Long wait on the phone');
    expect(phone.target).toMatchObject({ metric: 'rate', baseline: { weeks: 7 } });
    const { count, driver } = phone.target!.baseline;
    expect((100 * count) / driver!).toBeGreaterThan(1.5 * phone.target!.goal);
    const boiler = await find(tx, 'Weeks without heating for want of a boiler part');
    expect(boiler.target).toMatchObject({ metric: 'count', goal: 1, baseline: { weeks: 7 } });
    expect(boiler.decisionOptions.length).toBeGreaterThanOrEqual(3);
  }));

test('ten weeks were closed on time with what was so then, and four were told', () =>
  inEach(async (tx, { now }) => {
    const weeks = await tx<{ isLate: boolean; frozenAt: Date; covered: number }[]>`
      select is_late, frozen_at, covered from topten_week where org_id = app_org()`;
    expect(weeks).toHaveLength(10);
    expect(weeks.filter(({ isLate }) => isLate)).toEqual([]);
    for (const { frozenAt, covered } of weeks) {
      expect(+frozenAt).toBeLessThanOrEqual(+now);
      expect(covered).toBeGreaterThan(15);
    }
    const rows = await tx<{ status: string; cost: number | null }[]>`
      select status, cost from topten_row
      where org_id = app_org() and label = 'App logs customers out' order by week_start`;
    expect(rows[0]!.status).not.toBe('prevented');
    expect(rows.every(({ cost }) => cost! > 0)).toBe(true);
    const digests = await tx<{ parts: { rising: { count: number } } }[]>`
      select data->'parts' as parts from digest where org_id = app_org() order by week_start`;
    expect(digests).toHaveLength(4);
    expect(digests.some(({ parts }) => parts.rising.count > 0)).toBe(true);
  }));

test('the council met last week: three themes were spoken of, one was not reached, the next is planned', () =>
  inEach(async (tx, { now }) => {
    const [council] = await listCouncils(tx);
    const [held] = await listHeldMeetings(tx, council!.id);
    expect(held).toMatchObject({ present: 4, items: 3, outcomes: 3 });
    const row = await findMeeting(tx, council!.id, held!.plannedOn);
    const minutes = Minutes.parse(await findMinutes(tx, row!.id));
    expect(minutes.quorum).toEqual({ needed: 3, present: 3, isMet: true });
    expect(minutes.notReached).toHaveLength(1);
    const next = new Date(new Date(held!.plannedOn).getTime() + 7 * DAY);
    expect(next.getTime() + DAY).toBeGreaterThan(now.getTime());
  }));

test('three months were closed on time, and departments know what they caused', () =>
  inEach(async (tx, { now }) => {
    const months = await listClosedMonths(tx);
    expect(months).toHaveLength(3);
    expect(months.filter(({ isLate }) => isLate)).toEqual([]);
    for (const { frozenAt } of months) expect(+frozenAt).toBeLessThanOrEqual(+now);
    const last = (await findStatement(tx, months[0]!.month))!;
    expect(last.rows.filter(({ departmentId }) => departmentId).length).toBeGreaterThanOrEqual(2);
    expect(last.total).toBeGreaterThan(0);
  }));

test('keeping customers signed in is paid back within a year, as it goes', () =>
  inEach(async (tx) => {
    const { rows, benefit } = await readLedger(tx, {});
    const row = rows.find(({ label }) => label === 'App logs customers out')!;
    expect(row.state).toBe('measured');
    expect(row.payback!.months).toBeGreaterThan(1);
    expect(row.payback!.months).toBeLessThan(12);
    expect(benefit!.value).toBeGreaterThan(0);
  }));

test('cancelling a contract has not moved for weeks, and somebody said why', () =>
  inEach(async (tx, { now }) => {
    const theme = await find(tx, 'Cancelling the contract is too hard');
    expect(theme).toMatchObject({ status: 'owned', barrier: 'customers_like_it' });
    expect(+theme.statusSince).toBeLessThan(+now - 28 * DAY);
    expect(await actsOf(tx, theme.id)).not.toContain('cause_found');
  }));

test('what has no reason in the register makes two candidates, in three languages each', () =>
  inEach(async (tx, { id }) => {
    const { items } = await readCandidates(tx, makeModelCache(t.deps.log), id);
    expect(items.map(({ count }) => count)).toEqual([4, 3]);
    const kept = await tx`
      select from reason_baseline
      where org_id = app_org() and count > 0 and driver > 0 and days = 49`;
    expect(kept).toHaveLength(4);
    const causes = await tx<{ cause: string; count: number }[]>`
      select cause, count(*)::int as count from feedback_again
      where org_id = app_org() group by cause order by count desc`;
    expect(causes.filter(({ count }) => count >= 5)).toHaveLength(2);
  }));

test('remedies were granted after they were asked for, on comments that were there, up to a limit', () =>
  inEach(async (tx, { now }) => {
    const rows = await tx<{ state: string; isRight: boolean }[]>`
      select state,
        asked_at >= occurred_at and asked_at <= ${now} and coalesce(decided_at, ${now}) >= asked_at
          and coalesce(decided_at, ${now}) <= ${now} and (decided_by is distinct from asked_by
            or amount <= own_limit) as is_right
      from remedy_grant g join remedy r on r.org_id = g.org_id and r.id = g.remedy_id
        join feedback f on f.org_id = g.org_id and f.id = g.feedback_id
      where g.org_id = app_org()`;
    expect(rows.filter(({ isRight }) => !isRight)).toEqual([]);
    expect(rows.filter(({ state }) => state === 'waiting')).toHaveLength(1);
    expect(rows.filter(({ state }) => state === 'granted')).toHaveLength(8);
  }));
