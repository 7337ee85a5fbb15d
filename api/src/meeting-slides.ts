import { listAgendaItems } from '@vocero/sql/agenda-items';
import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import { sumDriver } from '@vocero/sql/drivers';
import { readMeasures, type Measures } from '@vocero/sql/measures';
import { findMeeting } from '@vocero/sql/meetings';
import {
  listOpenActions,
  listSlideFacts,
  listSlideQuotes,
  listSlideWeeks,
  type SlideFacts,
  type SlideWeek,
} from '@vocero/sql/slides';
import { listThemesOf, type ThemeRow } from '@vocero/sql/themes';
import type { Slide } from './contract/meetings.ts';
import { missingFor, nextStep } from './contract/status.ts';
import { readClocks } from './council-answer.ts';
import { readKeptTrends, type TrendOf } from './kept-trends.ts';
import { isPlanned } from './council-meetings.ts';
import { groupBy } from './group-by.ts';
import { readRunItems } from './meeting-run.ts';
import { notFound } from './problem.ts';
import type { Wire } from './serve.ts';
import { toTheme } from './theme-answer.ts';

const WEEKS = 26;
const QUOTES = 3;

/**
 * What is shown of each theme on an agenda, in its order.
 * @throws Problem 404 where no meeting is planned for that day.
 */
export async function readSlides(
  tx: Tx,
  council: Council,
  plannedOn: string,
): Promise<Wire<Slide>[]> {
  const ids = await readThemeIds(tx, council, plannedOn);
  const themes = new Map((await listThemesOf(tx, ids)).map((theme) => [theme.id, theme]));
  const facts = new Map((await listSlideFacts(tx, ids)).map((one) => [one.id, one]));
  const weeks = await listSlideWeeks(tx, ids, WEEKS);
  const shared = {
    measures: await readMeasures(tx),
    trendOf: await readKeptTrends(tx),
    weeks,
    drivers: await readDrivers(tx, weeks, [...facts.values()]),
    quotes: groupBy(await listSlideQuotes(tx, ids, QUOTES), ({ themeId }) => themeId),
    actions: groupBy(await listOpenActions(tx, ids), ({ themeId }) => themeId),
  };
  return ids.flatMap((id) => {
    const row = themes.get(id);
    const own = facts.get(id);
    return row && own ? [showSlide(row, own, shared)] : [];
  });
}

/** Once a meeting has begun its agenda is written down; until then it builds itself. */
async function readThemeIds(tx: Tx, council: Council, plannedOn: string): Promise<string[]> {
  const row = await findMeeting(tx, council.id, plannedOn);
  if (!isPlanned(council, plannedOn, row)) throw notFound();
  if (row?.startedAt) {
    const items = await listAgendaItems(tx, row.id);
    return items.filter(({ state }) => state === 'on').map(({ themeId }) => themeId);
  }
  const { zone } = await readClocks(tx);
  const items = await readRunItems(tx, council, { plannedOn, zone, row });
  return items.map(({ themeId }) => themeId);
}

/** Orders or visits by week, where any target counts per 100 of them. */
async function readDrivers(
  tx: Tx,
  weeks: readonly SlideWeek[],
  facts: readonly SlideFacts[],
): Promise<readonly (number | null)[]> {
  if (facts.every(({ target }) => target?.metric !== 'rate')) return weeks.map(() => null);
  return Promise.all(weeks.map(({ start }) => sumDriver(tx, start, weekAfter(start))));
}

const weekAfter = (day: string) =>
  new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);

interface Shared {
  measures: Measures;
  trendOf: TrendOf;
  weeks: readonly SlideWeek[];
  drivers: readonly (number | null)[];
  quotes: ReadonlyMap<string, Awaited<ReturnType<typeof listSlideQuotes>>[number][]>;
  actions: ReadonlyMap<string, Awaited<ReturnType<typeof listOpenActions>>[number][]>;
}

function showSlide(row: ThemeRow, facts: SlideFacts, shared: Shared): Wire<Slide> {
  const { label, status, flags, owner, department, count, count7, count30, change } = toTheme(
    row,
    shared.trendOf(row),
  );
  const { customers, decisionKind, decision, target, verification, whys } = facts;
  const next = nextStep(row.status);
  const { measures } = shared;
  return {
    themeId: row.id,
    label,
    status,
    flags,
    owner,
    department,
    count,
    count7,
    count30,
    change,
    customers,
    cost30: costOf(Number(count30), measures),
    currency: measures.currency,
    weeks: weeksOf(facts, shared),
    quotes: (shared.quotes.get(row.id) ?? []).map(({ themeId: _, ...quote }) => quote),
    rootCause: whys.find(({ isRoot }) => isRoot)?.text ?? null,
    decisionKind,
    decision,
    target,
    verification,
    openActions: (shared.actions.get(row.id) ?? []).map(({ themeId: _, ...action }) => action),
    missing: next ? missingFor(next, facts) : [],
  };
}

const costOf = (contacts: number, { contactMinutes, minuteCost }: Measures) =>
  minuteCost === null ? null : contacts * contactMinutes * minuteCost;

const weeksOf = ({ id, target }: SlideFacts, { weeks, drivers }: Shared) =>
  weeks.map(({ start, since, until, counts }, at) => ({
    start,
    since,
    until,
    count: counts[id] ?? 0,
    driver: target?.metric === 'rate' ? (drivers[at] ?? null) : null,
  }));
