import { readCasePolicy } from './case-policy.ts';
import type { Tx } from './connect.ts';
import { appendCustomerMessage } from './customer-messages.ts';

/** Whoever was not asked within so many days after it was due is not asked any more. */
const TOO_LATE_DAYS = 30;
const BATCH = 500;

export interface ToBeAsked {
  /** Under this name nobody is asked twice. */
  event: string;
  personId: string;
  feedbackId: string;
  caseId: string | null;
  themeId: string | null;
  locale: string;
}

/** What asking afterwards is called that is due now; null: nobody is to be asked. */
export async function aftercareTurn(tx: Tx): Promise<string | null> {
  const [first] = await listToBeAsked(tx, 1);
  return first ? `${first.event} ${first.personId}` : null;
}

/**
 * Asks everybody who is due how it was handled and how it turned out: after a case was closed, and
 * after they were told that their theme is fixed.
 * @returns whether more are due.
 */
export async function askAfterwards(tx: Tx): Promise<boolean> {
  const due = await listToBeAsked(tx, BATCH);
  const uselessAt = new Date(Date.now() + TOO_LATE_DAYS * 86_400_000);
  for (const one of due) await appendCustomerMessage(tx, { kind: 'aftercare', ...one, uselessAt });
  return due.length === BATCH;
}

async function listToBeAsked(tx: Tx, limit: number): Promise<ToBeAsked[]> {
  const { aftercareDays: days } = await readCasePolicy(tx);
  if (days === 0) return [];
  const cases = await listClosed(tx, { days, limit });
  if (cases.length === limit) return cases;
  return [...cases, ...(await listTold(tx, { days, limit: limit - cases.length }))];
}

interface Due {
  days: number;
  limit: number;
}

/** Closed cases whose customers have not said how it turned out and may be asked. */
const listClosed = (tx: Tx, { days, limit }: Due) =>
  tx<ToBeAsked[]>`
    select 'case ' || c.id || ' aftercare ' || c.reopenings as event, c.person_id, c.feedback_id,
      c.id as case_id, null::uuid as theme_id,
      coalesce(person.locale, f.locale, o.locale) as locale
    from customer_case c
      join organization o on o.id = app_org()
      join feedback f on f.org_id = app_org() and f.id = c.feedback_id
      join person on person.org_id = app_org() and person.id = c.person_id
        and person.no_asking_at is null and person.do_not_contact_at is null
    where c.org_id = app_org() and ${isDue(tx, tx`c.closed_at`, days)}
      and c.closing_reason <> 'withdrawn'
      and (c.outcome_at is null or c.outcome_at < c.closed_at)
      and not exists (select from customer_message m
        where m.org_id = app_org() and m.recipient = c.person_id and m.kind = 'aftercare'
          and m.event = 'case ' || c.id || ' aftercare ' || c.reopenings)
    order by c.closed_at, c.id limit ${limit}`;

/** People who were told that it is fixed, where it still stands and no case of theirs is asked after. */
const listTold = (tx: Tx, { days, limit }: Due) =>
  tx<ToBeAsked[]>`
    select replace(told.event, ' fixed ', ' aftercare ') as event, told.person_id,
      told.feedback_id, f.case_id, told.theme_id, told.locale
    from customer_message told
      join theme t on t.org_id = app_org() and t.id = told.theme_id
        and t.status in ('verifying', 'prevented')
      join feedback f on f.org_id = app_org() and f.id = told.feedback_id
      join person on person.org_id = app_org() and person.id = told.person_id
        and person.no_asking_at is null and person.do_not_contact_at is null
    where told.org_id = app_org() and told.kind = 'fixed' and ${isDue(tx, tx`told.sent_at`, days)}
      and not exists (select from told_outcome a
        where a.org_id = app_org() and a.theme_id = told.theme_id and a.recipient = told.recipient
          and a.answered_at > told.sent_at)
      and not exists (select from customer_message m
        where m.org_id = app_org() and m.recipient = told.recipient and m.kind = 'aftercare'
          and (m.event = replace(told.event, ' fixed ', ' aftercare ')
            or m.case_id = f.case_id and m.created_at > told.sent_at))
    order by told.sent_at, told.id limit ${limit}`;

const isDue = (tx: Tx, since: ReturnType<typeof tx>, days: number) => tx`
  ${since} <= now() - make_interval(days => ${days}::int)
  and ${since} > now() - make_interval(days => ${days + TOO_LATE_DAYS}::int)`;
