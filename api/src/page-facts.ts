import type { Tx } from '@vocero/sql/connect';
import { readHelp } from '@vocero/sql/help';
import { readOrganization } from '@vocero/sql/organizations';
import { Help } from './contract/help.ts';

/** What every public page of an organisation says: its name, and how it is reached. */
export async function readPageFacts(tx: Tx): Promise<{ organization: string; help: Help }> {
  const { name: organization } = await readOrganization(tx);
  return { organization, help: Help.parse(await readHelp(tx)) };
}
