import type { Tx } from './connect.ts';

/** How many of those who raised a theme hear of it, and how. */
export interface Waiting {
  /** People who agreed to be answered and can be reached. */
  reachable: number;
  /** Comments whose writers can see their own page and nothing else. */
  pageOnly: number;
  /** Comments that nobody can be told of, such as imported ones. */
  unreachable: number;
  /** Of the people who can be reached: those who were told since it was last fixed. */
  told: number;
}

/** Counts who waits by where comments are now, however they were moved or merged. */
export async function countWaiting(tx: Tx, themeId: string): Promise<Waiting> {
  const [row] = await tx<[Waiting]>`
    with said as (
      select p.feedback_id, c.person_id,
        coalesce(c.person_id = any(array(${reachablePeople(tx, themeId)})), false) as is_reachable
      from placement p
        left join contact c on c.org_id = app_org() and c.feedback_id = p.feedback_id
      where p.org_id = app_org() and p.theme_id = ${themeId}),
    rest as (
      select exists (select from tracking_link l
        where l.org_id = app_org() and l.feedback_id = said.feedback_id) as has_page
      from said where not is_reachable)
    select
      (select count(distinct person_id)::int from said where is_reachable) as reachable,
      (select count(*)::int from rest where has_page) as page_only,
      (select count(*)::int from rest where not has_page) as unreachable,
      (select count(distinct said.person_id)::int from said
        where is_reachable and said.person_id in (${toldPeople(tx, themeId)})) as told`;
  return row;
}

/** The languages of the people who would be told now, with how many there are. */
export function countLocales(tx: Tx, themeId: string) {
  return tx<{ locale: string; count: number }[]>`
    select locale, count(*)::int as count from (${untold(tx, themeId)}) as people
    group by locale order by count(*) desc, locale`;
}

export interface Recipient {
  personId: string;
  /** The last of their comments in the theme. */
  feedbackId: string;
  caseId: string | null;
  caseCode: string;
  locale: string;
}

/** People to be told, in the order of their ids, each once however many comments they wrote. */
export function listRecipients(
  tx: Tx,
  { themeId, after, limit }: { themeId: string; after: string | null; limit: number },
) {
  return tx<Recipient[]>`
    select person_id, feedback_id, case_id, case_code, locale
    from (${untold(tx, themeId)}) as people
    where ${after}::uuid is null or person_id > ${after} order by person_id limit ${limit}`;
}

/** Who agreed to be answered in some way that there is an address for, and did not end it. */
const reachablePeople = (tx: Tx, themeId: string) => tx`
  select distinct person.id
  from placement own
    join contact on contact.org_id = app_org() and contact.feedback_id = own.feedback_id
    join person on person.org_id = app_org() and person.id = contact.person_id
    join consent on consent.org_id = app_org() and consent.person_id = person.id
      and consent.purpose = 'answer_me' and consent.withdrawn_at is null
      and case consent.channel when 'email' then person.email when 'chat' then person.chat
        else person.phone end is not null
  where own.org_id = app_org() and own.theme_id = ${themeId}
    and person.do_not_contact_at is null`;

/** Who was told since the theme last came back; who is told again then has not heard it yet. */
const toldPeople = (tx: Tx, themeId: string) => tx`
  select m.person_id from customer_message m
  where m.org_id = app_org() and m.theme_id = ${themeId} and m.kind = 'fixed'
    and m.person_id is not null and m.approved_at is not null and m.discarded_at is null
    and m.created_at > coalesce((select max(e.created_at) from theme_event e
      where e.org_id = app_org() and e.theme_id = ${themeId} and e.act = 'regressed'),
      '-infinity'::timestamptz)`;

const untold = (tx: Tx, themeId: string) => tx`
  select distinct on (person.id) person.id as person_id, f.id as feedback_id, f.case_id, f.case_code,
    coalesce(person.locale, f.locale, c.locale, o.locale) as locale
  from placement p
    join contact c on c.org_id = app_org() and c.feedback_id = p.feedback_id
    join person on person.org_id = app_org() and person.id = c.person_id
    join feedback f on f.org_id = app_org() and f.id = p.feedback_id
    join organization o on o.id = app_org()
  where p.org_id = app_org() and p.theme_id = ${themeId}
    and person.id = any(array(${reachablePeople(tx, themeId)}))
    and person.id <> all(array(${toldPeople(tx, themeId)}))
  order by person.id, f.occurred_at desc, f.id desc`;

/** What of a theme its customers are told; undefined: there is no such theme. */
export async function findToldTheme(tx: Tx, id: string) {
  const [row] = await tx<
    {
      label: string;
      status: string;
      actionTaken: string | null;
      actedOn: string | null;
      decision: string | null;
      declinedReason: string | null;
      count: number;
      isThanks: boolean;
      locale: string;
    }[]
  >`
    select t.label, t.status, t.action_taken, t.acted_on, t.decision, t.declined_reason, o.locale,
      said.count, said.thanks * 2 > said.count as is_thanks
    from theme t join organization o on o.id = app_org()
      cross join lateral (
        select count(*)::int as count,
          count(*) filter (where f.type in ('idea', 'praise'))::int as thanks
        from placement p join feedback f on f.org_id = app_org() and f.id = p.feedback_id
        where p.org_id = app_org() and p.theme_id = t.id) as said
    where t.org_id = app_org() and t.id = ${id} and t.removed_at is null`;
  return row;
}

/** Cases of a theme that are not closed, the oldest first. */
export function listOpenCases(tx: Tx, themeId: string) {
  return tx<{ id: string; code: string; state: string; owner: string }[]>`
    select distinct c.id, c.code, c.state, m.name as owner
    from placement p
      join feedback f on f.org_id = app_org() and f.id = p.feedback_id and f.case_id is not null
      join customer_case c on c.org_id = app_org() and c.id = f.case_id and c.closed_at is null
      join member m on m.org_id = app_org() and m.id = c.owner_id
    where p.org_id = app_org() and p.theme_id = ${themeId}
    order by c.id limit 200`;
}

/** Which of these cases are about the theme. */
export async function listCasesOf(tx: Tx, themeId: string, caseIds: readonly string[]) {
  const rows = await tx<{ id: string }[]>`
    select distinct f.case_id as id
    from feedback f join placement p on p.org_id = app_org() and p.feedback_id = f.id
    where f.org_id = app_org() and f.case_id = any(${[...caseIds]}::uuid[])
      and p.theme_id = ${themeId}
    order by 1`;
  return rows.map(({ id }) => id);
}

export async function readPersonName(tx: Tx, personId: string): Promise<string | null> {
  const [row] = await tx<{ name: string | null }[]>`
    select name from person where org_id = app_org() and id = ${personId}`;
  return row?.name ?? null;
}
