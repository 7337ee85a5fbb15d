import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';
import type { Retained, RetentionRule } from './retention.ts';

interface Asked {
  rule: RetentionRule;
  /** All of them: a channel with a rule of its own is in no rule for the others. */
  rules: readonly RetentionRule[];
  /** Until when time has run. */
  at: Date;
}

type Fragment = ReturnType<Tx>;

/** What a rule does not keep any more, the oldest first. */
export async function listDue(tx: Tx, asked: Asked & { limit: number }): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from (${dueOf(tx, asked)}) as due order by id limit ${asked.limit}`;
  return rows.map(({ id }) => id);
}

export async function countDue(tx: Tx, asked: Asked): Promise<number> {
  const [row] = await tx<[{ n: number }]>`
    select count(*)::int as n from (${dueOf(tx, asked)}) as due`;
  return row.n;
}

/** A day is added to the months, so that a clock that is a day ahead still takes nothing too soon. */
const before = (tx: Tx, { rule, at }: Asked) =>
  tx`${at}::timestamptz - make_interval(months => ${rule.months}, days => 1)`;

const dueOf = (tx: Tx, asked: Asked): Fragment => dueBy[asked.rule.what](tx, asked);

const dueBy: Record<Retained, (tx: Tx, asked: Asked) => Fragment> = {
  comments: (tx, asked) => tx`
    select f.id from feedback f
    where f.org_id = app_org() and f.received_at < ${before(tx, asked)} and f.text <> ${ERASED}
      and (f.text <> '' or f.customer_ref not like 'erased-%')
      and ${isOn(tx, asked)} and ${isSettled(tx)}`,
  contacts: (tx, asked) => tx`
    select f.id from contact c join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
    where c.org_id = app_org() and f.received_at < ${before(tx, asked)}
      and c.consented_at < ${before(tx, asked)} and ${isOn(tx, asked)} and ${isSettled(tx)}`,
  cases: (tx, asked) => tx`
    select id from customer_case
    where org_id = app_org() and closed_at < ${before(tx, asked)} and erased_at is null`,
  messages: (tx, asked) => tx`
    select id from customer_message
    where org_id = app_org() and created_at < ${before(tx, asked)} and approved_at is not null
      and coalesce(sent_at, failed_at, discarded_at, approved_at) < ${before(tx, asked)}
      and ${isOfClosed(tx)} and (data <> '{}' or body <> ${ERASED})`,
  drafts: (tx, asked) => tx`
    select id from customer_message
    where org_id = app_org() and created_at < ${before(tx, asked)} and approved_at is null
      and ${isOfClosed(tx)} and (data <> '{}' or body <> ${ERASED})`,
  photos: (tx, asked) => tx`
    select p.id from case_photo p join customer_case c on c.org_id = p.org_id and c.id = p.case_id
    where p.org_id = app_org() and p.created_at < ${before(tx, asked)} and c.closed_at is not null`,
  persons: duePersons,
  audit: (tx, asked) => tx`
    select id from audit_event
    where org_id = app_org() and at < ${before(tx, asked)}
      and id < least_id_at(${before(tx, asked)})`,
};

/** What was said of a case stays as long as it is open. */
const isOfClosed = (tx: Tx) => tx`not exists (
  select from customer_case k
  where k.org_id = customer_message.org_id and k.id = case_id and k.closed_at is null)`;

/** Nothing of a comment goes while a case that it belongs to is open. */
const isSettled = (tx: Tx) => tx`not exists (
  select from customer_case k
  where k.org_id = f.org_id and k.id = f.case_id and k.closed_at is null)`;

function isOn(tx: Tx, { rule, rules }: Asked) {
  if (rule.channel !== '') return tx`f.channel = ${rule.channel}`;
  const own = rules
    .filter(({ what, channel }) => what === rule.what && channel !== '')
    .map(({ channel }) => channel);
  return tx`f.channel <> all(${own}::text[])`;
}

/** Nothing came of them, was sent to them or is open. Whoever wants no contact stays known as such. */
function duePersons(tx: Tx, asked: Asked): Fragment {
  const cut = before(tx, asked);
  return tx`
    select p.id from person p
    where p.org_id = app_org() and p.created_at < ${cut} and p.do_not_contact_at is null
      and coalesce(p.preferred_at, p.created_at) < ${cut}
      and not exists (select from contact c
        join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
        where c.org_id = p.org_id and c.person_id = p.id and f.received_at >= ${cut})
      and not exists (select from consent c
        where c.org_id = p.org_id and c.person_id = p.id and c.given_at >= ${cut})
      and not exists (select from customer_message m
        where m.org_id = p.org_id and m.person_id = p.id and m.created_at >= ${cut})
      and not exists (select from survey_invitation i
        where i.org_id = p.org_id and i.person_id = p.id and i.due_at >= ${cut})
      and not exists (select from customer_case k
        where k.org_id = p.org_id and k.person_id = p.id
          and (k.closed_at is null or k.closed_at >= ${cut}))`;
}
