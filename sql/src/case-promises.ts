import type { Tx } from './connect.ts';
import { isThin, type ListedPromise } from './promise-list.ts';

export interface CheckRow {
  position: number;
  code: string | null;
  text: string | null;
  tickedAt: string | null;
  tickedBy: string | null;
}

export interface CasePromiseRow extends Omit<
  ListedPromise,
  'caseId' | 'code' | 'owner' | 'department'
> {
  hasDraft: boolean;
  canStandAgain: boolean;
  checks: CheckRow[];
}

/** What was promised in a case, the newest first, with the playbook of what was missed. */
export function listCasePromises(tx: Tx, caseId: string) {
  return tx<CasePromiseRow[]>`
    select p.id, p.by, p.is_main, p.what, p.due_at, p.risk_at, p.state, p.made_at, p.settled_at,
      p.could_delay, p.answer, p.answer_note, p.wanted_on, p.answered_at, p.at_risk_at, p.cause,
      p.cause_note, p.warned_at, p.missed_at, ${isThin(tx)} as is_thin,
      case when maker.id is not null then
        jsonb_build_object('id', maker.id, 'name', maker.name) end as made_by,
      exists (
        select from customer_message m
        where m.org_id = p.org_id and m.case_id = p.case_id and m.event = 'promise ' || p.id
          and m.kind in ('delay', 'missed') and m.approved_at is null and m.discarded_at is null
        ) as has_draft,
      (p.state in ('kept', 'broken', 'withdrawn') and p.settled_at is not null
        and c.closed_at is null and not exists (
          select from promise later
          where later.org_id = p.org_id and later.case_id = p.case_id and (later.replaces = p.id
            or (p.is_main and later.is_main and later.id <> p.id and (later.state = 'open'
              or (later.state = 'broken' and later.settled_at is null)))))) as can_stand_again,
      coalesce((
        select jsonb_agg(jsonb_build_object('position', line.position, 'code', line.code,
            'text', line.text, 'tickedBy', ticker.name, 'tickedAt',
            to_char(line.ticked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by line.position)
        from promise_check line
          left join member ticker on ticker.org_id = line.org_id and ticker.id = line.ticked_by
        where line.org_id = p.org_id and line.promise_id = p.id), '[]') as checks
    from promise p
      join customer_case c on c.org_id = p.org_id and c.id = p.case_id
      left join member maker on maker.org_id = p.org_id and maker.id = p.made_by
    where p.org_id = app_org() and p.case_id = ${caseId}
    order by p.id desc limit 200`;
}

/** The case that a promise belongs to, with what a new date for it needs. */
export async function findPromise(tx: Tx, id: string) {
  const [row] = await tx<
    {
      caseId: string;
      by: 'us' | 'customer';
      what: string;
      isMain: boolean;
      dueAt: Date;
      settledAt: Date | null;
    }[]
  >`
    select case_id, by, what, is_main, due_at, settled_at from promise
    where org_id = app_org() and id = ${id}`;
  return row;
}
