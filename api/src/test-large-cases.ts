import type { Tx } from '@vocero/sql/connect';

/** How many of each, over comments that are there. */
export interface CaseSize {
  cases: number;
  promises: number;
  messages: number;
}

/** One of so many cases is open; the others were closed within days. */
const OPEN = 10;

/**
 * Gives an organisation the cases of half a year, spread over its comments: their people, histories,
 * notes, promises and what was said. Kinds of case and their steps are those that are there.
 */
export async function fillCases(tx: Tx, memberId: string, size: CaseSize): Promise<void> {
  await tx`set local statement_timeout = 0`;
  await tx`set local plan_cache_mode = auto`; // else every foreign key is looked up by a new plan
  await insertPersons(tx, size.cases);
  await insertCases(tx, memberId, size.cases);
  await insertCourse(tx, memberId);
  await insertPromises(tx, memberId, size.promises);
  await insertMessages(tx, size.messages);
}

const persons = (cases: number) => Math.max(1, Math.round(cases / 2));

async function insertPersons(tx: Tx, cases: number): Promise<void> {
  await tx`
    insert into person (org_id, id, customer_ref, name, email, phone)
    select app_org(), new_id(), 'person ' || n, 'Customer ' || n, 'c' || n || '@example.org',
      '+38761' || (100000 + n)
    from generate_series(1, ${persons(cases)}::int) as n`;
}

async function insertCases(tx: Tx, memberId: string, cases: number): Promise<void> {
  const [{ people, step }] = await tx<[{ people: string[]; step: number }]>`
    select array_agg(id order by id) as people, (select greatest(1, count(*) / ${cases}::int)::int
      from feedback where org_id = app_org()) as step
    from person where org_id = app_org()`;
  await tx`
    with said as (
      select id, case_code, occurred_at, row_number() over (order by occurred_at, id) / ${step}::int as n
      from feedback where org_id = app_org())
    insert into customer_case (org_id, id, code, feedback_id, person_id, state, owner_id,
      received_at, ack_due_at, acknowledged_at, next_contact_at, severity, escalated_to, resumes,
      closing_reason, closing_note, closed_at, expectation_gap, reopened_at, reopenings,
      created_at)
    select app_org(), new_id(), s.case_code, s.id,
      (${people}::uuid[])[s.n * 7919 % ${people.length}::int + 1],
      case when s.n % ${OPEN} > 0 then 'closed_accepted'
        else (array['received', 'assessed', 'decided', 'waiting'])[s.n / ${OPEN} % 4 + 1] end,
      ${memberId}, s.occurred_at, s.occurred_at + interval '24 hours',
      case when s.n % 20 > 0 then s.occurred_at + s.n % 40 * interval '1 hour' end,
      now() + (s.n % 100 - 30) * interval '1 hour', s.n % 3 + 1,
      case when s.n % 50 = 0 then 'manager' end,
      case when s.n % ${OPEN} = 0 and s.n / ${OPEN} % 4 = 3 then 'assessed' end,
      case when s.n % ${OPEN} > 0 then (array['solved', 'explained', 'policy'])[s.n % 3 + 1] end,
      case when s.n % ${OPEN} > 0 then 'So it is' end,
      case when s.n % ${OPEN} > 0
        then least(s.occurred_at + s.n % 30 * interval '1 day', now()) end,
      case when s.n % 30 = 0 then 'Thought that it comes at once, ' || s.n % 12 end,
      case when s.n % 90 = 0 then now() end, case when s.n % 90 = 0 then 1 else 0 end,
      s.occurred_at
    from (select distinct on (n) * from said order by n, id) s`;
  await tx`
    update feedback f set case_id = c.id from customer_case c
    where c.org_id = app_org() and f.org_id = c.org_id and f.id = c.feedback_id`;
}

async function insertCourse(tx: Tx, memberId: string): Promise<void> {
  await tx`
    insert into case_event (org_id, case_id, act, by, member_id, before, after, created_at)
    select app_org(), c.id, 'moved', 'member', ${memberId}, '{}',
      jsonb_build_object('state', (array['assessed', 'investigating', 'decided'])[n]),
      c.received_at + n * interval '1 day'
    from customer_case c cross join generate_series(1, 3) as n where c.org_id = app_org()`;
  await tx`
    insert into case_entry (org_id, case_id, by, via, text, seen_at, created_at)
    select app_org(), id, 'customer', 'page', 'One thing more',
      case when closed_at is not null or severity > 1 then received_at end, received_at
    from customer_case where org_id = app_org()`;
  await tx`
    insert into case_step (org_id, case_id, key, state, why, by, at)
    select app_org(), c.id, s.key, case when skipped then 'skipped' else 'done' end,
      case when skipped then 'Was known' end, ${memberId},
      c.received_at + s.position * interval '3 hours'
    from customer_case c join case_type_step s on s.org_id = c.org_id
        and s.case_type_id = c.case_type_id and s.version = c.case_type_version,
      lateral (select (s.position + c.severity) % 7 = 0 as skipped) as passed
    where c.org_id = app_org() and (c.closed_at is not null or s.position < 3)`;
}

/** The first of each case answers the matter; those of closed cases are settled, one in nine late. */
async function insertPromises(tx: Tx, memberId: string, promises: number): Promise<void> {
  await tx`
    with matter as (
      select id, closed_at, received_at, row_number() over (order by id) as n,
        count(*) over () as all_of
      from customer_case where org_id = app_org()),
    made as (
      select m.*, turn, turn = 1 as is_main, (m.n + turn) % 9 = 0 as is_late,
        m.received_at + (3 + m.n % 12) * interval '1 day' as due_at
      from matter m, lateral generate_series(1, ceil(${promises}::float8 / all_of)::int) as turn)
    insert into promise (org_id, case_id, is_main, what, due_at, risk_at, state, made_by, made_at,
      settled_at, at_risk_at, reminded_at, missed_at)
    select app_org(), id, is_main, 'The money is back', due, due - interval '1 day',
      case when closed_at is null then 'open' when is_late then 'broken' else 'kept' end,
      ${memberId}, received_at,
      case when closed_at is not null then due_at + is_late::int * interval '2 days' end,
      due, due, case when is_late and closed_at is not null then due_at end
    from made, lateral (select case when closed_at is null
      then now() + (n % 200 - 50) * interval '1 hour' else due_at end as due) as moved`;
}

async function insertMessages(tx: Tx, messages: number): Promise<void> {
  await tx`
    with matter as (
      select id, person_id, feedback_id, received_at, closed_at, count(*) over () as all_of
      from customer_case where org_id = app_org())
    insert into customer_message (org_id, id, recipient, event, kind, alert, person_id, feedback_id,
      case_id, locale, subject, body, approved_at, due_at, channel, sending_at, sent_at, blocked_for,
      created_at)
    select app_org(), new_id(), m.person_id, 'case ' || m.id || ' ' || n, 'moved',
      case when n % 3 = 0 then 'stage' end, m.person_id, m.feedback_id, m.id, 'en', 'Your matter',
      'It goes on', case when n > 1 or closed_at is not null then m.received_at end, m.received_at,
      'email', case when n > 1 then m.received_at end, case when n > 2 then m.received_at end,
      case when n = 2 then 'no_consent' end, m.received_at
    from matter m, lateral generate_series(1, ceil(${messages}::float8 / all_of)::int) as n`;
}
