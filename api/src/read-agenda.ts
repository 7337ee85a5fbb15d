import {
  listAgendaItems,
  listCarriedActions,
  listCouncilThemes,
  readLastTopTen,
  type AgendaItem,
} from '@vocero/sql/agenda-items';
import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import { listEntries, stands } from '@vocero/sql/meeting-entries';
import { findMeetingBefore, type Meeting } from '@vocero/sql/meetings';
import { listStuckReports } from '@vocero/sql/supplier-reports';
import { listOpenThemes, listThemesOf, type ThemeRow } from '@vocero/sql/themes';
import { agendaReasons, type AgendaFacts, type AgendaTheme, type Candidate } from './agenda.ts';
import { instantOf } from '@vocero/sql/local-time';
import { groupBy } from './group-by.ts';
import { readKeptTrends } from './kept-trends.ts';
import { toTheme } from './theme-answer.ts';

/** Before a council has met, verified falls of so many days are news. */
const FIRST_NEWS = 28 * 86_400_000;

interface At {
  plannedOn: string;
  /** Of the organisation. */
  zone: string;
}

/** All themes that may be on the agenda of a meeting, each with why it should be. */
export async function readCandidates(tx: Tx, council: Council, at: At): Promise<Candidate[]> {
  return toCandidates(tx, council, at, await listOpenThemes(tx, {}));
}

/** The same of these themes alone: what that costs does not grow with the others. */
export async function readCandidatesAmong(
  tx: Tx,
  council: Council,
  at: At,
  ids: readonly string[],
): Promise<Candidate[]> {
  if ((await readLastTopTen(tx)) === null) {
    // The ten that most is heard of are not known without the others.
    return (await readCandidates(tx, council, at)).filter(({ theme }) => ids.includes(theme.id));
  }
  const rows = await listThemesOf(tx, ids);
  return toCandidates(
    tx,
    council,
    at,
    rows.filter(({ status }) => status !== 'merged'),
  );
}

async function toCandidates(
  tx: Tx,
  council: Council,
  at: At,
  rows: readonly ThemeRow[],
): Promise<Candidate[]> {
  const own = new Map((await listCouncilThemes(tx, council.id)).map((theme) => [theme.id, theme]));
  const trendOf = await readKeptTrends(tx);
  const themes = rows.map((row): AgendaTheme => {
    const { flags, trend, count30 } = toTheme(row, trendOf(row));
    return { ...row, flags, trend, count30 };
  });
  const factsOf = await readFacts(tx, { council, ...at, themes });
  return themes.map((theme) => {
    const facts = factsOf(theme.id, own.get(theme.id)?.hasRootCause ?? false);
    // Another council's theme is here when somebody puts it here, or put it off to this meeting.
    const isOurs = own.has(theme.id) || facts.putOffOn !== null;
    return { theme, reasons: isOurs ? agendaReasons(theme, facts) : [] };
  });
}

interface Asked extends At {
  council: Council;
  themes: readonly AgendaTheme[];
}

async function readFacts(tx: Tx, { council, plannedOn, zone, themes }: Asked) {
  const last = await findMeetingBefore(tx, council.id, plannedOn);
  const lastItems = last ? await listAgendaItems(tx, last.id) : [];
  const carried = groupBy(await listCarriedActions(tx, council.id, last?.id ?? null), themeOf);
  const ranks = await readRanks(tx, themes);
  const stuck = await listStuckReports(tx);
  const waits = await waitsFrom(tx, last);
  const putOff = new Set(lastItems.filter(waits).map(({ themeId }) => themeId));
  const newsFrom = last ? heldAt(council, last, zone) : new Date(Date.now() - FIRST_NEWS);
  return (themeId: string, hasRootCause: boolean): AgendaFacts => ({
    carried: carried.get(themeId) ?? [],
    putOffOn: last && putOff.has(themeId) ? last.plannedOn : null,
    rank: ranks.get(themeId) ?? null,
    hasRootCause,
    stuck: stuck.get(themeId) ?? null,
    newsFrom,
  });
}

/** What was put to the next time, and what a meeting that is over did not come to. */
async function waitsFrom(tx: Tx, last: Meeting | undefined) {
  const entries = last?.closedAt ? await listEntries(tx, last.id) : [];
  const spokenOf = new Set(entries.filter(stands).map(({ themeId }) => themeId));
  return ({ themeId, state, seconds }: AgendaItem) =>
    state === 'next' ||
    (last?.closedAt != null && state === 'on' && seconds === 0 && !spokenOf.has(themeId));
}

const themeOf = ({ themeId }: { themeId: string }) => themeId;

const heldAt = (council: Council, meeting: Meeting, zone: string) => {
  if (meeting.startedAt) return meeting.startedAt;
  const { day, starts } = meeting.isMoved
    ? meeting
    : { day: meeting.plannedOn, starts: council.starts };
  return instantOf(day, starts, zone);
};

/** As in the newest closed week; before one was closed, by the comments of the last 30 days. */
async function readRanks(tx: Tx, themes: readonly AgendaTheme[]): Promise<Map<string, number>> {
  const closed = await readLastTopTen(tx);
  const loudest = themes
    .filter(({ count30 }) => count30 > 0)
    .toSorted((a, b) => b.count30 - a.count30);
  const ten = closed ?? loudest.slice(0, 10).map(({ id }) => id);
  return new Map(ten.map((id, at) => [id, at + 1]));
}
