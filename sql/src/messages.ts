import type { Tx } from './connect.ts';
import { appendOutboxOnce } from './outbox.ts';

export const messageKinds = ['assigned', 'verified', 'regressed', 'digest'] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface NewMessage {
  kind: MessageKind;
  /** Whom it is for. */
  memberId: string;
  themeId?: string | null;
  /** Under the same name nothing is said to the same person twice. */
  once: string;
  /** What the words are made of, by the worker that makes them. */
  data?: Record<string, string | number | null>;
}

/** Has something to say to a member, in the transaction in which it became true. */
export async function appendMessage(tx: Tx, message: NewMessage): Promise<void> {
  const { kind, memberId, themeId = null, once, data = {} } = message;
  const rows = await tx<{ orgId: string }[]>`
    insert into message (org_id, kind, member_id, theme_id, once, data)
    values (app_org(), ${kind}, ${memberId}, ${themeId}, ${once}, ${tx.json(data)})
    on conflict (org_id, member_id, once) do nothing returning org_id`;
  if (rows[0]) await appendOutboxOnce(tx, 'messages.send', rows[0].orgId);
}
