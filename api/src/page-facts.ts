import type { Tx } from '@vocero/sql/connect';
import { readHelp } from '@vocero/sql/help';
import { listHolidays, listOpeningHours } from '@vocero/sql/opening-hours';
import { readOrganization } from '@vocero/sql/organizations';
import { readToday } from '@vocero/sql/weeks';
import { Help, type ShownHelp } from './contract/help.ts';
import { showHours } from './opening-state.ts';

export interface PageFacts {
  organization: string;
  help: ShownHelp;
  /** Whose clock the page tells the time by. */
  timeZone: string;
}

/** What every public page of an organisation says: its name, how it is reached, and when. */
export async function readPageFacts(tx: Tx): Promise<PageFacts> {
  const { name: organization, timeZone } = await readOrganization(tx);
  const help = Help.parse(await readHelp(tx));
  const opening = await readOpening(tx, timeZone);
  return { organization, timeZone, help: opening.length > 0 ? { ...help, opening } : help };
}

async function readOpening(tx: Tx, zone: string) {
  const hours = await listOpeningHours(tx);
  if (hours.length === 0) return [];
  const holidays = new Set(await listHolidays(tx, await readToday(tx), 31));
  const now = new Date();
  return hours.map((each) => showHours(each, { zone, now, holidays }));
}
