import type { Tx } from '@vocero/sql/connect';
import { readMeasures } from '@vocero/sql/measures';
import {
  listAsked,
  listLastAsks,
  listMonthAsks,
  type Asked,
  type MonthAsk,
} from '@vocero/sql/sponsor-asks';
import { readSponsorSpan, type SponsorSpan } from '@vocero/sql/sponsor-span';
import {
  countState,
  readSponsorState,
  sponsorParts,
  type SponsorState,
} from '@vocero/sql/sponsor-state';
import type { ThemeAt } from '@vocero/sql/themes-at';
import type { Ask, SponsorMonth, SponsorTheme } from './contract/sponsor.ts';
import { fallOf } from './fall.ts';
import { notFound } from './problem.ts';
import type { Wire } from './serve.ts';

/** Lines of a list; further ones are counted. */
const MOST_LINES = 50;

/** A month as its sponsor reads it; each number beside that of the month before. */
export async function readSponsorMonth(
  tx: Tx,
  month: string | undefined,
): Promise<Wire<SponsorMonth>> {
  const span = await readSponsorSpan(tx, month === undefined ? null : `${month}-01`);
  if (!span) throw notFound();
  const state = await readSponsorState(tx, span);
  const { stalledWeeks } = await readMeasures(tx);
  return {
    month: monthOf(span.month),
    at: span.at,
    isRunning: span.isRunning,
    previous: span.previous && monthOf(span.previous),
    next: span.next && monthOf(span.next),
    numbers: await compareWithLast(tx, span, state),
    stalledWeeks,
    ...listsOf(state, await readAsks(tx, span, state)),
    asks: (await listMonthAsks(tx, span)).map(shownAsk),
  };
}

const monthOf = (day: string) => day.slice(0, 7);

async function compareWithLast(tx: Tx, { previous }: SponsorSpan, state: SponsorState) {
  const last = previous === null ? undefined : await readSponsorSpan(tx, previous);
  const now = countState(state);
  const before = last && countState(await readSponsorState(tx, last));
  const pairs = sponsorParts.map((part) => [
    part,
    { now: now[part], before: before ? before[part] : null },
  ]);
  return Object.fromEntries(pairs) as SponsorMonth['numbers'];
}

/** Finds whom to ask after a theme: its owner or, with `doer`, whoever does what is late. */
type FindAsk = (themeId: string, doer?: { id: string; name: string } | null) => Wire<Ask> | null;

/** What is over cannot be asked after: it is asked how things are now. */
async function readAsks(tx: Tx, span: SponsorSpan, state: SponsorState): Promise<FindAsk> {
  if (!span.isRunning) return () => null;
  const ids = [...new Set(themesOf(state).map(({ id }) => id))];
  const asked = await listAsked(tx, ids);
  const lasts = new Map(
    (await listLastAsks(tx, ids)).map((ask) => [`${ask.themeId} ${ask.askedOf}`, ask]),
  );
  return (themeId, doer) => {
    const person: Asked | undefined = doer ? { ...doer, isOwner: true } : asked.get(themeId);
    if (!person) return null;
    const { id, name, isOwner } = person;
    const last = lasts.get(`${themeId} ${id}`);
    return {
      to: { id, name },
      isOwner,
      last: last ? { at: last.at, by: last.askedBy, text: last.text, isToday: last.isToday } : null,
    };
  };
}

function themesOf(state: SponsorState): ThemeAt[] {
  const { lateThemes, declined, barred, stalled, ...lists } = state;
  const { lateActions, unowned, objections, regressed, verified } = lists;
  const within = [...lateActions, ...unowned, ...objections, ...regressed, ...verified];
  return [...lateThemes, ...declined, ...barred, ...stalled, ...within.map(({ theme }) => theme)];
}

function listsOf(state: SponsorState, find: FindAsk) {
  const themeOf = (theme: ThemeAt) => ({ theme: shownTheme(theme, find) });
  return {
    lateThemes: linesOf(state.lateThemes, (theme) => ({
      ...themeOf(theme),
      dueOn: theme.dueOn!, // what is late had a day
      daysLate: theme.daysLate!,
    })),
    lateActions: linesOf(state.lateActions, (action) => lateAction(action, find)),
    unowned: linesOf(state.unowned, ({ theme, rank, since }) => ({
      ...themeOf(theme),
      rank,
      since,
    })),
    objections: linesOf(state.objections, ({ theme, themeId: _, id, ...objection }) => ({
      ...themeOf(theme),
      ...objection,
      objectionId: id,
    })),
    declined: linesOf(state.declined, (theme) => ({
      ...themeOf(theme),
      at: theme.statusSince,
      reason: theme.declinedReason,
    })),
    barred: linesOf(state.barred, (theme) => ({
      ...themeOf(theme),
      barrier: theme.barrier!, // they are those that have one
      note: theme.barrierNote,
      movedAt: theme.movedAt,
    })),
    stalled: linesOf(state.stalled, (theme) => ({ ...themeOf(theme), movedAt: theme.movedAt })),
    regressed: linesOf(state.regressed, ({ theme, at }) => ({ ...themeOf(theme), at })),
    verified: linesOf(state.verified, ({ theme, at, verification, target }) => ({
      ...themeOf(theme),
      at,
      fall: fallOf(verification, target),
    })),
  };
}

function lateAction(action: SponsorState['lateActions'][number], find: FindAsk) {
  const { id, themeId, what, dueOn, daysLate, theme } = action;
  const doer = named(action.ownerId, action.ownerName);
  return {
    theme: shownTheme(theme, find),
    actionId: id,
    what,
    doer,
    dueOn,
    daysLate,
    ask: find(themeId, doer),
  };
}

const linesOf = <Row, Line>(rows: readonly Row[], show: (row: Row) => Line) => ({
  count: rows.length,
  lines: rows.slice(0, MOST_LINES).map(show),
});

function shownTheme(theme: ThemeAt, find: FindAsk): Wire<SponsorTheme> {
  const { id, label, status, contacts } = theme;
  const owner = named(theme.ownerId, theme.ownerName);
  return { id, label, status, owner, contacts, ask: find(id) };
}

const named = (id: string | null, name: string | null) =>
  id !== null && name !== null ? { id, name } : null;

const shownAsk = ({ id, themeId, label, askedOf, askedBy, at, text, movedAt }: MonthAsk) => ({
  id,
  theme: { id: themeId, label },
  to: askedOf,
  by: askedBy,
  at,
  text,
  movedAt,
});
