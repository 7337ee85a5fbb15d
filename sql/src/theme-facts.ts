import type { Tx } from './connect.ts';
import type { Feedback } from './feedback.ts';
import type { ThemeColumns } from './theme-columns.ts';

/** What only a theme's own page shows. */
export interface ThemeFacts extends Pick<
  ThemeColumns,
  | 'ownerId'
  | 'councilId'
  | 'shouldExist'
  | 'opportunity'
  | 'whys'
  | 'assumptions'
  | 'barrier'
  | 'barrierNote'
  | 'valueCustomer'
  | 'valueCompany'
  | 'decisionOptions'
  | 'decision'
  | 'decidedAt'
  | 'decidedBy'
  | 'target'
  | 'actionTaken'
  | 'actedOn'
  | 'verification'
  | 'prevention'
  | 'benefit'
  | 'declinedReason'
> {
  mergedInto: { id: string; label: string } | null;
  aliases: string[];
  createdAt: Date;
  representativeId: string | null;
}

export async function findThemeFacts(tx: Tx, id: string): Promise<ThemeFacts | undefined> {
  const [row] = await tx<ThemeFacts[]>`
    select t.owner_id, t.council_id, t.should_exist, t.opportunity, t.whys, t.assumptions, t.barrier,
      t.barrier_note, t.value_customer, t.value_company, t.decision_options, t.decision,
      t.decided_at, decider.name as decided_by, t.target, t.action_taken, t.acted_on,
      t.verification, t.prevention, t.benefit, t.declined_reason, t.created_at, t.representative_id,
      case when target.id is not null then
        jsonb_build_object('id', target.id, 'label', target.label) end as merged_into,
      ${aliasesOf(tx, id)} as aliases
    from theme t
      left join member decider on decider.org_id = t.org_id and decider.id = t.decided_by
      left join theme target on target.org_id = t.org_id and target.id = t.merged_into
    where t.org_id = app_org() and t.id = ${id} and t.removed_at is null`;
  return row;
}

/** Other names: the engine's own where a person gave one, and those of all that was merged into it. */
const aliasesOf = (tx: Tx, id: string) => tx`
  (with recursive merged as (
      select id, label from theme where org_id = app_org() and merged_into = ${id}
      union
      select deeper.id, deeper.label from theme deeper join merged
        on deeper.org_id = app_org() and deeper.merged_into = merged.id)
    select coalesce(array_agg(distinct alias order by alias), '{}')
    from (select label as alias from merged
      union select t.auto_label where t.label_by = 'person') as names
    where alias is distinct from t.label)`;

/** Comments that share a value. */
export interface Share {
  value: string;
  count: number;
}

export interface ThemeBreakdown {
  /** Distinct customers among the comments that name one, and how many name one. */
  customers: { distinct: number; known: number };
  languages: Share[];
  channels: Share[];
  /** By code of the contact reason. */
  reasons: Share[];
  /** What kinds of contacts they are; null: not classified. */
  kinds: { kind: Feedback['kind']; count: number }[];
}

/** Who a theme's comments come from, in one pass over them. Most comments first. */
export async function readThemeBreakdown(tx: Tx, id: string): Promise<ThemeBreakdown> {
  const rows = await tx<
    {
      language: string | null;
      channel: string | null;
      reason: string | null;
      kind: Feedback['kind'];
      grouping: number;
      count: number;
      customers: number;
      known: number;
    }[]
  >`
    select f.language, f.channel, r.code as reason, f.kind,
      grouping(f.language, f.channel, r.code, f.kind),
      count(*)::int as count, count(distinct f.customer_ref)::int as customers,
      count(f.customer_ref)::int as known
    from placement p
      join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
      left join contact_reason r on r.org_id = f.org_id and r.id = f.reason_id
    where p.org_id = app_org() and p.theme_id = ${id}
    group by grouping sets ((), (f.language), (f.channel), (r.code), (f.kind))
    order by count desc, f.language, f.channel, r.code, f.kind`;
  const all = rows.find((row) => row.grouping === BY_NOTHING);
  const shares = (grouping: number, name: 'language' | 'channel' | 'reason') =>
    rows.flatMap((row) => {
      const value = row[name];
      return row.grouping === grouping && value !== null ? [{ value, count: row.count }] : [];
    });
  return {
    customers: { distinct: all?.customers ?? 0, known: all?.known ?? 0 },
    languages: shares(BY_LANGUAGE, 'language'),
    channels: shares(BY_CHANNEL, 'channel'),
    reasons: shares(BY_REASON, 'reason'),
    kinds: rows.flatMap(({ grouping, kind, count }) =>
      grouping === BY_KIND ? [{ kind, count }] : [],
    ),
  };
}

// What grouping() answers: one bit per column, set where the column is not grouped by.
const BY_NOTHING = 0b1111;
const BY_LANGUAGE = 0b0111;
const BY_CHANNEL = 0b1011;
const BY_REASON = 0b1101;
const BY_KIND = 0b1110;
