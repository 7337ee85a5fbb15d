import type { Tx } from '@vocero/sql/connect';
import { listAdapters } from '@vocero/sql/send-adapters';

/** Where text messages and chat messages are handed over, by channel; only those that are open. */
export type Gateways = Partial<Record<'sms' | 'chat', { url: string; turn: number }>>;

export async function readGateways(tx: Tx): Promise<Gateways> {
  const open = (await listAdapters(tx)).filter(({ disabledAt }) => disabledAt === null);
  return Object.fromEntries(open.map(({ channel, url, turn }) => [channel, { url, turn }]));
}
