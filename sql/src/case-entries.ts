import { appendCaseEvent } from './cases.ts';
import { tellOfCustomer } from './case-alerts.ts';
import type { Tx } from './connect.ts';
import { appendCustomerMessage } from './customer-messages.ts';
import { notifyLive } from './live.ts';

export interface NewCustomerEntry {
  caseId: string;
  via: 'page' | 'email' | 'sms' | 'chat' | 'phone' | 'staff';
  /** Empty where photos say it all. */
  text: string;
  /** The sender's own name of it: under the same name it lands here once. */
  externalId: string;
  /** The member who wrote it down for them. */
  memberId?: string | null;
}

interface Told {
  orgId: string;
  feedbackId: string;
  personId: string | null;
  locale: string;
  /** Today by the organisation's clocks. */
  day: string;
}

/**
 * Takes in what a customer adds to their case, whichever way it came: a receipt for them, one a day, a
 * word to whoever is responsible, and a case that waited for them goes on.
 * @returns the entry's id; null when it was taken in before.
 */
export async function addCustomerEntry(tx: Tx, entry: NewCustomerEntry): Promise<string | null> {
  const { caseId, via, text, externalId, memberId = null } = entry;
  const [row] = await tx<{ id: string; createdAt: Date }[]>`
    insert into case_entry (org_id, case_id, by, member_id, via, text, external_id)
    values (app_org(), ${caseId}, 'customer', ${memberId}, ${via}, ${text}, ${externalId})
    on conflict (org_id, external_id) do nothing returning id, created_at`;
  if (!row) return null;
  const told = await goOn(tx, caseId);
  await appendCaseEvent(tx, {
    caseId,
    act: 'customer_wrote',
    by: 'customer',
    memberId,
    after: { entryId: row.id, via },
  });
  await appendCustomerMessage(tx, {
    kind: 'note_received',
    // Whoever writes again on the same day knows that it arrives.
    event: `note ${caseId} ${told.day}`,
    caseId,
    personId: told.personId,
    feedbackId: told.feedbackId,
    locale: told.locale,
    data: { at: row.createdAt.toISOString(), via },
  });
  await tellOfCustomer(tx, { caseId, what: 'note', once: `note ${row.id}` });
  await notifyLive(tx, told.orgId, 'cases');
  return row.id;
}

/** A case that waited for its customer takes up where it stood. */
async function goOn(tx: Tx, caseId: string): Promise<Told> {
  const [row] = await tx<[Told & { was: string; state: string }]>`
    with before as (
      select id, state from customer_case
      where org_id = app_org() and id = ${caseId} for update
    )
    update customer_case c set version = c.version + 1, resumes = null,
      state = case when c.state = 'waiting' then c.resumes else c.state end
    from before, feedback f
      join organization o on o.id = f.org_id
      left join contact on contact.org_id = f.org_id and contact.feedback_id = f.id
    where c.org_id = app_org() and c.id = before.id
      and f.org_id = c.org_id and f.id = c.feedback_id
    returning c.org_id, c.feedback_id, c.person_id, before.state as was, c.state,
      coalesce((select locale from person where org_id = c.org_id and id = c.person_id), f.locale,
        contact.locale, o.locale) as locale,
      to_char(now() at time zone o.time_zone, 'YYYY-MM-DD') as day`;
  if (row.was !== row.state) {
    const change = { before: { state: row.was }, after: { state: row.state } };
    await appendCaseEvent(tx, { caseId, act: 'state', by: 'customer', ...change });
  }
  return row;
}

export interface CustomerEntry {
  id: string;
  by: 'customer' | 'member';
  via: string;
  text: string;
  createdAt: Date;
  photoIds: string[];
}

/** What the customer added, and what staff wrote down openly, the oldest first. */
export function listOpenEntries(tx: Tx, caseId: string) {
  return tx<CustomerEntry[]>`
    select id, by, via, text, created_at,
      array(select photo.id from case_photo photo
        where photo.org_id = e.org_id and photo.entry_id = e.id order by photo.id) as photo_ids
    from case_entry e
    where org_id = app_org() and case_id = ${caseId} and not is_internal
    order by id limit 500`;
}
