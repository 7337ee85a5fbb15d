import type { Tx } from './connect.ts';
import { appendMessages } from './messages.ts';

/** A comment that may name whom it praises. */
export interface PraiseComment {
  id: string;
  text: string;
}

/** Of these comments those that praise: by what they are, or because the contact was a valued one. */
export function listPraising(tx: Tx, ids: readonly string[]) {
  return tx<PraiseComment[]>`
    select id, text from feedback
    where org_id = app_org() and id = any(${ids}::uuid[])
      and (type = 'praise' or (type is null and kind = 'valued'))
    order by id`;
}

export interface Named {
  id: string;
  name: string;
}

/** Everybody who can be praised: who has access, and departments that are in use. */
export async function listNames(tx: Tx): Promise<{ members: Named[]; departments: Named[] }> {
  const members = await tx<Named[]>`
    select id, name from member
    where org_id = app_org() and disabled_at is null order by lower(name), id`;
  const departments = await tx<Named[]>`
    select id, name from department
    where org_id = app_org() and archived_at is null order by lower(name), id`;
  return { members, departments };
}

/** Whom a comment praises, and who says so; `words`: the whole name stands in it. */
export interface PraisedOne {
  memberId: string | null;
  departmentId: string | null;
  name: string;
  by: 'person' | 'words';
}

export function listPraised(tx: Tx, feedbackId: string) {
  return tx<PraisedOne[]>`
    select p.member_id, p.department_id, coalesce(m.name, d.name) as name, p.by
    from praise p
      left join member m on m.org_id = app_org() and m.id = p.member_id
      left join department d on d.org_id = app_org() and d.id = p.department_id
    where p.org_id = app_org() and p.feedback_id = ${feedbackId}
    order by p.department_id is not null, lower(coalesce(m.name, d.name)), p.id`;
}

export interface PraiseLists {
  memberIds: readonly string[];
  departmentIds: readonly string[];
}

/** Adds members whose whole names stand in comments. */
export async function nameByWords(
  tx: Tx,
  found: readonly { feedbackId: string; memberId: string }[],
): Promise<void> {
  if (found.length === 0) return;
  await tx`
    insert into praise (org_id, feedback_id, member_id, by)
    select app_org(), feedback_id, member_id, 'words'
    from unnest(${found.map(({ feedbackId }) => feedbackId)}::uuid[],
      ${found.map(({ memberId }) => memberId)}::uuid[]) as found (feedback_id, member_id)
    on conflict do nothing`;
}

/**
 * Exactly these are praised. Who is no longer named, and has neither read it nor been sent it by mail,
 * is not told.
 * @throws a database error 23503 when one of them is not there.
 */
export async function writePraised(
  tx: Tx,
  feedbackId: string,
  { memberIds, departmentIds, namedBy }: PraiseLists & { namedBy: string | null },
): Promise<void> {
  await tx`
    delete from praise where org_id = app_org() and feedback_id = ${feedbackId}
      and not (coalesce(member_id = any(${memberIds}::uuid[]), false)
        or coalesce(department_id = any(${departmentIds}::uuid[]), false))`;
  await tx`
    insert into praise (org_id, feedback_id, member_id, department_id, by, named_by)
    select app_org(), ${feedbackId}, member_id, department_id, 'person', ${namedBy}::uuid from (
      select member_id, null::uuid as department_id
        from unnest(${memberIds}::uuid[]) as member_id
      union select null, department_id
        from unnest(${departmentIds}::uuid[]) as department_id) as named
    on conflict do nothing`;
  await tx`
    delete from message m where m.org_id = app_org() and m.feedback_id = ${feedbackId}
      and m.kind = 'praised' and m.read_at is null and m.sent_at is null and m.sending_at is null
      and m.member_id not in (select member_id from ${praisedMembers(tx, [feedbackId])} as told)`;
}

/** Tells everybody whom these comments praise, each once for each comment. */
export async function tellPraised(tx: Tx, feedbackIds: readonly string[]): Promise<void> {
  const rows = await tx<{ feedbackId: string; memberId: string; themeId: string | null }[]>`
    select told.feedback_id, told.member_id, p.theme_id
    from ${praisedMembers(tx, feedbackIds)} as told
      left join placement p on p.org_id = app_org() and p.feedback_id = told.feedback_id
    order by told.feedback_id, told.member_id`;
  await appendMessages(
    tx,
    rows.map(({ feedbackId, memberId, themeId }) => ({
      kind: 'praised',
      memberId,
      themeId,
      feedbackId,
      once: `praised ${feedbackId}`,
    })),
  );
}

/** Members whom comments praise, by name or with their department: feedback_id, member_id. */
const praisedMembers = (tx: Tx, feedbackIds: readonly string[]) => tx`(
  select p.feedback_id, m.id as member_id
  from praise p join member m on m.org_id = app_org() and m.disabled_at is null
    and (m.id = p.member_id or m.department_id = p.department_id)
  where p.org_id = app_org() and p.feedback_id = any(${feedbackIds}::uuid[])
  group by 1, 2)`;

export interface PraiseLine {
  feedbackId: string;
  text: string;
  language: string | null;
  occurredAt: Date;
  themeId: string | null;
  themeLabel: string | null;
  /** The department that is praised, where the member is not named alone. */
  department: string | null;
}

/** What praises a member, by name or with the department, what was said last first. */
export function listPraiseOf(tx: Tx, memberId: string, limit: number) {
  return tx<PraiseLine[]>`
    select f.id as feedback_id, f.text, f.language, f.occurred_at, p.theme_id,
      t.label as theme_label, own.department
    from (
      select praise.feedback_id,
        case when bool_or(praise.member_id is not null) then null else min(d.name) end as department
      from member m
        join praise on praise.org_id = app_org()
          and (praise.member_id = m.id or praise.department_id = m.department_id)
        left join department d on d.org_id = app_org() and d.id = praise.department_id
      where m.org_id = app_org() and m.id = ${memberId}
      group by praise.feedback_id) as own
      join feedback f on f.org_id = app_org() and f.id = own.feedback_id
      left join placement p on p.org_id = app_org() and p.feedback_id = f.id
      left join theme t on t.org_id = app_org() and t.id = p.theme_id
    order by f.occurred_at desc, f.id desc limit ${limit}`;
}
