import { addClockHours } from './case-clock.ts';
import { readCasePolicy, readClockCalendar } from './case-policy.ts';
import { listManagers, tellMembers, type Told } from './tell-members-of-cases.ts';
import type { Tx } from './connect.ts';
import { draftNotice } from './delay-notices.ts';
import { openPlaybook } from './promise-playbook.ts';

/** A promise that something is to be said about. */
interface DuePromise extends Told {
  id: string;
  by: 'us' | 'customer';
  what: string;
  dueAt: Date;
}

const columns = (tx: Tx) => tx`p.id, p.by, p.what, p.due_at, c.id as case_id, c.code, c.feedback_id,
  c.owner_id, c.deputy_id, owner.name as owner,
  to_char(p.due_at at time zone o.time_zone, 'YYYY-MM-DD HH24:MI') as at`;
const around = (tx: Tx) => tx`customer_case c, organization o, member owner
  where p.org_id = app_org() and c.org_id = p.org_id and c.id = p.case_id and o.id = p.org_id
    and owner.org_id = c.org_id and owner.id = c.owner_id`;

/** Of what was promised: its owner hears half a working day before, at half of its time if it is short. */
export const isSoon = (tx: Tx) => tx`p.state = 'open' and p.by = 'us' and p.reminded_at is null
  and p.due_at <= now() + interval '4 hours' and p.due_at > now()
  and p.made_at + (p.due_at - p.made_at) / 2 <= now()`;
export const isAtRisk = (tx: Tx) => tx`p.state = 'open' and p.at_risk_at is null
  and p.risk_at <= now() and p.due_at > now()`;
export const isMissed = (tx: Tx) => tx`p.state = 'open' and p.due_at <= now()`;
/** A clock that ran ahead called it missed; by now it is known that its time is not over. */
export const isTooEarly = (tx: Tx) => tx`p.state = 'broken' and p.settled_at is null
  and p.due_at > now()`;
export const isUnmet = (tx: Tx) => tx`p.state = 'broken' and p.settled_at is null
  and p.managers_told_at is null and p.managers_due_at <= now()`;

/** Does all that the time of promises asks for now; what was done before is not done again. */
export async function lookAfterPromises(tx: Tx): Promise<void> {
  await standAgain(tx);
  await flagRisks(tx);
  await remindOwners(tx);
  await callMissed(tx);
  await tellManagers(tx);
}

async function standAgain(tx: Tx): Promise<void> {
  await tx`
    update promise p set state = 'open', missed_at = null, managers_due_at = null
    where p.org_id = app_org() and ${isTooEarly(tx)}`;
}

async function flagRisks(tx: Tx): Promise<void> {
  const rows = await tx<DuePromise[]>`
    update promise p set at_risk_at = now()
    from ${around(tx)} and ${isAtRisk(tx)} returning ${columns(tx)}`;
  for (const row of rows) {
    if (row.by === 'customer') continue; // it is theirs, and no notice of ours
    await draftNotice(tx, { ...row, promiseId: row.id }, 'delay');
    await tellMembers(tx, row, 'promise_at_risk', [row.ownerId], onceOf(row));
  }
}

async function remindOwners(tx: Tx): Promise<void> {
  const rows = await tx<DuePromise[]>`
    update promise p set reminded_at = now()
    from ${around(tx)} and ${isSoon(tx)} returning ${columns(tx)}`;
  for (const row of rows) await tellMembers(tx, row, 'promise_soon', [row.ownerId], onceOf(row));
}

/** Its time is over and nothing was agreed on instead: owner and deputy hear of it, the playbook opens. */
async function callMissed(tx: Tx): Promise<void> {
  const rows = await tx<DuePromise[]>`
    update promise p set state = 'broken', missed_at = now()
    from ${around(tx)} and ${isMissed(tx)} returning ${columns(tx)}`;
  if (rows.length === 0) return;
  const { missHours } = await readCasePolicy(tx);
  const calendar = await readClockCalendar(tx);
  for (const row of rows) {
    await openPlaybook(tx, row.id);
    if (row.by === 'us') {
      await draftNotice(tx, { ...row, promiseId: row.id }, 'missed');
      const managersDueAt = addClockHours(calendar, row.dueAt, missHours);
      await tx`
        update promise set managers_due_at = ${managersDueAt}
        where org_id = app_org() and id = ${row.id}`;
    }
    const whom = [row.ownerId, ...(row.deputyId === null ? [] : [row.deputyId])];
    await tellMembers(tx, row, 'promise_missed', whom, onceOf(row));
  }
}

async function tellManagers(tx: Tx): Promise<void> {
  const rows = await tx<DuePromise[]>`
    update promise p set managers_told_at = now()
    from ${around(tx)} and ${isUnmet(tx)} returning ${columns(tx)}`;
  if (rows.length === 0) return;
  const managers = await listManagers(tx);
  for (const row of rows) await tellMembers(tx, row, 'promise_unmet', managers, onceOf(row));
}

/** A promise is for one moment: another date is another promise. */
const onceOf = ({ id, dueAt, what }: DuePromise) => ({
  name: `${id} ${dueAt.toISOString()}`,
  data: { what },
});
