import type { Tx } from '@vocero/sql/connect';
import { readHelp } from '@vocero/sql/help';
import { readOrganization } from '@vocero/sql/organizations';
import { Help } from './contract/help.ts';

export interface PageFacts {
  organization: string;
  help: Help;
  /** Whose clock the page tells the time by. */
  timeZone: string;
}

/** What every public page of an organisation says: its name, and how it is reached. */
export async function readPageFacts(tx: Tx): Promise<PageFacts> {
  const { name: organization, timeZone } = await readOrganization(tx);
  return { organization, timeZone, help: Help.parse(await readHelp(tx)) };
}
