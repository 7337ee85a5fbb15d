import type { Tx } from '@vocero/sql/connect';
import { findCouncil, lockCouncil, type Council } from '@vocero/sql/councils';
import { listMeetings } from '@vocero/sql/meetings';
import { readMeasures } from '@vocero/sql/measures';
import { readOrganization } from '@vocero/sql/organizations';
import { readToday } from '@vocero/sql/weeks';
import type { Council as Shown } from './contract/councils.ts';
import { upcomingMeetings } from './council-meetings.ts';
import { notFound, Problem } from './problem.ts';
import type { Wire } from './serve.ts';

export const councilChanged = () => new Problem(409, 'council_changed');

/** @throws Problem 404. */
export async function requireCouncil(tx: Tx, id: string): Promise<Council> {
  const council = await findCouncil(tx, id);
  if (!council) throw notFound();
  return council;
}

/**
 * The same, and nobody else changes it, its meetings or their agendas before the transaction ends.
 * @throws Problem 404.
 */
export async function holdCouncil(tx: Tx, id: string): Promise<Council> {
  const council = await lockCouncil(tx, id);
  if (!council) throw notFound();
  return council;
}

/** What the times of all councils are told by. */
export interface Clocks {
  zone: string;
  currency: string;
  today: string;
}

export async function readClocks(tx: Tx): Promise<Clocks> {
  const { timeZone: zone } = await readOrganization(tx);
  const { currency } = await readMeasures(tx);
  return { zone, currency, today: await readToday(tx) };
}

/** A council with its next meetings. */
export async function showCouncil(
  tx: Tx,
  council: Council,
  { zone, currency, today }: Clocks,
): Promise<Wire<Shown>> {
  const { freq, every, weekday, nth, fromDay, chairId, chairName } = council;
  const { id, name, members, starts, minutes, place, quorum, capacityHours, capacityMoney } =
    council;
  const { version, archivedAt, isFirst } = council;
  const rows = await listMeetings(tx, id, today);
  return {
    id,
    name,
    chair: chairId !== null && chairName !== null ? { id: chairId, name: chairName } : null,
    members,
    cadence: { freq, every, weekday, nth: nth as Shown['cadence']['nth'], fromDay },
    starts,
    minutes,
    place,
    quorum,
    capacityHours,
    capacityMoney,
    version,
    archivedAt,
    isFirst,
    timeZone: zone,
    currency,
    upcoming: upcomingMeetings(council, zone, rows, today),
  };
}
