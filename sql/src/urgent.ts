import type { Tx } from './connect.ts';
import { appendMessages } from './messages.ts';

/** Who is told of what is urgent: whoever is named, else administrators and chairs. */
async function listUrgentReaders(tx: Tx): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from member
    where org_id = app_org() and disabled_at is null
      and case when exists (
          select from urgent_duty d join member m on m.org_id = d.org_id and m.id = d.member_id
          where d.org_id = app_org() and m.disabled_at is null)
        then id in (select member_id from urgent_duty where org_id = app_org())
        else role in ('admin', 'chair') end`;
  return rows.map(({ id }) => id);
}

/** Tells everybody who is on duty of these comments, each once for each comment. */
export async function tellUrgent(tx: Tx, feedbackIds: readonly string[]): Promise<void> {
  const readers = await listUrgentReaders(tx);
  const comments = await tx<
    { id: string; caseCode: string; place: string | null; hasWords: boolean }[]
  >`
    select f.id, f.case_code, p.name as place, f.text <> '' as has_words
    from feedback f left join place p on p.org_id = f.org_id and p.id = f.place_id
    where f.org_id = app_org() and f.is_urgent and f.id = any(${[...feedbackIds]}::uuid[])`;
  await appendMessages(
    tx,
    comments.flatMap(({ id: feedbackId, caseCode, place, hasWords }) =>
      readers.map((memberId) => ({
        kind: 'urgent' as const,
        ...{ memberId, feedbackId },
        once: `urgent ${feedbackId}`,
        data: {
          code: `${caseCode.slice(0, 4)}-${caseCode.slice(4)}`,
          place: place ?? 'none',
          has: hasWords ? 'yes' : 'no',
        },
      })),
    ),
  );
}

/** Says that a member looks after it, or nobody again. False when there is no such urgent comment. */
export async function takeUrgent(
  tx: Tx,
  { id, memberId }: { id: string; memberId: string | null },
): Promise<boolean> {
  const rows = await tx`
    update feedback set urgent_taken_by = ${memberId},
      urgent_taken_at = case when ${memberId}::uuid is null then null else now() end
    where org_id = app_org() and id = ${id} and is_urgent returning id`;
  return rows.length > 0;
}

export interface OpenUrgent {
  id: string;
  caseCode: string;
  text: string;
  occurredAt: Date;
  place: string | null;
  takenBy: { id: string; name: string } | null;
}

const columns = (tx: Tx) => tx`
  f.id, f.case_code, f.text, f.occurred_at,
  (select name from place where place.org_id = f.org_id and place.id = f.place_id) as place,
  (select jsonb_build_object('id', id, 'name', name) from member
    where member.org_id = f.org_id and member.id = f.urgent_taken_by) as taken_by`;

/** What was called urgent in the last days, what nobody looks after first. */
export function listUrgent(tx: Tx, { days, limit }: { days: number; limit: number }) {
  return tx<OpenUrgent[]>`
    select ${columns(tx)} from feedback f
    where f.org_id = app_org() and f.is_urgent
      and f.occurred_at > now() - make_interval(days => ${days})
    order by f.urgent_taken_by is not null, f.occurred_at desc, f.id desc limit ${limit}`;
}

/** One that was called urgent, held until the transaction ends. */
export async function findUrgent(tx: Tx, id: string) {
  const [row] = await tx<OpenUrgent[]>`
    select ${columns(tx)} from feedback f
    where f.org_id = app_org() and f.is_urgent and f.id = ${id} for update`;
  return row;
}
