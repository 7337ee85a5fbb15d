import { firstCouncil } from './councils.ts';
import type { Tx } from './connect.ts';
import { appendMessages } from './messages.ts';
import { standingTarget } from './standing-baseline.ts';
import type { CountedWeeks, Target, Verification } from './theme-columns.ts';

export type RecognitionState = 'open' | 'dismissed' | 'sent' | 'taken_back';

/** What was counted before what was done took effect, and since, as it was verified. */
export interface Evidence {
  metric: Target['metric'];
  before: CountedWeeks;
  after: CountedWeeks;
}

export interface Recognition {
  id: string;
  themeId: string;
  themeLabel: string;
  state: RecognitionState;
  evidence: Evidence;
  /** Whom it thanks; empty until somebody said so. */
  people: { id: string; name: string }[];
  words: string | null;
  sentBy: { id: string; name: string } | null;
  sentAt: Date | null;
  /** When the fall was verified. */
  verifiedAt: Date;
}

interface Verified {
  eventId: string;
  verification: Verification;
}

/** Asks whoever leads the theme's council, else who manages, to thank those who acted. */
export async function promptThanks(
  tx: Tx,
  theme: { id: string; target: Target | null },
  { eventId, verification }: Verified,
): Promise<void> {
  if (!theme.target) return;
  const { metric, baseline } = await standingTarget(tx, theme.id, theme.target);
  await tx`
    insert into recognition (org_id, theme_id, event_id, evidence)
    values (app_org(), ${theme.id}, ${eventId},
      ${tx.json({ metric, before: { ...baseline }, after: { ...verification } })})
    on conflict do nothing`;
  const leaders = await listLeaders(tx, theme.id);
  await appendMessages(
    tx,
    leaders.map((memberId) => ({
      kind: 'thank',
      memberId,
      themeId: theme.id,
      once: `thank ${eventId}`,
    })),
  );
}

async function listLeaders(tx: Tx, themeId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    with chair as (
      select m.id from theme t
        join council c on c.org_id = app_org() and c.id = coalesce(
          (select own.id from council own where own.org_id = app_org() and own.id = t.council_id
            and own.archived_at is null), ${firstCouncil(tx)})
        join member m on m.org_id = app_org() and m.id = c.chair_id and m.disabled_at is null
      where t.org_id = app_org() and t.id = ${themeId})
    select id from chair
    union
    select id from member where org_id = app_org() and role in ('chair', 'admin')
      and disabled_at is null and not exists (select from chair)
    order by id`;
  return rows.map(({ id }) => id);
}

/** A fall whose verification a person took back needs no thanks. */
const standing = (tx: Tx) => tx`
  (r.state = 'sent' or not exists (
    select from theme_event undo where undo.org_id = app_org() and undo.undoes = r.event_id))`;

const selectRecognitions = (tx: Tx) => tx`
  select r.id, r.theme_id, t.label as theme_label, r.state, r.evidence, r.words, r.sent_at,
    r.created_at as verified_at,
    case when by.id is not null then jsonb_build_object('id', by.id, 'name', by.name) end as sent_by,
    coalesce((
      select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by lower(m.name), m.id)
      from recognition_person person
        join member m on m.org_id = app_org() and m.id = person.member_id
      where person.org_id = app_org() and person.recognition_id = r.id), '[]') as people
  from recognition r
    join theme t on t.org_id = app_org() and t.id = r.theme_id
    left join member by on by.org_id = app_org() and by.id = r.sent_by`;

/** Where a page of the wall begins: directly after this one. */
export interface WallPosition {
  at: Date;
  id: string;
}

/** Thanks that were sent, newest first. */
export function listSent(tx: Tx, after: WallPosition | null, limit: number) {
  return tx<Recognition[]>`
    ${selectRecognitions(tx)}
    where r.org_id = app_org() and r.state = 'sent' ${
      after ? tx`and (r.sent_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : tx``
    }
    order by r.sent_at desc, r.id desc limit ${limit}`;
}

/** Thanks that nobody has sent or put aside, newest first. */
export function listOpen(tx: Tx, limit: number) {
  return tx<Recognition[]>`
    ${selectRecognitions(tx)}
    where r.org_id = app_org() and r.state = 'open' and ${standing(tx)}
    order by r.id desc limit ${limit}`;
}

/** That for the last fall of a theme; undefined: none was verified. */
export async function findOfTheme(tx: Tx, themeId: string): Promise<Recognition | undefined> {
  const [row] = await tx<Recognition[]>`
    ${selectRecognitions(tx)}
    where r.org_id = app_org() and r.theme_id = ${themeId} and ${standing(tx)}
    order by r.id desc limit 1`;
  return row;
}

/** One of them, which nobody else can change before the transaction ends. */
export async function lockRecognition(tx: Tx, id: string): Promise<Recognition | undefined> {
  await tx`select from recognition where org_id = app_org() and id = ${id} for update`;
  const [row] = await tx<Recognition[]>`
    ${selectRecognitions(tx)} where r.org_id = app_org() and r.id = ${id}`;
  return row;
}

/** The same while its fall stands: once its verification was taken back nobody is thanked for it. */
export async function lockStanding(tx: Tx, id: string): Promise<Recognition | undefined> {
  await lockRecognition(tx, id);
  const [row] = await tx<Recognition[]>`
    ${selectRecognitions(tx)}
    where r.org_id = app_org() and r.id = ${id} and ${standing(tx)}`;
  return row;
}

/** Who may be thanked for a theme: its owner, who had its actions, who works in its department. */
export interface Helper {
  id: string;
  name: string;
  as: 'owner' | 'action' | 'department';
}

export function listHelpers(tx: Tx, themeId: string) {
  return tx<Helper[]>`
    select id, name, (array['owner', 'action', 'department'])[min(place)] as "as" from (
      select m.id, m.name, 1 as place from theme t
        join member m on m.org_id = app_org() and m.id = t.owner_id and m.disabled_at is null
        where t.org_id = app_org() and t.id = ${themeId}
      union all
      select m.id, m.name, 2 from action a
        join member m on m.org_id = app_org() and m.id = a.owner_id and m.disabled_at is null
        where a.org_id = app_org() and a.theme_id = ${themeId} and a.removed_at is null
      union all
      select m.id, m.name, 3 from theme t
        join member m on m.org_id = app_org() and m.department_id = t.department_id
          and m.disabled_at is null
        where t.org_id = app_org() and t.id = ${themeId}) as helper
    group by id, name order by min(place), lower(name), id limit 100`;
}

/**
 * Sends the thanks: one message to each, and a place on the wall.
 * @throws a database error 23503 when one of the people is not there.
 */
export async function sendThanks(
  tx: Tx,
  { id, themeId }: Pick<Recognition, 'id' | 'themeId'>,
  { people, words, by }: { people: readonly string[]; words: string; by: Sender },
): Promise<void> {
  await tx`
    delete from recognition_person where org_id = app_org() and recognition_id = ${id}`;
  await tx`
    insert into recognition_person (org_id, recognition_id, member_id)
    select app_org(), ${id}, member_id from unnest(${people}::uuid[]) as member_id
    on conflict do nothing`;
  const [sent] = await tx<[{ at: Date }]>`
    update recognition set state = 'sent', words = ${words}, sent_by = ${by.id}, sent_at = now()
    where org_id = app_org() and id = ${id} returning sent_at as at`;
  await appendMessages(
    tx,
    people.map((memberId) => ({
      kind: 'thanked',
      memberId,
      themeId,
      once: `thanked ${id} ${sent.at.toISOString()}`,
      data: { words, sender: by.name },
    })),
  );
}

interface Sender {
  id: string;
  name: string;
}

/** Puts it aside, has it back, or takes sent thanks off the wall; who has not read them is not told. */
export async function setRecognitionState(
  tx: Tx,
  id: string,
  state: Exclude<RecognitionState, 'sent'>,
): Promise<void> {
  await tx`update recognition set state = ${state} where org_id = app_org() and id = ${id}`;
  await tx`
    delete from message where org_id = app_org() and kind = 'thanked'
      and once like ${`thanked ${id} %`} and read_at is null and sent_at is null
      and sending_at is null
      and member_id in (select member_id from recognition_person
        where org_id = app_org() and recognition_id = ${id})`;
}
