import type { Tx } from './connect.ts';
import { feedbackColumns, withPlacement, type Feedback, type FeedbackRow } from './feedback.ts';
import { standingCount, standsAt } from './standing-baseline.ts';
import type { DecisionKind, Target, Verification } from './theme-columns.ts';

/** Instants: `since` is in it, `until` is not. */
export interface Span {
  since: Date;
  until: Date;
}

export interface PackCounts {
  comments: number;
  byPerson: number;
  /** Distinct customers among the comments that name one, and how many name one. */
  customers: { distinct: number; known: number };
  channels: { channel: string; count: number }[];
  kinds: { kind: Feedback['kind']; count: number }[];
}

/** Who a theme's comments of some weeks come from, in one walk along its index. Most come first. */
export async function countPackParts(tx: Tx, themeId: string, span: Span): Promise<PackCounts> {
  const rows = await tx<
    {
      channel: string;
      kind: Feedback['kind'];
      grouping: number;
      count: number;
      byPerson: number;
      customers: number;
      known: number;
    }[]
  >`
    select f.channel, f.kind, grouping(f.channel, f.kind), count(*)::int as count,
      count(*) filter (where p.by = 'person')::int as by_person,
      count(distinct f.customer_ref)::int as customers, count(f.customer_ref)::int as known
    from ${placedIn(tx, themeId, span)}
    group by grouping sets ((), (f.channel), (f.kind)) order by count desc, f.channel, f.kind`;
  const all = rows.find(({ grouping }) => grouping === BY_NOTHING);
  return {
    comments: all?.count ?? 0,
    byPerson: all?.byPerson ?? 0,
    customers: { distinct: all?.customers ?? 0, known: all?.known ?? 0 },
    channels: rows.flatMap(({ grouping, channel, count }) =>
      grouping === BY_CHANNEL ? [{ channel, count }] : [],
    ),
    kinds: rows.flatMap(({ grouping, kind, count }) =>
      grouping === BY_KIND ? [{ kind, count }] : [],
    ),
  };
}

// What grouping() answers: one bit per column, set where the column is not grouped by.
const BY_NOTHING = 0b11;
const BY_CHANNEL = 0b01;
const BY_KIND = 0b10;

/** Comment by comment (`offset 0`): joined as a whole, all comments there are would be read. */
const placedIn = (tx: Tx, themeId: string, { since, until }: Span) => tx`
  placement p cross join lateral (
    select feedback.channel, feedback.kind, feedback.customer_ref from feedback
    where feedback.org_id = app_org() and feedback.id = p.feedback_id offset 0) as f
  where p.org_id = app_org() and p.theme_id = ${themeId}
    and p.occurred_at >= ${since} and p.occurred_at < ${until}`;

/**
 * Comments of a theme by their places, from 0, in the list ordered by channel and then by time. One
 * comment is passed over: it is shown anyway. They come in the order of time.
 */
export async function listByPlace(
  tx: Tx,
  themeId: string,
  span: Span,
  { places, without }: { places: readonly number[]; without: string | null },
): Promise<Feedback[]> {
  const rows = await tx<FeedbackRow[]>`
    select ${feedbackColumns(tx)}
    from (
        select p.feedback_id,
          row_number() over (order by f.channel, p.occurred_at, p.feedback_id) - 1 as place
        from ${placedIn(tx, themeId, span)} and p.feedback_id is distinct from ${without}::uuid
      ) as listed
      join feedback f on f.org_id = app_org() and f.id = listed.feedback_id
      join placement p on p.org_id = app_org() and p.feedback_id = f.id
    where place = any(${places}::int[]) order by f.occurred_at, f.id`;
  return rows.map((row) => withPlacement<Feedback>(row));
}

/** A theme of which fewer was heard after something was done. */
export interface VerifiedTheme {
  id: string;
  label: string;
  decisionKind: DecisionKind | null;
  actedOn: string | null;
  /** With the baseline as it stands: see `standingTarget`. */
  target: Target;
  verification: Verification;
}

/** The newest of other themes. */
export async function listVerifiedElsewhere(
  tx: Tx,
  themeId: string,
  limit: number,
): Promise<VerifiedTheme[]> {
  const rows = await tx<(VerifiedTheme & { standing: number })[]>`
    select t.id, t.label, t.decision_kind, t.acted_on, t.target, t.verification,
      ${standingCount(tx)} as standing
    from theme t join organization o on o.id = t.org_id
    where t.org_id = app_org() and t.verified_at is not null and t.target is not null
      and t.regressed_at is null and t.removed_at is null and t.merged_into is null
      and t.id <> ${themeId}
    order by t.verified_at desc, t.id limit ${limit}`;
  return rows.map(({ standing, ...row }) => ({ ...row, target: standsAt(row.target, standing) }));
}

/** Which model of the themes is the newest, and when it was learned. */
export async function findNewestModel(tx: Tx) {
  const [row] = await tx<{ version: number; learnedAt: Date }[]>`
    select version, created_at as learned_at from engine_model
    where org_id = app_org() order by version desc limit 1`;
  return row ?? null;
}
