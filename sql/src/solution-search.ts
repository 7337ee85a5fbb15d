import type { BankWords } from './bank-search.ts';
import type { Tx } from './connect.ts';
import {
  solutionColumns,
  solutionMembers,
  type Solution,
  type SolutionWords,
} from './solutions.ts';

export const solutionFilters = ['all', 'stale', 'unreviewed', 'failing', 'archived'] as const;
export type SolutionFilter = (typeof solutionFilters)[number];
export const solutionOrders = ['best', 'used', 'new', 'due'] as const;
export type SolutionOrder = (typeof solutionOrders)[number];

export interface SolutionSearch {
  /** What is said in any language; null: whatever is said. */
  words: BankWords | null;
  filter: SolutionFilter;
  order: SolutionOrder;
  reasonId: string | null;
  themeId: string | null;
  isUnusual: boolean | null;
}

/** So many must have said whether it worked before it is called one that does not. */
const LEAST_VOTES = 5;

const filterOf = (tx: Tx, filter: SolutionFilter) =>
  ({
    all: tx`s.archived_at is null`,
    stale: tx`s.archived_at is null and s.review_due_on < current_date`,
    unreviewed: tx`s.archived_at is null and s.reviewed_at is null`,
    failing: tx`s.archived_at is null and s.worked + s.failed >= ${LEAST_VOTES}
      and s.failed > s.worked`,
    archived: tx`s.archived_at is not null`,
  })[filter];

const orderOf = (tx: Tx, order: SolutionOrder) =>
  ({
    best: tx`wilson_low(s.worked, s.worked + s.failed) desc, s.uses desc, s.id desc`,
    used: tx`s.uses desc, s.id desc`,
    new: tx`s.id desc`,
    due: tx`s.review_due_on, s.id desc`,
  })[order];

const conditions = (tx: Tx, search: SolutionSearch) => tx`
  s.org_id = app_org() and ${filterOf(tx, search.filter)}
  ${search.isUnusual === null ? tx`` : tx`and s.is_unusual = ${search.isUnusual}`}
  ${
    search.reasonId === null
      ? tx``
      : tx`and exists (select from solution_reason l where l.org_id = s.org_id
          and l.solution_id = s.id and l.reason_id = ${search.reasonId})`
  }
  ${
    search.themeId === null
      ? tx``
      : tx`and exists (select from solution_theme l
          join theme t on t.org_id = l.org_id and t.id = l.theme_id
          where l.org_id = s.org_id and l.solution_id = s.id
            and coalesce(t.merged_into, t.id) = ${search.themeId})`
  }
  ${
    search.words === null
      ? tx``
      : tx`and exists (select from solution_text w where w.org_id = s.org_id
          and w.solution_id = s.id and w.words @@ ${search.words.all}::tsquery)`
  }`;

/** A page of articles. */
export function listSolutions(
  tx: Tx,
  search: SolutionSearch,
  { skip, limit }: { skip: number; limit: number },
) {
  return tx<Solution[]>`
    select ${solutionColumns(tx)} from solution s ${solutionMembers(tx)}
    where ${conditions(tx, search)}
    order by ${orderOf(tx, search.order)} limit ${limit} offset ${skip}`;
}

/** How many articles each filter has. */
export async function countSolutions(tx: Tx): Promise<Record<SolutionFilter, number>> {
  const [row] = await tx<[Record<SolutionFilter, number>]>`
    select ${solutionFilters
      .map((filter) => tx`count(*) filter (where ${filterOf(tx, filter)})::int as ${tx(filter)}`)
      .reduce((all, one) => tx`${all}, ${one}`)}
    from solution s where s.org_id = app_org()`;
  return row;
}

/** What is known of a matter while somebody writes it down. */
export interface Matter {
  /** What is typed, by its telling words; none: nothing was typed yet. */
  parts: readonly string[];
  reasonCodes: readonly string[];
  /** Themes of comments that are like it. */
  themeIds: readonly string[];
  locale: string;
}

/** An article that may help, in the language of whoever asks where it has that. */
export interface OfferedSolution extends SolutionWords {
  id: string;
  locale: string;
  isUnusual: boolean;
  isStale: boolean;
  uses: number;
  worked: number;
  failed: number;
  /** What speaks for it. */
  byReason: boolean;
  byTheme: boolean;
  byWords: boolean;
}

/** A reason or a theme that is the same speaks for an article as much as so many telling words. */
const WEIGHT = { reason: 2, theme: 3 };
/** Of the words typed at least so many must be said, where nothing else speaks for it. */
const LEAST_WORDS = 2;

/**
 * The articles that fit a matter best, in one query: linked to its reason or to themes like it, or
 * saying the same words, rare ones counting more; among equals the one that is known to work.
 */
export function offerSolutions(tx: Tx, matter: Matter, limit: number) {
  const { parts, reasonCodes, themeIds, locale } = matter;
  return tx<OfferedSolution[]>`
    with live as materialized (
      select s.id, s.is_unusual, s.review_due_on, s.uses, s.worked, s.failed,
        exists (select from solution_reason l
          join contact_reason r on r.org_id = l.org_id and r.id = l.reason_id
          where l.org_id = s.org_id and l.solution_id = s.id and r.code = any(${[...reasonCodes]}::text[]))
          as by_reason,
        exists (select from solution_theme l
          join theme t on t.org_id = l.org_id and t.id = l.theme_id
          where l.org_id = s.org_id and l.solution_id = s.id
            and coalesce(t.merged_into, t.id) = any(${[...themeIds]}::uuid[])) as by_theme
      from solution s where s.org_id = app_org() and s.archived_at is null
    ), part as materialized (
      select n, asked::tsquery as asked
      from unnest(${[...parts]}::text[]) with ordinality as p (asked, n)
    ), hit as materialized (
      select distinct w.solution_id, p.n from part p cross join solution_text w
      where w.org_id = app_org() and w.words @@ p.asked
    ), weight as (
      select n, ln(1 + (select count(*) from live)::float8 / count(*)) as rare
      from hit group by n
    ), said as (
      select h.solution_id, sum(g.rare) as score, count(*) as n
      from hit h join weight g on g.n = h.n group by h.solution_id
    ), best as (
      select live.id, is_unusual, review_due_on, uses, worked, failed, by_reason, by_theme,
        coalesce(said.n, 0) >= least(${LEAST_WORDS}::int, ${parts.length}::int)
          and coalesce(said.n, 0) > 0 as by_words,
        coalesce(said.score, 0) + case when by_theme then ${WEIGHT.theme}::float8 else 0 end
          + case when by_reason then ${WEIGHT.reason}::float8 else 0 end
          + wilson_low(worked, worked + failed) as score
      from live left join said on said.solution_id = live.id
    )
    select b.id, b.is_unusual, b.review_due_on < current_date as is_stale, b.uses, b.worked,
      b.failed, b.by_reason, b.by_theme, b.by_words, w.locale, w.title, w.fits, w.steps, w.tell,
      w.takes, w.customer_cost, w.our_cost, w.pros, w.cons
    from (
      select id, is_unusual, review_due_on, uses, worked, failed, by_reason, by_theme, by_words,
        score
      from best where by_reason or by_theme or by_words
      order by score desc, uses desc, id limit ${limit}) as b
      cross join lateral (
        select t.locale, t.title, t.fits, t.steps, t.tell, t.takes, t.customer_cost, t.our_cost,
          t.pros, t.cons
        from solution_text t join organization o on o.id = t.org_id
        where t.org_id = app_org() and t.solution_id = b.id
        order by t.locale <> ${locale}, t.locale <> o.locale, t.locale limit 1) as w
    order by b.score desc, b.uses desc, b.id`;
}
