import type { Tx } from './connect.ts';

/** What of an organisation has changed: a hint to read it again, without any data in it. */
export const liveKinds = [
  'themes',
  'feedback',
  'imports',
  'engine',
  'messages',
  'councils',
  'remedies',
  'invitations',
  'cases',
  'customer_messages',
] as const;
export type LiveKind = (typeof liveKinds)[number];

/** Every API process listens here on one connection and passes hints on to open pages. */
export const LIVE_CHANNEL = 'vocero_live';

export interface LiveHint {
  orgId: string;
  kind: LiveKind;
}

/**
 * Sent when the transaction commits, equal ones once. Never in the transaction that takes feedback
 * in: commits with a notification queue up behind each other.
 */
export async function notifyLive(tx: Tx, orgId: string, kind: LiveKind): Promise<void> {
  await tx`select pg_notify(${LIVE_CHANNEL}, ${`${orgId} ${kind}`})`;
}

/** Reads a message of the channel; anything else that was sent there is nothing. */
export function parseLiveHint(message: string): LiveHint | undefined {
  const [orgId, word] = message.split(' ');
  const kind = liveKinds.find((known) => known === word);
  return orgId && kind ? { orgId, kind } : undefined;
}
