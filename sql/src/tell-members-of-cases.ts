import type { JSONValue } from 'postgres';
import type { Tx } from './connect.ts';
import { appendMessages, type MessageKind } from './messages.ts';

/** A case that members are told something about. */
export interface Told {
  caseId: string;
  code: string;
  feedbackId: string;
  ownerId: string;
  deputyId: string | null;
  /** The name of whoever is responsible. */
  owner: string;
  /** What it is about the time of, by the organisation's clocks. */
  at: string;
}

/** A case's code as people read it out. */
export const shownCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Tells members something about a case, each of them once under the same name. */
export async function tellMembers(
  tx: Tx,
  one: Told,
  kind: MessageKind,
  memberIds: readonly string[],
  { name, data = {} }: { name: string; data?: Record<string, JSONValue> },
): Promise<void> {
  const { caseId, feedbackId, owner, at } = one;
  await appendMessages(
    tx,
    [...new Set(memberIds)].map((memberId) => ({
      kind,
      memberId,
      feedbackId,
      once: `${kind} ${name}`,
      data: { caseId, code: shownCode(one.code), owner, at, ...data },
    })),
  );
}

/** Who hears of it when those responsible do not act. */
export async function listManagers(tx: Tx): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from member
    where org_id = app_org() and role in ('chair', 'admin') and disabled_at is null order by id`;
  return rows.map(({ id }) => id);
}
