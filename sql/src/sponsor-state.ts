import type { Tx } from './connect.ts';
import {
  listOpenObjections,
  listOutcomes,
  type OpenObjection,
  type Outcome,
} from './sponsor-events.ts';
import type { SponsorSpan } from './sponsor-span.ts';
import {
  listLateActions,
  listThemesAt,
  readUnownedSince,
  type LateAction,
  type ThemeAt,
} from './themes-at.ts';

/** How many of the largest themes should not be without an owner. */
const TOP = 10;

/** What is stuck and what went well, each with its theme as it stood then. */
export interface SponsorState {
  lateThemes: ThemeAt[];
  lateActions: (LateAction & { theme: ThemeAt })[];
  unowned: { theme: ThemeAt; rank: number; since: Date }[];
  objections: (OpenObjection & { theme: ThemeAt })[];
  /** Declined in the month. */
  declined: ThemeAt[];
  /** Open ones of which somebody said what stands in the way. */
  barred: ThemeAt[];
  /** Those that do not move and nobody has said why. */
  stalled: ThemeAt[];
  regressed: (Outcome & { theme: ThemeAt })[];
  verified: (Outcome & { theme: ThemeAt })[];
}

/** How an organisation stood at the end of a month, or stands now while it runs. */
export async function readSponsorState(tx: Tx, span: SponsorSpan): Promise<SponsorState> {
  const themes = await listThemesAt(tx, span);
  const known = new Map(themes.map((theme) => [theme.id, theme]));
  const open = themes.filter(({ isActive }) => isActive);
  const late = await listLateActions(tx, span, themeIdsWithActions(themes));
  const outcomes = withThemes(await listOutcomes(tx, span), known);
  return {
    lateThemes: open.filter(isLate).sort((a, b) => b.daysLate - a.daysLate),
    lateActions: withThemes(late, known),
    unowned: await listUnowned(tx, span, themes),
    objections: withThemes(await listOpenObjections(tx, span), known),
    declined: themes.filter((theme) => wasDeclined(theme, span)),
    barred: open.filter(({ barrier }) => barrier !== null),
    stalled: open.filter(({ isStalled, barrier }) => isStalled && barrier === null).sort(byMove),
    regressed: outcomes.filter(({ act, theme }) => act === 'regressed' && theme.isActive),
    verified: outcomes.filter(({ act }) => act === 'verified'),
  };
}

/** What a sponsor is told as one number each, in the order of the page. */
export const sponsorParts = [
  'overdue',
  'unowned',
  'refused',
  'stalled',
  'regressed',
  'verified',
] as const;
export type SponsorPart = (typeof sponsorParts)[number];

export function countState(state: SponsorState): Record<SponsorPart, number> {
  const { lateThemes, lateActions, unowned, objections, declined, barred } = state;
  return {
    overdue: lateThemes.length + lateActions.length,
    unowned: unowned.length,
    refused: objections.length + declined.length + barred.length,
    stalled: state.stalled.length,
    regressed: state.regressed.length,
    verified: state.verified.length,
  };
}

async function listUnowned(tx: Tx, span: SponsorSpan, themes: readonly ThemeAt[]) {
  const largest = themes
    .filter(({ contacts }) => contacts > 0)
    .slice(0, TOP)
    .map((theme, at) => ({ theme, rank: at + 1 }))
    .filter(({ theme }) => theme.isActive && theme.ownerId === null);
  const ids = largest.map(({ theme }) => theme.id);
  const since = await readUnownedSince(tx, span, ids);
  return largest.map((one) => ({ ...one, since: since.get(one.theme.id) ?? span.at }));
}

const isLate = (theme: ThemeAt): theme is ThemeAt & { daysLate: number } => theme.daysLate !== null;

const wasDeclined = ({ status, statusSince }: ThemeAt, { startsAt }: SponsorSpan) =>
  status === 'declined' && statusSince >= startsAt;

/** What is left undone of a theme that was declined is no longer late. */
const themeIdsWithActions = (themes: readonly ThemeAt[]) =>
  themes.filter(({ status }) => status !== 'declined').map(({ id }) => id);

const byMove = (a: ThemeAt, b: ThemeAt) => +a.movedAt - +b.movedAt;

function withThemes<Row extends { themeId: string }>(
  rows: readonly Row[],
  themes: ReadonlyMap<string, ThemeAt>,
) {
  return rows.flatMap((row) => {
    const theme = themes.get(row.themeId);
    return theme ? [{ ...row, theme }] : [];
  });
}
