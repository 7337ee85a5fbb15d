import type { Tx } from './connect.ts';
import { eraseCases } from './erase-cases.ts';
import { eraseComments, eraseContacts } from './erase-comments.ts';
import { eraseCustomerMessages } from './erase-messages.ts';
import { finishErasure, openRetentionErasure } from './erasures.ts';
import { countDue, listDue } from './retention-due.ts';

/** What can be kept for so long; there is a rule for comments and contacts by channel. */
export type Retained =
  'comments' | 'contacts' | 'cases' | 'messages' | 'drafts' | 'photos' | 'persons' | 'audit';

export interface RetentionRule {
  what: Retained;
  /** '': every other channel. */
  channel: string;
  months: number;
}

export function listRetention(tx: Tx) {
  return tx<RetentionRule[]>`
    select what, channel, months from retention_rule
    where org_id = app_org() order by what, channel`;
}

/** These rules and no others hold from now on. */
export async function writeRetention(tx: Tx, rules: readonly RetentionRule[]): Promise<void> {
  await tx`delete from retention_rule where org_id = app_org()`;
  await tx`
    insert into retention_rule (org_id, what, channel, months)
    select app_org(), what, channel, months
    from jsonb_to_recordset(${tx.json(rules.map((rule) => ({ ...rule })))})
      as new (what text, channel text, months integer)`;
}

/** Channels that comments came by. */
export async function listChannels(tx: Tx): Promise<string[]> {
  const rows = await tx<{ channel: string }[]>`
    with recursive known as (
      (select min(channel) as channel from feedback where org_id = app_org())
      union all
      select (select min(f.channel) from feedback f
        where f.org_id = app_org() and f.channel > known.channel)
      from known where known.channel is not null)
    select channel from known where channel is not null`;
  return rows.map(({ channel }) => channel);
}

/** At most so much further, each time somebody looks. A sweep looks once an hour. */
const STEP_HOURS = 6;

/**
 * Until when time has run for certain. A clock that jumps ahead is followed by small steps, so that it
 * can be put right before anything is taken away too soon.
 */
export async function stepRetentionClock(tx: Tx): Promise<Date> {
  const [row] = await tx<[{ seenAt: Date }]>`
    insert into retention_clock as clock (org_id, seen_at) values (app_org(), now())
    on conflict (org_id) do update
      set seen_at = least(now(), clock.seen_at + make_interval(hours => ${STEP_HOURS}))
    returning seen_at`;
  return row.seenAt;
}

export interface DueRule extends RetentionRule {
  due: number;
}

/** How much each rule would take today. */
export async function previewRetention(
  tx: Tx,
  rules: readonly RetentionRule[],
): Promise<DueRule[]> {
  const found: DueRule[] = [];
  for (const rule of rules) {
    found.push({ ...rule, due: await countDue(tx, { rule, rules, at: new Date() }) });
  }
  return found;
}

interface Turn {
  rule: RetentionRule;
  rules: readonly RetentionRule[];
  at: Date;
  limit: number;
}

/**
 * Takes away the oldest of what a rule no longer keeps, and enters it in the register.
 * @returns how much, at most `limit`.
 */
export async function eraseDue(tx: Tx, { rule, rules, at, limit }: Turn): Promise<number> {
  const ids = await listDue(tx, { rule, rules, at, limit });
  if (ids.length === 0) return 0;
  const erasureId = await openRetentionErasure(tx);
  await erasers[rule.what](tx, ids, erasureId);
  const counts = { [rule.what]: ids.length };
  await finishErasure(tx, erasureId, { counts, restPersonId: null });
  return ids.length;
}

type Eraser = (tx: Tx, ids: string[], erasureId: string) => Promise<unknown>;

const erasers: Record<Retained, Eraser> = {
  comments: (tx, ids, erasureId) => eraseComments(tx, { ids, pseudonym: `erased-${erasureId}` }),
  contacts: (tx, ids) => eraseContacts(tx, ids),
  cases: (tx, ids) => eraseCases(tx, ids),
  messages: (tx, ids) => eraseCustomerMessages(tx, ids),
  drafts: (tx, ids) => eraseCustomerMessages(tx, ids),
  photos: (tx, ids) => tx`
    delete from case_photo where org_id = app_org() and id = any(${ids}::uuid[])`,
  persons: eraseAddresses,
  audit: (tx, ids) => tx`
    delete from audit_event where org_id = app_org() and id = any(${ids}::uuid[])`,
};

/** What names people; what they wrote is kept as long as other rules say. */
async function eraseAddresses(tx: Tx, ids: string[]): Promise<void> {
  await tx`
    delete from contact where org_id = app_org() and person_id = any(${ids}::uuid[])`;
  await tx`
    update told_outcome set person_id = null
    where org_id = app_org() and person_id = any(${ids}::uuid[])`;
  await tx`
    update customer_message set person_id = null,
      discarded_at = case when sent_at is null then coalesce(discarded_at, now()) end
    where org_id = app_org() and person_id = any(${ids}::uuid[])`;
  await tx`
    update survey_invitation set person_id = null
    where org_id = app_org() and person_id = any(${ids}::uuid[])`;
  await tx`delete from person where org_id = app_org() and id = any(${ids}::uuid[])`;
}
