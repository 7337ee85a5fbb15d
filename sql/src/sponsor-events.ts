import type { Tx } from './connect.ts';
import { standingTheme } from './merged-themes.ts';
import type { SponsorSpan } from './sponsor-span.ts';
import type { Evidence } from './recognitions.ts';
import { standingCount, withStanding } from './standing-baseline.ts';
import type { Target, Verification } from './theme-columns.ts';

/** What somebody has against a theme, open at an instant. */
export interface OpenObjection {
  id: string;
  themeId: string;
  stance: 'doubts_data' | 'not_theirs' | 'cannot_be_done' | 'wants_conditions' | 'other';
  saidBy: string | null;
  text: string | null;
  recordedAt: Date;
  /** Null: it waits where it was said. */
  escalatedAt: Date | null;
}

/** Escalated ones first, the oldest at their head; of a merged theme at what it was merged into. */
export function listOpenObjections(tx: Tx, { at }: SponsorSpan) {
  return tx<OpenObjection[]>`
    select o.id, ${standingTheme(tx, tx`o.theme_id`)} as theme_id, o.stance, coalesce(o.said_by, m.name, d.name) as said_by, o.text,
      o.recorded_at, case when o.escalated_at <= ${at} then o.escalated_at end as escalated_at
    from objection o
      left join member m on m.org_id = o.org_id and m.id = o.member_id
      left join department d on d.org_id = o.org_id and d.id = o.department_id
    where o.org_id = app_org() and o.removed_at is null and o.recorded_at <= ${at}
      and (o.settled_at is null or o.settled_at > ${at})
    order by o.escalated_at is null or o.escalated_at > ${at}, o.recorded_at, o.id limit 500`;
}

/** A theme that came back, or whose fall in contacts was verified. */
export interface Outcome {
  themeId: string;
  act: 'regressed' | 'verified';
  at: Date;
  /** As it was when the fall was verified. */
  verification: Verification | null;
  /** What it was compared with, whatever the theme aims at by now. */
  target: Pick<Target, 'metric' | 'baseline'> | null;
}

type Row = Outcome & { target: Target | null; standing: number; evidence: Evidence | null };

/** What came out in the month and was not taken back; of each theme the last of either. */
export async function listOutcomes(tx: Tx, { startsAt, at }: SponsorSpan): Promise<Outcome[]> {
  const rows = await tx<Row[]>`
    select distinct on (e.theme_id, e.act) e.theme_id, e.act, e.created_at as at,
      (e.after->>'verification')::jsonb as verification, t.target,
      ${standingCount(tx)} as standing, r.evidence
    from theme_event e join theme t on t.org_id = e.org_id and t.id = e.theme_id
      join organization o on o.id = e.org_id
      left join recognition r on r.org_id = e.org_id and r.event_id = e.id
    where e.org_id = app_org() and e.act in ('regressed', 'verified')
      and e.id >= least_id_at(${startsAt}) and e.created_at >= ${startsAt}
      and e.created_at < ${at}
      and not exists (select from theme_event undo
        where undo.org_id = app_org() and undo.undoes = e.id and undo.created_at <= ${at})
    order by e.theme_id, e.act, e.created_at desc`;
  return rows.map(({ evidence, ...row }) => {
    const known = withStanding(row);
    if (!evidence) return known;
    return { ...known, target: { metric: evidence.metric, baseline: evidence.before } };
  });
}
