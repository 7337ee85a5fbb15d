import { insertContactReasons, listContactReasons } from '@vocero/sql/contact-reasons';
import type { Tx } from '@vocero/sql/connect';
import { compactReadDays } from '@vocero/sql/asked';
import { compactTallies } from '@vocero/sql/tallies';
import { starterReasons } from '@vocero/sql/starter-reasons';

export interface Size {
  comments: number;
  themes: number;
}

/** Days over which the comments are spread. */
const DAYS = 180;
const CUSTOMERS = 20_000;

/**
 * Fills an organisation as one that has used the product for half a year: themes of very different
 * size in every status, comments with customers, reasons and kinds, actions and a history. The same
 * each time but for the ids.
 */
export async function fillOrganization(tx: Tx, memberId: string, size: Size): Promise<void> {
  await insertContactReasons(
    tx,
    starterReasons.map((reason) => ({ ...reason, departmentId: null })),
  );
  await insertThemes(tx, memberId, size.themes);
  await insertComments(tx, size);
  await insertHistory(tx, memberId);
  await compactTallies(tx);
  await compactReadDays(tx);
}

async function insertThemes(tx: Tx, memberId: string, themes: number): Promise<void> {
  await tx`
    insert into theme (org_id, label, auto_label, terms, status, owner_id, should_exist,
      decision_kind, decision, action_taken, due_on, created_at)
    select app_org(), label, label, array['invoice', 'late', 'number ' || n], status,
      case when step >= 2 then ${memberId}::uuid end, case when step >= 3 then 'no' end,
      case when step >= 3 then 'simplify' end, case when step >= 3 then 'Send it earlier' end,
      case when step >= 5 then 'Sent a day earlier' end,
      case when n % 3 = 0 then current_date + n % 60 - 30 end, now() - ${DAYS} * interval '1 day'
    from (select n, 'Theme ' || n as label, n % 6 as step,
        (array['heard', 'grouped', 'owned', 'decided', 'being_fixed', 'verifying'])[n % 6 + 1]
          as status
      from generate_series(1, ${themes}::int) as n) as made`;
}

/** Large themes are rare: the share of a theme falls with the square of its place. */
async function insertComments(tx: Tx, { comments, themes }: Size): Promise<void> {
  const reasons = (await listContactReasons(tx)).map((reason) => reason.id);
  await tx`
    insert into feedback (org_id, id, channel, text, language, kind, reason_id, customer_ref,
      case_code, scores, occurred_at)
    select app_org(), new_id(), (array['phone', 'form', 'survey', 'email'])[n % 4 + 1],
      'The invoice came late again, number ' || n, (array['en', 'es', 'bs'])[n % 3 + 1],
      case when n % 5 > 0 then (array['avoidable', 'repeat', 'simple', 'valued'])[n % 4 + 1] end,
      (${reasons}::uuid[])[n % ${reasons.length + 1} + 1],
      case when n % 3 > 0 then 'customer ' || (n::bigint * 7919) % ${CUSTOMERS} end, 'L' || n,
      case when n % 7 = 0
        then jsonb_build_object('firstTime', (array['yes', 'no'])[n % 2 + 1]) else '{}' end,
      now() - (${comments}::int - n) * (${DAYS * 1_440}::float8 / ${comments}::int) * interval '1 minute'
    from generate_series(1, ${comments}::int) as n`;
  await tx`
    insert into placement (org_id, feedback_id, theme_id, state, by, score, occurred_at, placed_at)
    select app_org(), f.id, t.id, case when t.id is null then 'unsorted' else 'placed' end,
      'engine', 0.6, f.occurred_at, f.occurred_at
    from (select id, occurred_at, row_number() over (order by occurred_at, id) as n
        from feedback where org_id = app_org()) as f
      left join (select id, row_number() over (order by id) - 1 as place
        from theme where org_id = app_org()) as t
        on f.n % 10 > 0
          and t.place = floor(power(((f.n * 7919) % 10007) / 10007.0, 2) * ${themes}::int)`;
}

async function insertHistory(tx: Tx, memberId: string): Promise<void> {
  await tx`
    insert into theme_event (org_id, theme_id, act, by, member_id, before, after, created_at)
    select app_org(), t.id, 'moved', 'person', ${memberId}, '{"status": "heard"}',
      jsonb_build_object('status', t.status), now() - place * interval '3 days'
    from theme t cross join generate_series(1, 10) as place where t.org_id = app_org()`;
  await tx`
    insert into action (org_id, theme_id, what, owner_id, due_on, created_by)
    select app_org(), id, 'Ask the printer', ${memberId}, current_date, ${memberId}
    from theme t cross join generate_series(1, 2) where t.org_id = app_org()`;
}
